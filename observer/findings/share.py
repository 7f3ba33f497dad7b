"""How many of how many, with how sure ten contacts can make us."""

from __future__ import annotations

from functools import cache

from observer.model.finding import Share

CONFIDENCE = 0.95


@cache
def contact_share(count: int, of: int) -> Share:
    """`count` of `of` contacts with the exact 95 % interval; 0 to 1 where `of` is 0.

    Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the
    binomial", Biometrika 26 (1934), in its form by beta quantiles.
    """
    from scipy.special import betaincinv

    tail = (1 - CONFIDENCE) / 2
    low = float(betaincinv(count, of - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, of - count, 1 - tail)) if count < of else 1.0
    return Share(count, of, low, high)
