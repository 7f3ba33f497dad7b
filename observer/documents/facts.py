"""What every document says of its study, and of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from observer import __version__
from observer.analysis import Observed
from observer.documents.choices import Choices
from observer.drawing.map_graph import View
from observer.export.document import Document, Properties, Sheet, walk
from observer.export.facts import PageFacts
from observer.rounds import describe_difference, span_of_days

TITLES = {
    View.DOCUMENTED: "Documented process",
    View.REAL: "Real process",
    View.COMPARISON: "Comparison",
    View.DIFFERENCE: "Before and after",
}


def finished(
    observed: Observed,
    facts: PageFacts,
    sheets: tuple[Sheet, ...],
    choices: Choices,
    warnings: tuple[str, ...] = (),
) -> Document:
    """The sheets as a document of the study, with what there is to warn of."""
    properties = Properties(
        title=f"{facts.title} – {facts.view}",
        dated=last_moment(observed),
        subject=facts.subtitle,
        author=choices.author,
        creator=f"Observer {__version__}",
    )
    return Document(properties, sheets, (*warnings, *_missing(sheets)))


def _missing(sheets: tuple[Sheet, ...]) -> list[str]:
    """What no font here can show, in a sentence."""
    drawings = (part.block.drawing for sheet in sheets for part in walk(sheet.parts))
    lost = dict.fromkeys(character for drawn in drawings if drawn for character in drawn.missing)
    if not lost:
        return []
    named = ", ".join(f"U+{ord(character):04X}" for character in lost)
    return [f"no font here has these characters: {named}; they are printed as �"]


def draft_reasons(observed: Observed) -> tuple[str, ...]:
    """Why what is written of the round is a draft, each in a few words; empty where it is none."""
    still_open = [str(trace.contact) for trace in observed.traces if not trace.closed]
    reasons = []
    if still_open:
        word = "contact" if len(still_open) == 1 else "contacts"
        reasons.append(f"{word} {', '.join(still_open)} not closed yet")
    if observed.open_details:
        word = "detail" if observed.open_details == 1 else "details"
        reasons.append(f"{observed.open_details} {word} left open")
    return tuple(reasons)


def last_moment(observed: Observed) -> datetime:
    """When the last contact was opened, or the study made: the date of what is written of it."""
    return max((trace.opened_at for trace in observed.traces), default=observed.study.created_at)


def page_facts(observed: Observed, view: View) -> PageFacts:
    """What the page says of the study; the documented process alone was not observed."""
    study = observed.study
    facts = PageFacts(study.contact_type, TITLES[view], version=__version__)
    if view is View.DOCUMENTED:
        return facts
    if view is View.DIFFERENCE:
        facts = replace(facts, round_name=describe_difference(observed))
    else:
        facts = replace(
            facts,
            round_name=observed.round.name,
            closed=len(observed.closed),
            contacts=len(observed.traces),
            dates=span_of_days(trace.opened_at for trace in observed.traces),
        )
    return replace(
        facts,
        how_chosen=study.how_chosen,
        observer_role=study.observer_role,
        agent_count=study.agent_count,
    )


def view_title(observed: Observed, view: View) -> str:
    """What a drawing of a view is called, with both rounds where it shows two."""
    rounds = f", {describe_difference(observed)}" if view is View.DIFFERENCE else ""
    return f"{observed.study.contact_type} – {TITLES[view]}{rounds}"


def view_file_name(study: str, observed: Observed, view: View) -> str:
    """What a file of a view is called, without its ending: `refunds – real`.

    Args:
        study: the name of the study's file, without its ending.
    """
    if view is View.DIFFERENCE and observed.before:
        before, after = observed.before.round.position, observed.round.position
        return f"{study} – difference, round {before} to round {after}"
    return f"{study} – {view}"
