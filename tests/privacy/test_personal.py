"""What looks personal is found, and what every map is full of is not."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.capture.masking import mask
from observer.findings.wording import clock_time
from observer.privacy.personal import Sort, find_personal


@pytest.mark.parametrize(
    ("text", "piece", "sort"),
    [
        ("Ask Mr Smith for the key", "Mr Smith", Sort.NAME),
        ("back office, mrs. o'neill", "mrs. o'neill", Sort.NAME),
        ("Dr. J. Müller decides", "Dr. J. Müller", Sort.NAME),
        ("Frau Özil approves", "Frau Özil", Sort.NAME),
        ("the key of Ms\u00a0Brown-Lee", "Ms\u00a0Brown-Lee", Sort.NAME),
        ("write to anna@example.com", "anna@example.com", Sort.EMAIL),
        ("ring 020 7946 0958 first", "020 7946 0958", Sort.PHONE),
        ("+49 30 901820 answers", "+49 30 901820", Sort.PHONE),
        ("card 4111 1111 1111 1111", "4111 1111 1111 1111", Sort.CARD),
        ("pay to GB82 WEST 1234 5698 7654 32 now", "GB82 WEST 1234 5698 7654 32", Sort.BANK),
        ("DE89370400440532013000", "DE89370400440532013000", Sort.BANK),
        ("see order 448812", "order 448812", Sort.NUMBER),
        ("customer no. 471", "customer no. 471", Sort.NUMBER),
        ("Kundennummer: 99812", "Kundennummer: 99812", Sort.NUMBER),
        ("ref AB-12345 again", "ref AB-12345", Sort.NUMBER),
        ("as in INC0012345", "INC0012345", Sort.NUMBER),
        ("the same as 12345678", "12345678", Sort.NUMBER),
    ],
)
def test_found(text: str, piece: str, sort: Sort) -> None:
    assert [(found.text, found.sort) for found in find_personal(text)] == [(piece, sort)]


@pytest.mark.parametrize(
    "text",
    [
        "Obtain refund approval",
        "Copy order number to refund log",
        "Check the customer's account and the policy",
        "Read the policy of 2019",
        "policy 2019",
        "9 of 10 · 2:40",
        "0:42–9:40",
        "1:02:30 and 12:30",
        "6 of 10 contacts · median 2:39 (1:05–4:49)",
        "baseline · 10 of 10 contacts closed · 9 March 2026 – 11 March 2026",
        "2026-03-09 and 09.03.2026 and 3/9/26",
        "Refund above 1,250,000 EUR",
        "limit of £ 12 500, order above € 25 000 000",
        "order 50000 EUR or more",
        "wait 200 ms for the answer of MS Teams",
        "Sr Manager of the back office",
        "the Dr",
        "the three cases of Round 2",
        "Agent A, Agent B and team 12",
        "Tier 2 · 24/7 desk",
        "ISO 27001, ISO27001, section 5.4.3",
        "page 12 of 17",
        "[card number] and [phone number] were read out",
        "58 % last quarter (no further contact about the same order within 7 days)",
        "between 26 % and 88 % of such contacts",
        "Contact 4 · call · resolved · 47:12",
        "0:00 1:00 2:00 3:00 4:00 5:00 6:00 7:00 8:00 9:00",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert find_personal(text) == ()


def test_several_in_one_text_stand_in_their_order() -> None:
    found = find_personal("Mr Smith, order 448812, then anna@example.com")
    assert [piece.sort for piece in found] == [Sort.NAME, Sort.NUMBER, Sort.EMAIL]


@given(st.text(string.ascii_letters + " :,", max_size=40), st.emails())
def test_an_address_that_would_be_masked_looks_personal(words: str, address: str) -> None:
    if mask(address).kinds:
        assert Sort.EMAIL in [found.sort for found in find_personal(f"{words} {address}")]


@given(st.lists(st.integers(0, 90_000_000), max_size=12))
def test_times_never_look_personal(times_ms: list[int]) -> None:
    assert find_personal(" ".join(map(clock_time, times_ms))) == ()


@given(st.text(max_size=200))
def test_a_piece_is_a_piece_of_the_text(text: str) -> None:
    assert all(found.text and found.text in text for found in find_personal(text))
