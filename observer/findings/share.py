"""How many of how many, with how sure ten contacts can make us."""

from __future__ import annotations

from functools import cache
from math import exp, lgamma, log, log1p

from observer.model.finding import Share

CONFIDENCE = 0.95

_HALVINGS = 60
_NEGLIGIBLE = 1e-17


@cache
def contact_share(count: int, of: int) -> Share:
    """`count` of `of` contacts with the exact 95 % interval; 0 to 1 where `of` is 0.

    Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the
    binomial", Biometrika 26 (1934): each limit leaves half of the rest beyond what was seen.
    """
    return Share(count, of, _lower_limit(count, of), 1 - _lower_limit(of - count, of))


def _lower_limit(count: int, of: int) -> float:
    """The share at which as many or more would be seen only in half of the rest of all cases."""
    if not count:
        return 0.0
    tail = (1 - CONFIDENCE) / 2
    low, high = 0.0, count / of
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _chance_of_at_least(count, of, middle) < tail:
            low = middle
        else:
            high = middle
    return low


def _chance_of_at_least(count: int, of: int, share: float) -> float:
    """The upper tail of the binomial distribution, for a share of no more than `count` of `of`."""
    ways = lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
    term = exp(ways + count * log(share) + (of - count) * log1p(-share))
    chance = 0.0
    for seen in range(count, of + 1):
        chance += term
        term *= (of - seen) / (seen + 1) * share / (1 - share)
        if term < chance * _NEGLIGIBLE:  # from here on they shrink ever faster
            break
    return chance
