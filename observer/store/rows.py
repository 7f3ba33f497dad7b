"""Between rows of the study file and the plain data of the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from observer.model.brief import Brief
from observer.model.mark import Mark, MarkKind
from observer.model.matching import MatchEntry, ObservedName
from observer.model.moment import Moment
from observer.model.process import (
    Box,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
    Picture,
)
from observer.model.reveal import Conclusion, Reveal
from observer.model.study import Study
from observer.model.version import ProcessVersion

MARK_COLUMNS = (
    "id", "contact_id", "kind",
    "happened_boot", "happened_ns", "happened_at",
    "pressed_boot", "pressed_ns", "pressed_at",
    "detail", "cause", "target", "author",
)  # fmt: skip


def mark_to_row(mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "contact_id": mark.contact_id,
        "kind": mark.kind.value,
        **_moment_to_columns("happened", mark.happened),
        **_moment_to_columns("pressed", mark.pressed),
        "detail": json.dumps(dict(mark.detail), ensure_ascii=True),
        "cause": mark.cause,
        "target": mark.target,
        "author": mark.author,
    }


def _moment_to_columns(prefix: str, moment: Moment) -> dict[str, Any]:
    return {
        f"{prefix}_boot": moment.boot_id,
        f"{prefix}_ns": moment.monotonic_ns,
        f"{prefix}_at": moment.at.isoformat(),
    }


def mark_from_row(row: Mapping[str, Any]) -> Mark:
    return Mark(
        id=row["id"],
        contact_id=row["contact_id"],
        kind=MarkKind(row["kind"]),
        happened=_moment_from_columns("happened", row),
        pressed=_moment_from_columns("pressed", row),
        detail=json.loads(row["detail"]),
        cause=row["cause"],
        target=row["target"],
        author=row["author"],
    )


def _moment_from_columns(prefix: str, row: Mapping[str, Any]) -> Moment:
    at = datetime.fromisoformat(row[f"{prefix}_at"])
    return Moment(row[f"{prefix}_boot"], row[f"{prefix}_ns"], at)


def study_from_row(row: Mapping[str, Any]) -> Study:
    facts = {field.name: row[field.name] for field in fields(Study)}
    return Study(**facts | {"created_at": datetime.fromisoformat(row["created_at"])})


def brief_to_row(brief: Brief) -> dict[str, Any]:
    return asdict(brief) | {
        "by_when": brief.by_when.isoformat() if brief.by_when else None,
        "said": json.dumps(dict(brief.said), ensure_ascii=True),
    }


def brief_from_row(row: Mapping[str, Any]) -> Brief:
    texts = {field.name: row[field.name] for field in fields(Brief)}
    by_when = date.fromisoformat(row["by_when"]) if row["by_when"] is not None else None
    return Brief(**texts | {"by_when": by_when, "said": dict(json.loads(row["said"]))})


def match_to_row(
    observed: ObservedName, documented: tuple[str, ...], decided_at: str, author: str
) -> dict[str, Any]:
    return {
        "kind": observed.kind.value,
        "label": observed.label,
        "step": observed.step,
        "documented": json.dumps(documented, ensure_ascii=True),
        "decided_at": decided_at,
        "author": author,
    }


def match_entry_from_row(row: Mapping[str, Any]) -> MatchEntry:
    return MatchEntry(
        id=row["id"],
        observed=ObservedName(MarkKind(row["kind"]), row["label"], row["step"]),
        documented=tuple(json.loads(row["documented"])),
        decided_at=datetime.fromisoformat(row["decided_at"]),
        author=row["author"],
    )


def reveal_from_row(row: Mapping[str, Any]) -> Reveal:
    return Reveal(
        id=row["id"],
        round_id=row["round_id"],
        conclusion=Conclusion(row["conclusion"]),
        revealed_at=datetime.fromisoformat(row["revealed_at"]),
    )


def version_from_row(row: Mapping[str, Any]) -> ProcessVersion:
    return ProcessVersion(
        number=row["id"],
        source=row["source"],
        stored_at=datetime.fromisoformat(row["stored_at"]),
        process=process_from_json(row["content"]),
    )


def process_to_json(process: DocumentedProcess) -> str:
    return json.dumps(asdict(process), ensure_ascii=True)


def process_from_json(text: str) -> DocumentedProcess:
    content = json.loads(text)
    nodes = (Node(**node | {"kind": NodeKind(node["kind"])}) for node in content["nodes"])
    return DocumentedProcess(
        id=content["id"],
        name=content["name"],
        nodes=tuple(nodes),
        flows=tuple(Flow(**flow) for flow in content["flows"]),
        starts=tuple(content["starts"]),
        notation=Notation(content.get("notation", Notation.DRAWING)),
        picture=_picture_from_json(content.get("picture")),
    )


def _picture_from_json(content: Any) -> Picture | None:
    if content is None:
        return None
    return Picture(
        boxes=tuple(Box(**box) for box in content["boxes"]),
        lines=tuple(tuple((x, y) for x, y in line) for line in content["lines"]),
        lanes=tuple(Box(**lane) for lane in content["lanes"]),
    )
