"""Answers on the documented process as JSON structures, and in words, one fact a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from observer.drawing.wording import of_all
from observer.importing import ImportPreview
from observer.matching import MatchTable, NameRow
from observer.model.matching import MatchEntry, ObservedName
from observer.model.process import GATEWAYS, DocumentedProcess
from observer.model.version import ProcessVersion

Answer = dict[str, Any]


def preview_answer(preview: ImportPreview) -> Answer:
    """`import-process`: what a process brings to a study."""
    changes = preview.changes
    return {
        "version": 1,
        "process": {"id": preview.process.id, "name": preview.process.name},
        "source": preview.source,
        "steps": list(preview.process.step_names),
        "owners": list(preview.owners),
        "gateways": [
            {"id": node.id, "kind": node.kind.value, "name": node.name} for node in preview.gateways
        ],
        "added": list(changes.added),
        "removed": list(changes.removed),
        "renamed": [list(pair) for pair in changes.renamed],
        "same": list(changes.same),
        "unmatched": [_observed(name) for name in preview.unmatched],
        "warnings": [{"where": w.where, "what": w.what} for w in preview.warnings],
    }


def preview_lines(preview: ImportPreview) -> Iterator[str]:
    changes = preview.changes
    yield f"{preview.process.name}: {len(preview.process.step_names)} steps"
    if preview.owners:
        yield f"owners: {', '.join(preview.owners)}"
    yield from (f"new: {name}" for name in changes.added)
    yield from (f"gone: {name}" for name in changes.removed)
    yield from (f"renamed: {former} → {name}" for former, name in changes.renamed)
    yield from (f"no longer matched: {name}" for name in preview.unmatched)


def versions_answer(versions: Sequence[ProcessVersion]) -> Answer:
    """`versions`: every version of the documented process, the one in use last."""
    return {
        "version": 1,
        "versions": [
            {
                "number": version.number,
                "name": version.process.name,
                "source": version.source,
                "stored_at": version.stored_at.isoformat(),
                **count_elements(version.process),
            }
            for version in versions
        ],
    }


def count_elements(process: DocumentedProcess) -> dict[str, int]:
    """How many steps, gateways and owners a process has."""
    return {
        "steps": len(process.step_names),
        "gateways": sum(node.kind in GATEWAYS for node in process.nodes),
        "owners": len({node.owner for node in process.nodes if node.owner}),
    }


def version_lines(versions: Sequence[ProcessVersion]) -> Iterator[str]:
    if not versions:
        yield "no documented process is in this study yet"
    for version in versions:
        moment = version.stored_at.astimezone()
        used = ", in use" if version is versions[-1] else ""
        counts = ", ".join(f"{name}: {n}" for name, n in count_elements(version.process).items())
        yield f"{version.number}: {version.source}, {moment:%Y-%m-%d %H:%M}, {counts}{used}"


def match_answer(table: MatchTable) -> Answer:
    """`match`: observed names, documented steps, and every decision on them."""
    return {
        "version": 1,
        "observed": [_name_row(row) for row in table.names],
        "documented": [
            {
                "step": row.step,
                "observable": row.observable,
                "observed": [_observed(name) for name in row.observed],
            }
            for row in table.steps
        ],
        "history": [_entry(entry) for entry in table.history],
    }


def _observed(name: ObservedName) -> Answer:
    return {"kind": name.kind.value, "label": name.label, "at": name.step}


def _name_row(row: NameRow) -> Answer:
    sighting = row.sighting
    return {
        **_observed(sighting.observed),
        "contacts": sighting.contacts,
        "count": sighting.count,
        "documented": list(row.documented),
        "decided": row.decided,
        "proposals": [
            {"step": found.step, "score": found.score, "reason": found.reason}
            for found in row.proposals
        ],
    }


def _entry(entry: MatchEntry) -> Answer:
    return {
        "id": entry.id,
        **_observed(entry.observed),
        "documented": list(entry.documented),
        "decided_at": entry.decided_at.isoformat(),
        "author": entry.author,
    }


def match_lines(table: MatchTable) -> Iterator[str]:
    for row in table.names:
        name = str(row.sighting.observed)
        if row.decided:
            yield f"{name} = {' + '.join(row.documented)}"
        elif row.documented:
            yield f"{name}: as documented"
        elif row.proposals:
            told = (f"{found.step} ({found.reason})" for found in row.proposals)
            yield f"{name}: not matched; perhaps {', or '.join(told)}"
        else:
            yield f"{name}: not matched"
    observed = sum(bool(row.observed) for row in table.steps)
    yield f"documented steps seen: {of_all(observed, len(table.steps))}"
    hidden = [row.step for row in table.steps if not row.observable]
    if hidden:
        yield f"out of sight: {', '.join(hidden)}"
