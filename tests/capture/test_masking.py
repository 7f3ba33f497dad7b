"""What would name a customer is masked before it is stored; what would not is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.capture.masking import Hidden, Masked, mask
from observer.capture.payment_card import is_card_number
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal

# Numbers that the card schemes publish for tests.
CARDS = (
    "4111111111111111", "4222222222222", "5555555555554444", "2223003122003222",
    "378282246310005", "30569309025904", "6011111111111117", "3530111333300000",
    "6200000000000005", "6759649826438453",
)  # fmt: skip


@pytest.mark.parametrize("number", CARDS)
def test_card_numbers_are_masked(number: str) -> None:
    assert mask(f"Paid with {number}, refused") == mask_of("Paid with [card number], refused", "c")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "[card number]"),
        ("4111-1111-1111-1111.", "[card number]."),
        ("3782 822463 10005 ok", "[card number] ok"),
        ("4111\u00a01111\u00a01111\u00a01111", "[card number]"),
        ("card4111111111111111", "card[card number]"),
        ("4111 1111 1111 1111 123 12/28", "[card number] 123 12/28"),
        ("2024-03-04 4111 1111 1111 1111", "2024-03-04 [card number]"),
        ("4111 1111 1111 1111 or 5555 5555 5555 4444", "[card number] or [card number]"),
    ],
)
def test_card_numbers_are_masked_however_they_are_grouped(text: str, masked: str) -> None:
    assert mask(text) == mask_of(masked, "c")


def mask_of(text: str, kinds: str) -> Masked:
    named = {"c": Hidden.CARD, "e": Hidden.EMAIL, "p": Hidden.PHONE}
    return Masked(text, tuple(named[kind] for kind in kinds))


@pytest.mark.parametrize(
    "text",
    [
        "order 4111111111111112",  # its check digit is wrong
        "order 1234567812345670",  # its check digit is right, but no issuer begins so
        "order 41111111111111113",  # no card of this issuer is as long
        "parcel 00340434161094022115",
        "IBAN DE89 3704 0044 0532 0130 00",
        "order 1002003456, 120.00 EUR on 04.03.2024 09:15",
        "ticket INC0012345 of 2024-03-04 09:00",
        "invoice 2024-000123",
        "1 234 567 EUR",
        "1.234.567,89",
        "case 00012345678",
        "server 192.168.100.200",
        "called at 12:30, again 14:30",
        "wants @home and a/b",
        "order 555-1234",
        "ref no. 555-1234, part #555-1234",
        "500-1000 items, open 930-1015, £299-1499, 299-1499 EUR",
        "2 555-1234-77 and 1,555-1234",
        "555 1234 and 5551234 and 555.1234",
        "call about 5551234 EUR",
        "",
    ],
)
def test_other_numbers_survive(text: str) -> None:
    assert mask(text) == mask_of(text, "")


@pytest.mark.parametrize(
    ("text", "masked", "kinds"),
    [
        ("write to jo.doe+x@mail.example.com.", "write to [e-mail address].", "e"),
        ("Jörg.Müller@bücher.example!", "[e-mail address]!", "e"),
        ("<a@example.org>,b@example.org", "<[e-mail address]>,[e-mail address]", "e"),
        ("call +44 20 7946 0958 back", "call [phone number] back", "p"),
        ("+49 (0)171 1234567", "[phone number]", "p"),
        ("0049 171 1234567", "[phone number]", "p"),
        ("0171/1234567", "[phone number]", "p"),
        ("06 12 34 56 78", "[phone number]", "p"),
        ("07700900123", "[phone number]", "p"),
        ("(415) 555-2671", "[phone number]", "p"),
        ("555-123-4567", "[phone number]", "p"),
        ("612 34 56 78", "[phone number]", "p"),
        ("tel. 612345678", "tel. [phone number]", "p"),
        ("rings back, 555-1234.", "rings back, [phone number].", "p"),
        ("555-0100/555-0199", "[phone number]/[phone number]", "p"),
        ("call 555 1234", "call [phone number]", "p"),
        ("ring her on 5551234", "ring her on [phone number]", "p"),
        ("tel.555.1234", "tel.[phone number]", "p"),
        ("her mobile is 4155552671", "her mobile is [phone number]", "p"),
        (
            "a@example.org, 0171 1234567, 4111111111111111",
            "[e-mail address], [phone number], [card number]",
            "ecp",
        ),
    ],
)
def test_addresses_and_phone_numbers_are_masked(text: str, masked: str, kinds: str) -> None:
    assert mask(text) == mask_of(masked, kinds)


LINES = st.integers(2_000_000, 9_999_999).map(str)
AROUND = st.sampled_from(["", "back on ", "(", "Ms X: ", "or "])


@given(LINES, AROUND)
def test_a_local_number_is_masked_but_for_what_looks_like_a_span(line: str, before: str) -> None:
    first, last = line[:3], line[3:]
    is_span = first[-1] in "05" and last[-1] in "05" and last[0] != "0"
    text = f"{before}{first}-{last}"
    assert mask(text).text == (text if is_span else f"{before}[phone number]")


AMOUNTS = st.decimals("0.01", "9999999.99", places=2).flatmap(
    lambda amount: st.sampled_from(
        [f"{amount}", f"{amount:,}", f"{amount:,} EUR", f"€{amount:,}", f"£ {amount:.0f}"]
    )
)
TIMES = st.times().flatmap(
    lambda at: st.sampled_from([f"{at:%H:%M}", f"{at:%H:%M:%S}", f"{at:%H.%M}", f"{at:%H%M}"])
)
DATES = st.dates().flatmap(
    lambda day: st.sampled_from(
        [f"{day:%d.%m}.{day.year:04}", f"{day.isoformat()}", f"{day:%m/%d}/{day.year:04}"]
    )
)


@given(
    st.lists(st.one_of(AMOUNTS, TIMES, DATES), min_size=1, max_size=4),
    st.sampled_from([", ", " and ", "; ", " until "]),
    st.sampled_from(["", "order of ", "refund ", "since "]),
)
def test_amounts_times_and_dates_survive(parts: list[str], between: str, before: str) -> None:
    text = before + between.join(parts)
    assert mask(text).text == text


@given(st.text(alphabet="0123456789 -.+(@ab", max_size=60))
def test_masking_what_is_masked_changes_nothing(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(st.integers(10**11, 10**18 - 1))
def test_one_check_digit_of_ten_makes_a_card_number_at_most(begin: int) -> None:
    possible = [digit for digit in range(10) if is_card_number(f"{begin}{digit}")]
    assert len(possible) <= 1


@given(st.sampled_from(CARDS), st.integers(0, 18), st.integers(1, 9))
def test_a_slip_of_one_digit_is_no_card_number(card: str, place: int, by: int) -> None:
    place %= len(card)
    changed = str((int(card[place]) + by) % 10)
    assert not is_card_number(card[:place] + changed + card[place + 1 :])


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (K.NOTE, "text"), (K.WORKAROUND, "text"), (K.STEP, "name"), (K.WAIT, "on"),
        (K.WAIT, "who"), (K.BLOCKED, "for"), (K.BLOCKED, "held_by"), (K.TRANSFER, "to"),
    ],
)  # fmt: skip
def test_no_free_text_is_stored_unmasked(kind: K, name: str) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    (row,) = rehearsal.press(kind, {name: "of jo@example.org"})
    assert dict(row.detail) == {name: "of [e-mail address]"}
    assert rehearsal.session.last_masked == (Hidden.EMAIL,)


def test_what_was_masked_is_said_of_the_last_press_only() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    rehearsal.press(K.NOTE, {"text": "jo@example.org"})
    rehearsal.press(K.NOTE, {"text": "quiet"})
    assert rehearsal.session.last_masked == ()


def test_details_given_later_and_corrections_are_masked() -> None:
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN, {"agent": "0171 1234567"})
    (wait,) = rehearsal.press(K.WAIT, {})
    rehearsal.press(K.DETAIL, {"who": "jo@example.org"}, target=wait.id)
    session = rehearsal.session
    session.amend(1, wait.id, detail={"on": "4111 1111 1111 1111"}, author="Team lead")
    assert session.last_masked == (Hidden.CARD,)
    session.add(1, K.NOTE, 500, {"text": "jo@example.org"}, author="Team lead")
    assert session.last_masked == (Hidden.EMAIL,)
    stored = str([row.detail for row in rehearsal.journal.rows])
    assert "[phone number]" in stored
    assert "jo@" not in stored
    assert not any(digits in stored for digits in ("4111", "1234567"))


def test_times_and_lengths_are_no_phone_numbers() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    (gap,) = rehearsal.press(K.GAP, {"ms": "612345678"})
    assert gap.detail["ms"] == "612345678"
