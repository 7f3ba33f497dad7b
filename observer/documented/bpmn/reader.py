"""The documented process as BPMN 2.0 XML (OMG, formal/2013-12-09), from whatever tool wrote it.

A lane is a step's owner, the innermost one with a name; a pool names its process, and is an owner
only where sequence flows join several pools into one process. A flow without both ends is left
out; every flaw that is read past is a warning.
"""

from __future__ import annotations

from pathlib import Path

from observer.documented.bpmn.contents import read_contents
from observer.documented.bpmn.picture import Drawing
from observer.documented.bpmn.process import ProcessBuilder
from observer.documented.bpmn.references import References, group_processes
from observer.documented.bpmn.vocabulary import Vocabulary, is_bpmn_namespace
from observer.documented.problems import FLOW_LIMIT, NODE_LIMIT, too_large
from observer.documented.validation import validate
from observer.documented.xml_reading import parse_xml, read_root_name
from observer.errors import UserError
from observer.model.process import ReadResult, ReadWarning

LANE_LIMIT = 200


def is_bpmn(content: bytes) -> bool:
    """Whether the root is `definitions`, in a namespace like that of BPMN."""
    root = read_root_name(content)
    return root is not None and root.name == "definitions" and is_bpmn_namespace(root.namespace)


def read_bpmn(content: bytes, path: Path) -> ReadResult:
    """Every process of a file that holds a flow node, in document order.

    Raises:
        UserError: it is not well-formed, or too large.
    """
    root, flaws = parse_xml(content, path)
    vocabulary = Vocabulary(root, str(path))
    contents = read_contents(root, vocabulary)
    if len(contents.nodes) > NODE_LIMIT or len(contents.flows) > FLOW_LIMIT:
        raise too_large(path, 1)
    lanes = sum(len(lanes) for lanes in contents.lanes.values())
    if lanes > LANE_LIMIT:
        what = f"the file has {lanes:,} lanes; at most {LANE_LIMIT:,} are read"
        raise UserError(what, where=str(path))
    references = References(contents, vocabulary)
    groups = group_processes(contents, references.resolve())
    warnings = [*flaws, *vocabulary.warnings, *references.warnings]
    drawing = Drawing(root, vocabulary)
    processes = []
    for group in groups:
        builder = ProcessBuilder(contents, group, drawing, str(path))
        process = builder.build()
        processes.append(process)
        warnings += [*builder.warnings, *validate(process, builder.places)]
    if not processes:
        what = "no process in it holds an activity, event or gateway"
        warnings.append(ReadWarning(str(path), what))
    return ReadResult(tuple(processes), tuple(warnings))
