"""A frame of the replay: the sample's ten contacts move over its map in a full window."""

from __future__ import annotations

import os
from collections.abc import Iterator

from observer.analysis import analyse, read_observed
from observer.drawing.map_graph import View
from observer.model.trace import Trace
from observer.sample import make_sample
from observer.views import Drawn, draw_views
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, p99, time_ms

SIZE = (1920, 1080)
FRAMES = 400
VIEWER_MS = 20
SPEED = 60
FRAME_MS = 16


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with folder_on_disk() as folder, make_sample(folder / "sample.study") as file:
        analysis = analyse(read_observed(file))
        drawn = draw_views(analysis)[View.COMPARISON]
        frames = sorted(time_frames(analysis.observed.traces, drawn))
    yield bound("a frame of the replay with ten tokens, median", median(frames), FRAME_MS)
    yield bound("a frame of the replay with ten tokens, p99", p99(frames), FRAME_MS)


def time_frames(traces: tuple[Trace, ...], drawn: Drawn) -> list[float]:
    """From the tick of the clock to the pixels, in ms, while everyone moves or waits."""
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from observer.app import make_application
    from observer.ui.map.canvas import MapCanvas
    from observer.ui.replay.replay import Replay

    app = QApplication.instance() or make_application()
    window, canvas = QWidget(), MapCanvas()
    replay = Replay(canvas)
    layout = QVBoxLayout(window)
    layout.addWidget(canvas)
    layout.addWidget(replay.bar)
    window.resize(*SIZE)
    window.show()
    canvas.show_drawing(drawn.drawing)
    replay.load(traces)
    replay.open()
    replay.player.set_speed(SPEED)

    def frame() -> None:
        replay.player.advance(VIEWER_MS)
        app.processEvents()

    replay.player.play()
    replay.player.pause()  # the frames below are its clock
    for _ in range(20):
        frame()
    times = [time_ms(frame) for _ in range(FRAMES)]
    window.close()
    return times
