"""Where the files that come with the program are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of a file or folder of the resources, e.g. `resource_path("sample", "marks.csv")`.

    Installed and frozen programs carry the resources inside the package; a checkout has them
    beside it.
    """
    packed = _PACKAGE / "resources"
    return (packed if packed.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
