"""The typed outline: each rule of its grammar, and what is said where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented import outline
from observer.documented.outline import read_outline
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind


def read(text: str) -> DocumentedProcess:
    (process,) = read_outline(text).processes
    return process


def flows(text: str) -> set[str]:
    """Flows as `A > B`, or `A (condition) > B`."""
    return {
        f"{flow.source} ({flow.name}) > {flow.target}"
        if flow.name
        else f"{flow.source} > {flow.target}"
        for flow in read(text).flows
    }


def sentence(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_outline(text, Path("refund.txt"))
    return str(caught.value)


def test_lines_follow_one_another() -> None:
    assert read("Greet\n\n# a remark\nCheck\nRefund\n") == DocumentedProcess(
        "outline",
        "outline",
        tuple(Node(name, NodeKind.STEP, name) for name in ("Greet", "Check", "Refund")),
        (Flow("Greet", "Check"), Flow("Check", "Refund")),
        ("Greet",),
    )


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_indented_lines_are_alternatives_that_meet_again(indent: str) -> None:
    text = f"Check\n{indent}Refund\n{indent}Refuse\nClose\n"
    assert flows(text) == {
        "Check > Refund", "Check > Refuse", "Refund > Close", "Refuse > Close",
    }  # fmt: skip


def test_a_colon_before_the_alternatives_is_not_part_of_the_step() -> None:
    assert flows("Check:\n  Refund\n  Refuse\nClose\n") == flows(
        "Check\n  Refund\n  Refuse\nClose\n"
    )


def test_alternatives_at_the_bottom_end() -> None:
    assert flows("Check\n  Refund\n  Refuse\n") == {"Check > Refund", "Check > Refuse"}


def test_the_example_of_the_documentation() -> None:
    documented = outline.__doc__ or ""
    example = "\n".join(line for line in documented.splitlines() if line.startswith("    "))
    assert flows(example) == {
        "Greet the customer > Check the amount",
        "Check the amount (within the limit) > Refund at once",
        "Check the amount (above the limit) > Ask the team leader",
        "Ask the team leader > Wait for the answer",
        "Wait for the answer > Refund with approval",
        "Check the amount (too late) > Explain the rules",
        "Explain the rules > Close the contact",
        "Refund at once > Tell the customer when the money comes",
        "Refund with approval > Tell the customer when the money comes",
        "Tell the customer when the money comes > Close the contact",
    }


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–"])
def test_bullets_begin_alternatives_of_several_steps(bullet: str) -> None:
    text = f"Check\n  {bullet} Refund\n    Tell\n    Log\n  {bullet}   Refuse\nClose\n"
    assert flows(text) == {
        "Check > Refund", "Refund > Tell", "Tell > Log", "Log > Close",
        "Check > Refuse", "Refuse > Close",
    }  # fmt: skip


def test_tabs_and_spaces_may_meet() -> None:
    assert flows("Check\n\tRefund\n    Refuse\n") == flows("Check\n  Refund\n  Refuse\n")


def test_a_condition_holds_for_the_alternatives_below_it() -> None:
    assert flows("Check\n  above:\n    - Ask\n    - late: Refuse\n  within: Pay\n") == {
        "Check (above) > Ask", "Check (late) > Refuse", "Check (within) > Pay",
    }  # fmt: skip


def test_an_outline_of_bullets_throughout() -> None:
    assert flows("- Check\n  - Refund\n  - Refuse\n- Close\n") == flows(
        "Check\n  Refund\n  Refuse\nClose\n"
    )


def test_conditions_below_a_condition_are_alternatives() -> None:
    text = "Check\n  above: Ask\n    granted: Refund\n    refused: Explain\n  within: Pay\n"
    assert flows(text) == {
        "Check (above) > Ask", "Ask (granted) > Refund", "Ask (refused) > Explain",
        "Check (within) > Pay",
    }  # fmt: skip


def test_a_condition_or_a_bullet_alone_goes_straight_on() -> None:
    both = {"Check (due) > Refund", "Refund > Close"}
    assert flows("Check\n  due: Refund\n  not due:\nClose") == both | {"Check (not due) > Close"}
    assert flows("Check\n  - due: Refund\n  -\nClose\n") == both | {"Check > Close"}
    assert read("Check\n  -\n  -\nClose\n").flows == (Flow("Check", "Close"),)


def test_straight_to_the_end_needs_an_end() -> None:
    process = read("Check\n  due: Refund\n  not due: end\nClose\n")
    assert process.by_id["end"] == Node("end", NodeKind.END, "")
    assert Flow("Check", "end", "not due") in process.flows
    assert Flow("Refund", "Close") in process.flows


def test_end_after_a_step_ends_there() -> None:
    assert flows("Check\n  - Refuse\n    End\n  - Refund\nClose\nEnd\n") == {
        "Check > Refuse", "Check > Refund", "Refund > Close",
    }  # fmt: skip


def test_an_arrow_goes_back_or_forward() -> None:
    text = "Ask\nCheck\n  unclear: -> Ask\n  known: → Close\n  due: Refund\nTell\nClose\n"
    assert flows(text) == {
        "Ask > Check", "Check (unclear) > Ask", "Check (known) > Close",
        "Check (due) > Refund", "Refund > Tell", "Tell > Close",
    }  # fmt: skip


def test_a_colon_means_a_condition_only_where_alternatives_begin() -> None:
    text = "CRM: open the case\nCheck\n  - 10:30 slot\n    ERP: book\n    Tell\n  - Refuse\n"
    assert read(text).step_names == (
        "CRM: open the case", "Check", "10:30 slot", "ERP: book", "Tell", "Refuse",
    )  # fmt: skip


def test_flaws_are_warnings_with_their_line() -> None:
    (warning,) = read_outline("A\nend\nB\n", Path("refund.txt")).warnings
    assert warning.where == "refund.txt:3"
    assert warning.what == "the step “B” cannot be reached from the start"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n # only a remark\n", "refund.txt: there is no step in the outline"),
        ("end\n", "refund.txt: there is no step in the outline"),
        ("A\n    B\n  C\n", "refund.txt:3: the indentation is that of no line above; align it"),
        ("  A\nB\n", "refund.txt:2: the indentation is that of no line above; align it"),
        ("A\nB\nA\n", "refund.txt:3: the step “A” stands already in line 1; write “-> A” to"),
        ("Ask\n-> Aks\n", "refund.txt:2: “->” names “Aks”, which is no step here; did you mean"),
        ("A\n->\n", "refund.txt:2: “->” names “”, which is no step here"),
        ("A\n  - B\n  C\n", "refund.txt:3: of the lines at this indentation some have a bullet"),
        ("A\nend\n  B\n", "refund.txt:3: nothing can stand below “end”"),
        ("A\nB\n-> A\n  C\n", "refund.txt:4: nothing can stand below “-> A”"),
        ("A\nA\nA\n", "refund.txt:2: the step “A” stands already in line 1 (and 1 more problem)"),
        ("A" * 1001, "refund.txt:1: the name “AAA"),
        (
            "".join(" " * depth + f"S{depth}\n" for depth in range(51)),
            "refund.txt:51: the outline is indented more than 50 times",
        ),
        (
            "".join(f"S{number}\n" for number in range(10_001)),
            "refund.txt:10001: a process has at most 10,000 steps",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert sentence(text).startswith(said)


def read_or_refusal(text: str) -> DocumentedProcess | str:
    try:
        return read(text)
    except UserError as refused:
        return str(refused)


@given(st.text(st.sampled_from("ABC:-> \t\n*#end"), max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    got = read_or_refusal(text)
    if isinstance(got, str):
        assert "\n" not in got
    else:
        assert all({flow.source, flow.target} <= set(got.by_id) for flow in got.flows)
