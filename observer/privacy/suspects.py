"""What of an export looks personal: where it is printed, and where in the study it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.analysis import Observed
from observer.errors import UserError
from observer.model.trace import Trace
from observer.privacy.outgoing import Outgoing
from observer.privacy.personal import Sort, find_personal


@dataclass(frozen=True, slots=True)
class Suspect:
    """A piece of text that looks personal.

    Attributes:
        pages: where it is printed; empty in a drawing by itself.
        sources: where it can be put right, such as `contact 4, workaround`.
    """

    text: str
    sort: Sort
    pages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Such as `“Mr Smith” looks like a name: contact 4, workaround (page 3, page 7)`."""
        places = f" ({', '.join(self.pages)})" if self.pages else ""
        sources = f": {', '.join(self.sources)}" if self.sources else ""
        return f"“{self.text}” looks like {self.sort}{sources}{places}"


class LooksPersonal(UserError):  # noqa: N818 - said of the texts
    """What was to be written names somebody, as it seems; nothing was written."""

    def __init__(self, suspects: tuple[Suspect, ...]) -> None:
        self.suspects = suspects
        one = len(suspects) == 1
        super().__init__(
            f"{len(suspects)} {'text looks' if one else 'texts look'} personal, so nothing was "
            "written",
            remedy="correct the marks on the Review page, or export with `--allow`",
        )


def looks_personal(texts: Iterable[Outgoing], observed: Observed) -> tuple[Suspect, ...]:
    """What of the texts looks personal, each piece once, in the order of the texts."""
    pages: dict[tuple[str, Sort], dict[str, None]] = {}
    for outgoing in texts:
        for piece in find_personal(outgoing.text):
            pages.setdefault((" ".join(piece.text.split()), piece.sort), {})[outgoing.where] = None
    return tuple(
        Suspect(text, sort, tuple(filter(None, found)), tuple(_sources(text, observed)))
        for (text, sort), found in pages.items()
    )


def require_nothing_personal(texts: Iterable[Outgoing], observed: Observed) -> None:
    """
    Raises:
        LooksPersonal: something of the texts does.
    """
    suspects = looks_personal(texts, observed)
    if suspects:
        raise LooksPersonal(suspects)


def _sources(piece: str, observed: Observed) -> Iterator[str]:
    """Everything in the study that holds the piece, each once."""
    told = (source for source, text in _written(observed) if piece in " ".join(text.split()))
    yield from dict.fromkeys(told)


def _written(observed: Observed) -> Iterator[tuple[str, str]]:
    """Everything that somebody wrote: where it stands, and the text."""
    rounds = filter(None, (observed.before, observed))
    for one in rounds:
        yield "the name of a round", one.round.name
        named = f"{one.round.name}, " if one is not observed else ""
        for trace in one.traces:
            yield from ((f"{named}contact {trace.contact}, {kind}", t) for kind, t in _told(trace))
    study = observed.study
    yield "the study's contact type", study.contact_type
    yield "how the contacts were chosen", study.how_chosen
    yield "the observer's role", study.observer_role
    yield "the metric", f"{study.coached_metric}\n{study.metric_baseline}"
    brief = observed.brief
    yield "the question", brief.question
    yield "what is asked for", f"{brief.decision}\n{brief.by_whom}"
    yield "the team's words", "\n".join((brief.words, *brief.said.values()))
    for node in observed.process.nodes if observed.process else ():
        yield "the documented process", f"{node.name}\n{node.owner}\n{node.may_decide}\n{node.note}"


def _told(trace: Trace) -> Iterator[tuple[str, str]]:
    for event in trace.events:
        yield event.kind, event.label
        yield event.kind, event.held_by
        yield from ((event.kind, value) for _, value in event.details)
    yield from ((instant.kind, instant.text) for instant in trace.instants)
    yield "outcome", trace.outcome
