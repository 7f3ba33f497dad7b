"""The step-through: one sentence after the other, contact by contact."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.model.trace import Trace
from observer.ui.replay.telling import tell
from tests.discovery.playing import trace
from tests.ui.replay.conftest import Audience

K = Qt.Key


def test_n_tells_what_happened_from_the_first_contact_to_the_last(audience: Audience) -> None:
    told = []
    for _ in range(14):
        audience.press(K.Key_N)
        told.append(audience.sentence)
    assert told == [
        "Contact 1, a call, begins.",
        "Greet begins.",
        "Check begins.",
        "The agent waits: system – Order system.",
        "Moving again after 0:30.",
        "The contact closes after 1:00: resolved now.",
        "Contact 2, a chat, begins.",
        "Greet begins.",
        "The contact is parked.",
        "It is taken up again after 1:00.",
        "Handed to Billing (cold, context lost).",
        "The contact closes after 1:30: transferred out.",
        "The contact closes after 1:30: transferred out.",
        "The contact closes after 1:30: transferred out.",
    ]


def test_p_goes_back_into_the_contact_before(audience: Audience) -> None:
    for _ in range(7):
        audience.press(K.Key_N)
    assert audience.sentence == "Contact 2, a chat, begins."
    audience.press(K.Key_P)
    assert audience.sentence == "The contact closes after 1:00: resolved now."


def test_shift_n_and_shift_p_go_from_contact_to_contact(audience: Audience) -> None:
    audience.press(K.Key_N, shift=True)
    audience.press(K.Key_N, shift=True)
    assert audience.sentence == "Contact 2, a chat, begins."
    audience.press(K.Key_N, shift=True)
    assert audience.sentence == "Contact 2, a chat, begins."
    audience.press(K.Key_P, shift=True)
    assert audience.sentence == "Contact 1, a call, begins."


def test_one_by_one_who_has_not_begun_is_not_there(audience: Audience) -> None:
    QTest.mouseClick(audience.replay.bar.order.button(1), Qt.MouseButton.LeftButton)
    assert audience.clock == "0:00 of 2:31"
    assert (audience.says(1), audience.says(2)) == ("1", "")
    audience.replay.player.seek(70_000)
    assert (audience.says(1), audience.says(2)) == ("1", "2")


def test_one_contact_alone(audience: Audience) -> None:
    contacts = audience.replay.bar.contacts
    contacts.setCurrentIndex(2)
    contacts.activated.emit(2)
    assert audience.clock == "0:00 of 1:30"
    assert (audience.says(1), audience.says(2)) == ("", "2")
    assert audience.sentence == "Contact 2, a chat, begins."


def test_after_a_step_the_token_comes_to_where_it_is_told_to_be(audience: Audience) -> None:
    for _ in range(4):
        audience.press(K.Key_N)
    audience.replay.player.advance(1000)
    badge = audience.canvas.drawing.by_owner["wait:Check:system"][0].bounds
    assert abs(audience.place(1).right - badge.left) < 4


def test_who_is_told_of_is_brought_into_sight(audience: Audience) -> None:
    for _ in range(4):
        audience.canvas.zoom(1.25)
    audience.canvas.pan(-5000, 0)
    audience.press(K.Key_N)
    view, token = audience.canvas.viewport, audience.place(1)
    shown = view.bounds_in_widget(token)
    assert 0 <= shown.left < shown.right <= audience.canvas.width()
    assert 0 <= shown.top < shown.bottom <= audience.canvas.height()


def sentences(found: Trace) -> list[str]:
    return [moment.sentence for moment in tell(found)]


def test_every_kind_of_mark_is_told_neutrally() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "hold", ""), (3000, "blocked", "for=policy"),
        (4000, "resolution-known", ""), (5000, "workaround", "Calls a friend"),
        (6000, "frustration", ""), (7000, "permitted", ""), (8000, "moving", ""),
        (9000, "off-hold", ""), (10_000, "note", "As always"), (14_000, "gap", "ms=2000"),
        (15_000, "customer-gone", ""), (16_000, "close", ""),
    )  # fmt: skip
    assert sentences(found) == [
        "Contact 1 begins.",
        "Ask begins.",
        "The customer is put on hold.",
        "The agent cannot go on: policy.",
        "The agent knows the resolution.",
        "The agent takes another way: Calls a friend.",
        "The customer is frustrated or has to repeat.",
        "The agent is permitted to deliver it.",
        "Moving again after 0:05.",
        "The customer is back after 0:07.",
        "Noted: As always",
        "The next 0:02 were not observed.",
        "The customer has gone; after-contact work begins.",
        "The contact closes after 0:16: outcome open.",
    ]


def test_an_open_contact_is_not_said_to_close() -> None:
    found = trace((0, "open", "channel=email"), (3000, "step", "Ask"), (3000, "transfer", ""))
    assert sentences(found) == [
        "Contact 1, an e-mail, begins.",
        "Ask begins. Handed to a team not named. The contact is still open; this is its last mark.",
    ]
