"""Tokens as Qt sees them: fonts, colours of the light and the dark theme, plain labels.

The application palette carries the theme, so a widget asks its own palette which one is in force
and repaints when that changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from observer.drawing import tokens
from observer.drawing.tokens import Colour, Palette
from observer.drawing.typeface import Font, font_path

FAMILY = "Source Sans Pro"
SIZES = tokens.SCREEN_PX
STYLE = ("-style", "Fusion")
"""What the application is made with; `setStyle` would load all that the binding knows of styles."""
REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold


def load_fonts() -> None:
    """Makes the shipped typeface known to Qt."""
    for font_ in Font:
        QFontDatabase.addApplicationFont(str(font_path(font_)))


@lru_cache(maxsize=64)
def font(px: float = SIZES.body, weight: QFont.Weight = REGULAR) -> QFont:
    """The typeface at `px` pixels; its figures are tabular."""
    made = QFont(FAMILY)
    made.setPixelSize(round(px))
    made.setWeight(weight)
    return made


def tokens_of(widget: QWidget) -> Palette:
    """The palette of tokens in force for a widget."""
    palette = widget.palette()
    key = palette.cacheKey()
    known = _TOKENS_OF.get(key)
    if known is None:
        ground = palette.color(QPalette.ColorRole.Window)
        known = _TOKENS_OF[key] = _BY_GROUND.get(ground.name().upper(), tokens.LIGHT)
    return known


_BY_GROUND: Mapping[str, Palette] = {
    palette[Colour.PAPER]: palette
    for palette in (tokens.LIGHT, tokens.DARK, tokens.WHITE, tokens.BLACK)
}
_TOKENS_OF: dict[int, Palette] = {}
"""By the key that Qt gives every palette that differs; a theme has but a few."""


def colour(widget: QWidget, token: Colour) -> QColor:
    return qcolor(tokens_of(widget)[token])


@lru_cache(maxsize=128)
def qcolor(hex_code: str) -> QColor:
    return QColor(hex_code)


@lru_cache(maxsize=128)
def mixed(top: str, ground: str, share: float) -> QColor:
    """`share` (0 to 1) of the colour `top` on `ground`, opaque."""
    parts = zip(_rgb(QColor(top)), _rgb(QColor(ground)), strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def apply_theme(app: QApplication, *, dark: bool | None = None) -> None:
    """Gives the program its colours; follows the system where `dark` is left out."""
    if dark is None:
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    colours = tokens.DARK if dark else tokens.LIGHT
    style_sheet = _style_sheet(colours)
    if app.styleSheet() == style_sheet:  # else every widget would be polished anew for nothing
        return
    app.setFont(font())
    app.setPalette(qt_palette(colours))
    app.setStyleSheet(style_sheet)


def follow_system(app: QApplication) -> None:
    """Applies the theme now and whenever the system changes between light and dark."""
    apply_theme(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_theme(app))


def qt_palette(colours: Palette) -> QPalette:
    """The tokens for a window with a theme of its own, and for the whole program."""
    roles = {
        QPalette.ColorRole.Window: Colour.PAPER,
        QPalette.ColorRole.Base: Colour.SURFACE,
        QPalette.ColorRole.AlternateBase: Colour.PAPER,
        QPalette.ColorRole.Button: Colour.SURFACE,
        QPalette.ColorRole.ToolTipBase: Colour.INK,
        QPalette.ColorRole.ToolTipText: Colour.ON_INK,
        QPalette.ColorRole.WindowText: Colour.INK,
        QPalette.ColorRole.Text: Colour.INK,
        QPalette.ColorRole.ButtonText: Colour.INK,
        QPalette.ColorRole.PlaceholderText: Colour.MUTED,
        QPalette.ColorRole.Highlight: Colour.ACCENT,
        QPalette.ColorRole.HighlightedText: Colour.ON_ACCENT,
        QPalette.ColorRole.Link: Colour.ACCENT,
        QPalette.ColorRole.Mid: Colour.LINE,
    }
    palette = QPalette()
    for role, token in roles.items():
        palette.setColor(role, QColor(colours[token]))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor(colours[Colour.MUTED]))
    return palette


def _style_sheet(colours: Palette) -> str:
    surface, line, ink = colours[Colour.SURFACE], colours[Colour.LINE], colours[Colour.INK]
    return f"""
    QToolTip {{ background: {ink}; color: {colours[Colour.ON_INK]}; border: none; padding: 6px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QScrollBar:vertical {{ width: 8px; background: transparent; }}
    QScrollBar:horizontal {{ height: 8px; background: transparent; }}
    QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 1px;
                          min-height: 32px; min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {colours[Colour.MUTED]}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QLineEdit, QPlainTextEdit {{ border: 1px solid {line}; border-radius: {tokens.RADIUS}px;
                 padding: 6px 10px; background: {surface}; color: {ink}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {colours[Colour.ACCENT]};
                 padding: 5px 9px; }}
    """


def label(
    text: str = "",
    px: float = SIZES.body,
    weight: QFont.Weight = REGULAR,
    token: Colour = Colour.INK,
) -> TokenLabel:
    """A label that shows its text as it is, whatever it holds."""
    made = TokenLabel(token)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(px, weight))
    made.setText(text)
    return made


class TokenLabel(QLabel):
    """A label whose colour is a token and follows the theme."""

    def __init__(self, token: Colour) -> None:
        super().__init__()
        self.token = token
        self._recolour()

    def show_text(self, text: str, token: Colour) -> None:
        """Shows another text in another colour."""
        self.token = token
        self.setText(text)
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        wanted = colour(self, self.token)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain_tooltip(text: str) -> str:
    """The text for `setToolTip`, which would read markup in it otherwise; wraps."""
    return f"<p>{text.translate(_ESCAPED)}</p>" if text else ""
