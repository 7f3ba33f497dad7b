"""What the team is to see: neutral first, and no conclusion before it is revealed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from observer.drawing.display_list import DisplayList
from observer.drawing.layers import Layer, ringed, without
from observer.drawing.map_graph import View
from observer.model.finding import Constraint
from observer.model.reveal import Conclusion
from observer.views import Drawn

NEUTRAL_VIEWS = (View.REAL, View.DOCUMENTED)


@dataclass(frozen=True, slots=True)
class Audience:
    """
    Attributes:
        hidden: layers taken away.
        revealed: in the order of revealing.
        large: names are large enough for the back of the room, even where a part only fits.
        black: the theme, else white.
    """

    hidden: frozenset[Layer] = frozenset()
    revealed: tuple[Conclusion, ...] = ()
    large: bool = True
    black: bool = False

    def toggled(self, layer: Layer) -> Audience:
        return replace(self, hidden=self.hidden ^ {layer})

    def resized(self) -> Audience:
        return replace(self, large=not self.large)

    def inverted(self) -> Audience:
        return replace(self, black=not self.black)

    def shown(self, conclusion: Conclusion) -> Audience:
        """With a conclusion that was hidden."""
        return replace(self, revealed=(*self.revealed, conclusion))

    def covered(self, conclusion: Conclusion) -> Audience:
        """Without a conclusion that was revealed."""
        left = tuple(other for other in self.revealed if other is not conclusion)
        return replace(self, revealed=left)

    def may_see(self, view: View) -> bool:
        return view in NEUTRAL_VIEWS or Conclusion.COMPARISON in self.revealed

    def view_among(self, views: Collection[View], wanted: View, former: View | None) -> View | None:
        """The view to show: the one wanted if it may be seen, else what was shown before.

        None where there is nothing that may be seen.
        """
        order = (wanted, former, *NEUTRAL_VIEWS)
        return next((v for v in order if v and v in views and self.may_see(v)), None)

    def picture(self, drawn: Drawn, constraints: Iterable[Constraint]) -> DisplayList:
        """The map with what may be seen of it."""
        drawing = without(drawn.drawing, drawn.graph, self.hidden)
        ranked = Conclusion.RANKING in self.revealed
        if ranked or Conclusion.FINDINGS in self.revealed:
            drawing = ringed(drawing, constraints, ranked=ranked)
        return drawing
