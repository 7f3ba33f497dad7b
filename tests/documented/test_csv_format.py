"""The documented process as CSV: what is read, and the sentence for each way it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.table.csv_format import read_csv
from observer.errors import UserError
from observer.model.process import (
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    ReadResult,
)

PATH = Path("refund.csv")


def read(text: str) -> DocumentedProcess:
    (process,) = read_csv(text, PATH).processes
    return process


def sentence(text: str) -> str:
    with pytest.raises(UserError) as caught:
        read_csv(text, PATH)
    return str(caught.value)


def warnings(result: ReadResult) -> list[str]:
    return [f"{warning.where}: {warning.what}" for warning in result.warnings]


def test_every_column() -> None:
    text = (
        "step,next,owner,kind,may_decide,introduced,reviewed,observable\n"
        "Check,Due?,Agent,,,,,yes\n"
        "Due?,Approve;Refuse,,exclusive,,,,\n"
        "Approve,Done,Team leader,,Team leader,2016-04-11,never,no\n"
        "Refuse,,Agent,,,,,\n"
        "Done,,,end,,,,\n"
    )
    assert read(text) == DocumentedProcess(
        "refund",
        "refund",
        (
            Node("Check", NodeKind.STEP, "Check", owner="Agent"),
            Node("Due?", NodeKind.EXCLUSIVE, "Due?"),
            Node(
                "Approve",
                NodeKind.STEP,
                "Approve",
                owner="Team leader",
                may_decide="Team leader",
                introduced="2016-04-11",
                reviewed="never",
                observable=False,
            ),
            Node("Refuse", NodeKind.STEP, "Refuse", owner="Agent"),
            Node("Done", NodeKind.END, "Done"),
        ),
        (
            Flow("Check", "Due?"),
            Flow("Due?", "Approve"),
            Flow("Due?", "Refuse"),
            Flow("Approve", "Done"),
        ),
        ("Check",),
    )


def test_columns_in_any_order_and_only_two_needed() -> None:
    assert read("NEXT , Step\nB,A\n,B\n") == read("step,next\nA,B\nB,\n")


def test_names_are_trimmed_and_empty_rows_passed_over() -> None:
    assert read('step, next\n"A, B", "C"\nC,\n').step_names == ("A, B", "C")
    assert read("\n step , next \n\n  A ,  B ;; \n,\n B\n") == read("step,next\nA,B\nB,\n")


@pytest.mark.parametrize(
    "text",
    [
        "step;next\nA;B|C\nB;\nC;\n",
        'next;"Step"\nB | C;A\n;B\n;C\n',
        "step\tnext\nA\tB;C\nB\t\nC\t\n",
        "sep=;\nstep;next\nA;B|C\nB;\nC;\n",
        "How a refund goes,\n\n2024-03-01,final\nstep,next\nA,B;C\nB,\nC,\n",
    ],
)
def test_semicolons_tabs_and_a_title_give_the_same_process(text: str) -> None:
    assert read(text) == read("step,next\nA,B;C\nB,\nC,\n")


def test_semicolons_do_not_divide_names_where_they_divide_cells() -> None:
    assert read('step;next\nA;"B; C"\n"B; C";\n').step_names == ("A", "B; C")
    assert read("step,next\nA,B|C\nB|C,\n").step_names == ("A", "B|C")


def test_unknown_and_unnamed_columns_are_ignored_with_a_warning() -> None:
    result = read_csv("step,system,,next,,\nA,CRM,x,,,\n", PATH)
    assert result.processes == (read("step,next\nA,\n"),)
    assert warnings(result) == [
        "refund.csv:1: the column “system” is ignored",
        "refund.csv:1: the column 3, which has no name, is ignored",
    ]


def test_a_note_below_no_name_is_ignored_with_a_warning() -> None:
    result = read_csv("step,next,,\nA,,,see Ann\n", PATH)
    assert result.processes == (read("step,next\nA,\n"),)
    assert warnings(result) == ["refund.csv:1: the column 4, which has no name, is ignored"]


def test_a_name_twice_in_one_next_is_read_once() -> None:
    result = read_csv("step,next\nA,B;B\nB,\n", PATH)
    assert result.processes[0].flows == (Flow("A", "B"),)
    assert warnings(result) == ["refund.csv:2: “next” names “B” more than once; it is read once"]


def test_flaws_name_the_line() -> None:
    assert warnings(read_csv('step,next\n"A\n1",\nLost,\n', PATH)) == [
        "refund.csv:4: the step “Lost” cannot be reached from the start"
    ]


def test_a_step_may_follow_itself() -> None:
    assert read("step,next\nA,A;B\nB,\n").flows == (Flow("A", "A"), Flow("A", "B"))


@pytest.mark.parametrize("word", ["no", "No", "FALSE", "0"])
def test_not_observable(word: str) -> None:
    assert not read(f"step,next,observable\nA,,{word}\n").nodes[0].observable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: there is no column “step” and no column “next”; name the columns"),
        ("step,owner\nA,B\n", "1: there is no column “next”; name the columns"),
        ("\n\nA,B\n", "3: there is no column “step” and no column “next”; name the columns"),
        ("step,next,step\n", "1: there are two columns “step”"),
        ("step,next\n", "1: there is no step below the header"),
        ("step,next,kind\nA,,task\n", "2: “task” is no kind of element; leave it empty for a step"),
        ("step,next,observable\nA,,maybe\n", "2: “maybe” does not say whether the step is obs"),
        ("step,next\nA,\nB,\nA,\n", "4: the step “A” stands already in line 2; give each step"),
        ("step,next\n,A\nA,\n", "2: the step has no name"),
        (f"step,next\n{'A' * 1001},\n", "2: the name “AAA"),
        ("step,next\nA,Refnd\nRefund,\n", "2: “next” names “Refnd”, which no row is for; did you"),
        ("step,next\nA,Zebra\n", "2: “next” names “Zebra”, which no row is for"),
        ("step,next,kind\nA,B,end\nB,,\n", "2: the end “A” has a “next”; leave it empty"),
        ("step,next\nCheck, then pay,B\nB,\n", "2: the row has more cells than the header; put a"),
        ('step,next\nA,B\n"B,\nC,\n', "3: the row that begins here cannot be divided into cells"),
        ('step,next\nA,"B" or C\n', "2: the row that begins here cannot be divided into cells"),
        ('step,next\n"A\r\n1",B\r\nB,X\r\n', "4: “next” names “X”, which no row is for"),
        ("step,next\n" + "\n" * 6 + "A,X\n", "8: “next” names “X”, which no row is for"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert sentence(text).startswith(f"refund.csv:{said}")


def test_the_closest_name_is_offered() -> None:
    assert sentence("step,next\nA,refund Now\nRefund now,\n").endswith("did you mean “Refund now”?")


def test_several_problems_make_one_sentence() -> None:
    said = sentence("step,next,kind\nA,B,task\nA,C,\n")
    assert said.startswith("refund.csv:2: “task” is no kind of element (and 3 more problems); leav")
    assert "\n" not in said


def test_a_name_in_a_sentence_cannot_break_the_line() -> None:
    said = sentence('step,next\nA,"x\n\x1b[31m' + "y" * 300 + '"\n')
    assert said.startswith("refund.csv:2: “next” names “x [31myyy")
    assert said.isprintable()
    assert len(said) < 200


def test_a_process_that_nobody_follows_is_refused() -> None:
    rows = "".join(f"S{number},\n" for number in range(10_001))
    assert sentence("step,next\n" + rows).startswith(
        "refund.csv:10002: a process has at most 10,000"
    )
    ways = f'S0,"{"S0;" * 25_001}"\n'
    assert sentence("step,next\n" + ways + ways).startswith("refund.csv:3: a process has at most")
