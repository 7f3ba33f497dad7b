"""Any process that the columns can hold is read back from CSV as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from observer.documented.table.contents import COLUMNS, KINDS
from observer.documented.table.csv_format import read_csv
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

names = st.text(
    st.characters(exclude_characters=";\0\r", exclude_categories=["Cs"]), min_size=1, max_size=300
).filter(lambda name: name == name.strip() and bool(name))


@st.composite
def processes(draw: st.DrawFn) -> DocumentedProcess:
    known = draw(st.lists(names, min_size=1, max_size=6, unique=True))
    cells = st.one_of(st.just(""), names)
    nodes = tuple(
        Node(
            name,
            draw(st.sampled_from(list(KINDS.values()))),
            name,
            draw(cells),
            may_decide=draw(cells),
            introduced=draw(cells),
            reviewed=draw(cells),
            observable=draw(st.booleans()),
        )
        for name in known
    )
    flows = [
        Flow(node.id, target)
        for node in nodes
        if node.kind is not NodeKind.END
        for target in draw(st.lists(st.sampled_from(known), max_size=4, unique=True))
    ]
    return DocumentedProcess("refund", "refund", nodes, tuple(flows), (known[0],))


def csv_text(process: DocumentedProcess, columns: list[str], newline: str) -> str:
    words = {kind: word for word, kind in KINDS.items()}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator=newline)
    writer.writeheader()
    for node in process.nodes:
        row = {
            "step": node.name,
            "next": ";".join(flow.target for flow in process.outgoing[node.id]),
            "owner": node.owner,
            "kind": words[node.kind],
            "may_decide": node.may_decide,
            "introduced": node.introduced,
            "reviewed": node.reviewed,
            "observable": "yes" if node.observable else "no",
        }
        writer.writerow(row)
    return out.getvalue()


@given(processes(), st.permutations(COLUMNS), st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_is_read(
    process: DocumentedProcess, columns: list[str], newline: str
) -> None:
    text = csv_text(process, columns, newline)
    assert read_csv(text, Path("refund.csv")).processes == (process,)
