"""A process as BPMN 2.0: elements with explicit gateways, their places, and the document."""
