"""Shares for the tests: as printed, as computed, and any that chance puts together."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from broadcast.model.figures import PublishedShare, Share

COMPUTED = st.integers(1, 10**6).flatmap(
    lambda valid: st.integers(0, valid).map(lambda votes: Fraction(100 * votes, valid))
)
PRINTED = st.integers(0, 2).flatmap(
    lambda decimals: st.integers(0, 100 * 10**decimals).map(
        lambda steps: PublishedShare(
            digits=f"{steps / 10**decimals:.{decimals}f}".replace(".", ",")
        )
    )
)
SHARES: st.SearchStrategy[Share] = st.one_of(COMPUTED, PRINTED)


def printed(digits: str) -> PublishedShare:
    return PublishedShare(digits=digits)


def exact(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))
