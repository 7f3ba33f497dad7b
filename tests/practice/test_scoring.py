"""What the score of a practice call says."""

from __future__ import annotations

from observer.model.mark import MarkKind
from observer.practice.marked import Marked
from observer.practice.scoring import Verdict, describe, score, summarise

WAIT, BLOCKED, STEP = MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.STEP
MOVING, PERMITTED = MarkKind.MOVING, MarkKind.PERMITTED

REFERENCE = [
    Marked(STEP, 10_000, "Look up order"),
    Marked(WAIT, 20_000, "system"),
    Marked(MOVING, 40_000),
    Marked(BLOCKED, 60_000, "access"),
    Marked(MarkKind.TRANSFER, 80_000, "Back office"),
]


def verdicts(marked: list[Marked]) -> list[tuple[int, str]]:
    return [(judged.at_ms, judged.verdict.value) for judged in score(REFERENCE, marked).judged]


def test_the_reference_itself_is_all_in_time() -> None:
    result = score(REFERENCE, REFERENCE)
    assert len(result.of(Verdict.IN_TIME)) == len(result.judged) == result.expected == 5


def test_missed_late_and_mistaken_each_with_its_time() -> None:
    marked = [
        Marked(STEP, 12_000, "look up ORDER"),  # 2.0 s after: in time
        Marked(WAIT, 22_001, "system"),  # 2.001 s after: late
        Marked(WAIT, 61_000, "access"),  # a block it was
        Marked(MarkKind.TRANSFER, 79_000, "Complaints"),  # another team
        Marked(MarkKind.HOLD, 90_000),  # nothing of the kind
    ]
    assert verdicts(marked) == [
        (10_000, "in time"),
        (20_000, "late"),
        (40_000, "missed"),
        (60_000, "mistaken"),
        (80_000, "mistaken"),
        (90_000, "mistaken"),
    ]
    result = score(REFERENCE, marked)
    assert [describe(judged) for judged in result.judged] == [
        "Step “Look up order”: marked 2.0 s after it happened",
        "Wait on system: marked 2.0 s after it happened",
        "Moving again: not marked",
        "Blocked for access: marked as wait on access",
        "Transfer to Back office: marked as transfer to Complaints",
        "Marked as hold, but nothing of the kind happened",
    ]
    assert summarise(result) == (
        "Of 5 moments you marked 1 in time, 1 late and 2 as something else; 1 not at all. "
        "1 mark stands where nothing of the kind happened."
    )


def test_a_mark_that_is_too_early_is_another_moment() -> None:
    near = verdicts([Marked(WAIT, 10_000, "system")])
    assert (20_000, "in time") in near
    early = verdicts([Marked(WAIT, 9_999, "system")])
    assert (20_000, "missed") in early
    assert (9_999, "mistaken") in early


def test_a_reason_left_open_is_no_mistake() -> None:
    assert (20_000, "in time") in verdicts([Marked(WAIT, 20_500)])


def test_what_a_press_implies_need_not_be_pressed_and_may_be() -> None:
    reference = [Marked(MOVING, 5000, implied=True), Marked(PERMITTED, 5000)]
    permitted = Marked(PERMITTED, 5000)
    for marked in ([permitted], [Marked(MOVING, 4000), permitted], reference):
        result = score(reference, marked)
        assert [judged.verdict for judged in result.judged] == [Verdict.IN_TIME]
        assert result.expected == 1


def test_an_empty_call_says_so() -> None:
    assert summarise(score([], [])) == "Nothing was to be marked yet, and nothing was."


def test_a_mark_far_behind_is_late_and_not_both_missed_and_mistaken() -> None:
    marked = [
        Marked(STEP, 34_000, "Look up order"),  # 24 s after
        Marked(WAIT, 45_000, "system"),  # 25 s after, too
        Marked(BLOCKED, 120_001, "access"),  # more than a minute: another one
    ]
    assert verdicts(marked) == [
        (10_000, "late"),
        (20_000, "late"),
        (40_000, "missed"),
        (60_000, "missed"),
        (80_000, "missed"),
        (120_001, "mistaken"),
    ]
