"""BPMN 2.0 XML, as any tool writes it."""
