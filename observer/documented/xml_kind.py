"""XML that holds no process, or one in a language that is not read: what it is called."""

from __future__ import annotations

from observer.documented.xml_reading import read_root_name

_KINDS = (
    ("Package", "", "an XPDL file"),
    ("BpmnDiagram", "", "a diagram in BPMN 1"),
    ("definitions", "/bpmn/1.", "a diagram in BPMN 1"),
    ("definitions", "/dmn/", "a decision model in DMN"),
    ("definitions", "/cmmn/", "a case model in CMMN"),
    ("definitions", "/wsdl/", "a description of a service in WSDL"),
    ("process", "bpel", "a process in BPEL"),
    ("log", "", "an event log in XES"),
    ("pnml", "", "a Petri net in PNML"),
    ("epml", "", "an event-driven process chain in EPML"),
    ("AML", "", "a model in the format of ARIS"),
    ("ADOXML", "", "a model in the format of ADONIS"),
    ("XMI", "", "a model in XMI"),
    ("VisioDocument", "", "a drawing of an old Visio"),
    ("html", "", "a web page"),
)
"""Name of the root, part of its namespace in small letters, and what such a file is."""


def name_xml_kind(content: bytes) -> str:
    """What a file of XML is whose process cannot be read; empty for all others."""
    root = read_root_name(content)
    if root is None:
        return ""
    namespace = f"{root.namespace.casefold()}/"
    return next(
        (kind for name, part, kind in _KINDS if root.name == name and part in namespace), ""
    )
