"""A replay as a team sees it: what the tokens say, where they are, what the keys do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import LIGHT, Colour
from observer.model.trace import Trace
from observer.ui.replay.player import SPEEDS
from tests.ui.replay.conftest import Audience

K = Qt.Key


def test_it_opens_with_everyone_at_the_start(audience: Audience) -> None:
    assert audience.replay.bar.isVisible()
    assert audience.sentence == "2 working"
    assert audience.clock == "0:00 of 1:30"
    assert audience.place(1).right < audience.canvas.drawing.bounds_of("step:Check").left


def test_arrows_move_by_ten_seconds_and_not_past_the_ends(audience: Audience) -> None:
    audience.press(K.Key_Left)
    assert audience.clock == "0:00 of 1:30"
    for _ in range(3):
        audience.press(K.Key_Right)
    assert audience.clock == "0:30 of 1:30"
    audience.press(K.Key_Left)
    assert audience.clock == "0:20 of 1:30"
    audience.press(K.Key_End)
    audience.press(K.Key_Right)
    assert audience.clock == "1:30 of 1:30"
    assert audience.sentence == "2 closed"


def test_who_waits_is_seen_to_wait_at_the_badge_and_who_is_parked_is_told(
    audience: Audience,
) -> None:
    audience.replay.player.seek(35_000)
    assert audience.sentence == "1 waiting · 1 parked"
    assert audience.says(1) == "1 0:15"
    assert audience.says(2) == "2 parked 0:20"
    badge = audience.canvas.drawing.by_owner["wait:Check:system"][0].bounds
    token = audience.place(1)
    assert abs(token.right - badge.left) < 4
    assert token.top < (badge.top + badge.bottom) / 2 < token.bottom


def colour_where_a_token_was(audience: Audience) -> QColor:
    token = audience.place(1)
    x, y = audience.canvas.viewport.to_widget(token.left + 4, (token.top + token.bottom) / 2)
    return audience.canvas.grab().toImage().pixelColor(QPoint(round(x), round(y)))


def test_a_token_is_painted_on_the_map_in_the_colour_of_what_it_does(audience: Audience) -> None:
    audience.replay.player.seek(35_000)
    assert colour_where_a_token_was(audience) == QColor(LIGHT[Colour.WAIT])


def test_space_plays_and_stands_still(audience: Audience, qtbot: QtBot) -> None:
    audience.press(K.Key_Space)
    qtbot.waitUntil(lambda: audience.replay.player.ms > 10_000)
    assert audience.replay.bar.play.text() == "Pause (Space)"
    audience.press(K.Key_Space)
    stood = audience.replay.player.ms
    QTest.qWait(60)
    assert audience.replay.player.ms == stood
    assert audience.replay.bar.play.text() == "Play (Space)"


def test_the_speed_says_how_much_faster_it_was_played(audience: Audience) -> None:
    player = audience.replay.player
    for place, speed in enumerate(SPEEDS):
        QTest.mouseClick(audience.replay.bar.speeds.button(place), Qt.MouseButton.LeftButton)
        player.seek(0)
        player.play()
        player.advance(100)
        assert abs(player.ms - 100 * speed) < 1
        player.pause()
    assert (SPEEDS[0], SPEEDS[-1]) == (1, 600)
    audience.press(K.Key_Down)
    assert player.speed == SPEEDS[-2]


def test_it_ends_with_the_last_contact_and_begins_anew(audience: Audience) -> None:
    player = audience.replay.player
    player.play()
    player.advance(90_000)
    assert not player.playing
    assert audience.clock == "1:30 of 1:30"
    audience.press(K.Key_Space)
    assert audience.clock == "0:00 of 1:30"


def test_on_its_way_a_token_is_on_the_line(audience: Audience) -> None:
    player = audience.replay.player
    player.set_speed(10)
    player.seek(9000)
    player.play()
    player.advance(300)
    line = audience.canvas.drawing.bounds_of("edge:step%3AGreet:step%3ACheck")
    token = audience.place(1)
    middle = (token.left + token.right) / 2
    assert line.left - 20 <= middle <= audience.canvas.drawing.bounds_of("step:Check").right
    assert audience.says(1) == "1"


def test_with_less_motion_it_steps(audience: Audience) -> None:
    """Fusion without animation asks for none; at once after the mark it stands at the step."""
    player = audience.replay.player
    player.glides = False
    player.seek(9900)
    player.play()
    player.advance(10)
    glided = audience.place(1)
    player.pause()
    player.seek(player.ms)
    assert audience.place(1) == glided


def test_a_drag_of_the_track_scrubs(audience: Audience) -> None:
    track = audience.replay.bar.track
    middle = QPoint(track.width() // 2, track.height() // 2)
    QTest.mouseClick(track, Qt.MouseButton.LeftButton, pos=middle)
    assert audience.clock == "0:45 of 1:30"


def test_a_view_without_the_step_leaves_the_token_out(audience: Audience) -> None:
    audience.replay.player.seek(35_000)
    audience.canvas.show_drawing(DisplayList(100, 100, ()))
    assert audience.says(1) == ""


def test_escape_puts_it_away(audience: Audience) -> None:
    audience.replay.player.seek(35_000)
    audience.press(K.Key_Escape)
    assert audience.replay.bar.isHidden()
    assert colour_where_a_token_was(audience) != QColor(LIGHT[Colour.WAIT])
    assert audience.canvas.hasFocus()


def test_without_contacts_there_is_nothing_to_play(audience: Audience) -> None:
    audience.replay.load([])
    for key in (K.Key_N, K.Key_P, K.Key_Right, K.Key_Space):
        audience.press(key)
        audience.press(key, shift=True)
    assert (audience.sentence, audience.clock) == ("", "0:00 of 0:00")


def test_fewer_contacts_after_a_filter_leave_the_clock_where_it_is(
    audience: Audience, contacts: list[Trace]
) -> None:
    audience.replay.player.seek(35_000)
    audience.replay.load(contacts[:1])
    assert (audience.says(1), audience.says(2)) == ("1 0:15", "")
    assert audience.clock == "0:35 of 1:00"
