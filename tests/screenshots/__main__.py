"""Draws the windows in every state that matters, light and dark: `make screenshots`.

python -m tests.screenshots [SCENE …], the scenes being those of `scenes.py` and of
the modules beside it; without a screen, into out/screenshots
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import product
from pathlib import Path

OUT = Path("out", "screenshots")
SIZES = ((1366, 768), (1920, 1080))
SETTLE_MS = 150
"""Until what is shown a moment later, such as chips, is there."""


def main(names: list[str]) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # of the offscreen platform
    from PySide6.QtTest import QTest

    from observer.app import make_application
    from observer.ui.theme import apply_theme
    from tests.conftest import HOME_VARIABLES
    from tests.screenshots import (
        document_scenes,
        map_scenes,
        process_scenes,
        projector_scenes,
        round_scenes,
        scenes,
    )

    app = make_application()
    modules = (
        scenes,
        map_scenes,
        process_scenes,
        projector_scenes,
        round_scenes,
        document_scenes,
    )
    every_scene = {name: scene for module in modules for name, scene in module.SCENES.items()}
    OUT.mkdir(parents=True, exist_ok=True)
    for name, size, dark in product(names or every_scene, SIZES, (False, True)):
        apply_theme(app, dark=dark)
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(dict.fromkeys(HOME_VARIABLES, folder))
            close, shown = every_scene[name](Path(folder), size)
            QTest.qWait(SETTLE_MS)
            look = "dark" if dark else "light"
            path = OUT / f"{name}-{look}-{shown.width()}x{shown.height()}.png"
            assert shown.grab().save(str(path))
            close()
        print(path, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
