"""How far two observers of the same contact agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from observer.practice.marked import COMPARED, Marked, in_words
from observer.practice.pairing import Pair, pair_marks

WINDOW_MS = 5_000
"""Two marks further apart than this are two moments."""

NOTHING = "nothing"
"""The category of a moment that an observer did not mark."""

CATEGORIES = (*(kind.value for kind in COMPARED), NOTHING)

_WORDS = (
    (0.0, "poor"),
    (0.2, "slight"),
    (0.4, "fair"),
    (0.6, "moderate"),
    (0.8, "substantial"),
    (1.0, "almost perfect"),
)
"""The upper bound of each word of Landis and Koch; poor is below the first."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two observers of one contact, moment by moment.

    Attributes:
        window_ms: how far apart two marks of one moment may lie.
        pairs: every moment that at least one of them marked, in order of time.
        quiet: stretches of `window_ms` in which neither marked anything.
        kappa: see `compare_observers`; None where it is not defined.
    """

    window_ms: int
    pairs: tuple[Pair, ...]
    quiet: int
    kappa: float | None

    @property
    def agreed(self) -> tuple[Pair, ...]:
        """The moments that both marked, as the same kind."""
        return tuple(pair for pair in self.pairs if pair.is_same_kind)

    @property
    def disagreements(self) -> tuple[Pair, ...]:
        """The moments that only one marked, or with another kind, reason, team or name."""
        return tuple(pair for pair in self.pairs if not pair.is_same)

    @property
    def behind_ms(self) -> float | None:
        """By how much the second marked later: the median over the moments of `agreed`."""
        apart = [p.second.at_ms - p.first.at_ms for p in self.agreed if p.first and p.second]
        return median(apart) if apart else None


def compare_observers(
    first: Sequence[Marked],
    second: Sequence[Marked],
    length_ms: int,
    window_ms: int = WINDOW_MS,
) -> Agreement:
    """Holds the marks of two observers of a contact against each other.

    Marks are paired as `pair_marks` does. For kappa every moment counts once, in the category
    that each observer gave it: its kind, or *nothing* where only the other marked it. The rest of
    the contact counts as stretches of `window_ms` that both gave *nothing*:
    `length_ms // window_ms`, less the moments marked. Reasons and names do not enter kappa; where
    they differ they are among the disagreements.

    Args:
        first, second: in order of time since the contact opened.
        length_ms: how long the contact was observed.
    """
    pairs = pair_marks(first, second, window_ms)
    quiet = max(0, length_ms // window_ms - len(pairs))
    return Agreement(window_ms, pairs, quiet, cohen_kappa(_table(pairs, quiet)))


def _table(pairs: Sequence[Pair], quiet: int) -> list[list[int]]:
    table = [[0] * len(CATEGORIES) for _ in CATEGORIES]
    for pair in pairs:
        table[_category(pair.first)][_category(pair.second)] += 1
    table[-1][-1] = quiet
    return table


def _category(marked: Marked | None) -> int:
    return CATEGORIES.index(marked.kind.value if marked else NOTHING)


def cohen_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Agreement beyond chance: (p_o − p_e) / (1 − p_e).

    Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960). p_o is the share of units on the diagonal, p_e the sum over the
    categories of the product of both observers' shares.

    Args:
        table: counts of units; a row for each category of the first, a column of the second.

    Returns:
        At most 1; None where there is no unit, or both gave every unit the same one category.
    """
    total = sum(map(sum, table))
    if total == 0:
        return None
    observed = Fraction(sum(row[k] for k, row in enumerate(table)), total)
    by_first = (sum(row) for row in table)
    by_second = (sum(column) for column in zip(*table, strict=True))
    products = (a * b for a, b in zip(by_first, by_second, strict=True))
    expected = Fraction(sum(products), total * total)
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def strength(kappa: float) -> str:
    """The word for a kappa by Landis and Koch, Biometrics 33 (1977): a convention, no test."""
    if kappa < 0:
        return _WORDS[0][1]
    return next(word for bound, word in _WORDS[1:] if kappa <= bound)


def summarise(agreement: Agreement) -> tuple[str, ...]:
    """Agreement, kappa and delay, each in one sentence."""
    marked, seconds = len(agreement.pairs), f"{agreement.window_ms / 1000:g}"
    if not marked:
        return ("Neither observer marked anything, so there is nothing to agree on.",)
    share = f"{len(agreement.agreed) / marked:.0%}".replace("%", " %")
    behind_ms = agreement.behind_ms
    side = "earlier" if behind_ms and behind_ms < 0 else "later"
    delay = (
        "" if behind_ms is None else f"; the second {abs(behind_ms) / 1000:.1f} s {side} (median)"
    )
    return (
        f"Both marked the same kind, at most {seconds} s apart, at {len(agreement.agreed)} of "
        f"{marked} moments ({share}){delay}.",
        _kappa_sentence(agreement, f"{agreement.quiet} stretches of {seconds} s without a mark"),
    )


def _kappa_sentence(agreement: Agreement, quiet: str) -> str:
    marked, units = len(agreement.pairs), len(agreement.pairs) + agreement.quiet
    over = f"{units} units: {marked} moments marked and {quiet}"
    if agreement.kappa is None:
        return f"Kappa is not defined: both gave all of the {over} the same kind."
    word = strength(agreement.kappa)
    return f"Kappa {agreement.kappa:.2f}: {word} (Landis and Koch 1977), over {over}."


def describe(pair: Pair) -> str:
    """What each observer made of one moment, in words; once where they are alike."""
    first, second = (in_words(m) if m else NOTHING for m in (pair.first, pair.second))
    return first if first == second else f"{first} · {second}"
