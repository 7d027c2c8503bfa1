"""Credits in the light of the story: which are the article's own mark, which are supported, what they credit.

Terms as in the contract: `matched` where a supplied article of the outlet holds the text, `unseen` where nothing of
that outlet in the story was supplied, `unsupported` where one was and does not hold it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracer.records import Credit, CreditStatus, Signature, Support, Witness


def foreign(witness: Witness, roles: Iterable[str]) -> list[Credit]:
    """Return the credits of those roles to outlets other than the article's own."""
    wanted = set(roles)
    return [c for c in witness.credits if c.role in wanted and c.outlet != witness.article.outlet]


def outlets_credited(witness: Witness, *roles: str) -> frozenset[str]:
    """Return the ids of the other outlets that the article credits in one of those roles."""
    signed = {signature.outlet for signature in signed_by_others(witness)} if "text" in roles else set()
    return frozenset(credit.outlet for credit in foreign(witness, roles)) | signed


def signed_by_others(witness: Witness) -> list[Signature]:
    """Return the signatures of outlets other than the article's own."""
    return [one for one in witness.signatures if one.outlet != witness.article.outlet]


def has_own_mark(witness: Witness) -> bool:
    """Whether the article carries its own outlet's mark, and nobody else's, as the origin of its text."""
    own = any(c.role == "text" and c.outlet == witness.article.outlet for c in witness.credits)
    return own and not outlets_credited(witness, "text")


def may_be_right(child: Witness, holders: Iterable[Witness]) -> bool:
    """Whether a credit to an outlet outside the parent's line may be true all the same.

    It may where an article of that outlet is among the `holders`, which share words with the child.
    """
    credited = outlets_credited(child, "text")
    return any(holder.article.outlet in credited for holder in holders)


def supported(
    witness: Witness, partners: Iterable[Witness], present: AbstractSet[str | None]
) -> tuple[tuple[Credit, ...], tuple[Signature, ...]]:
    """Return the article's credits, and those of its byline, with their support.

    `partners` are the witnesses that share text with it, `present` the outlets of all that are connected with it and of itself.
    """
    if not (witness.credits or witness.signatures):
        return (), ()
    holding = {other.article.outlet for other in partners}

    def support(outlet: str) -> Support | None:
        if outlet == witness.article.outlet:
            return None
        if outlet in holding:
            return "matched"
        return "unsupported" if outlet in present else "unseen"

    credits_ = [c if c.role == "photo" else replace(c, support=support(c.outlet)) for c in witness.credits]
    signatures = [replace(one, support=support(one.outlet)) for one in witness.signatures]
    return tuple(credits_), tuple(signatures)


def credit_status(child: Witness, line_outlets: Sequence[str | None]) -> CreditStatus:
    """Say how the child credits a parent, by the contract's words.

    `line_outlets` holds the parent's outlet and its ancestors'; None stands for an outlet that is not known. "misattributed" here
    means that another outlet is named; whether the chain is established, the caller knows.
    """
    line = {outlet for outlet in line_outlets if outlet is not None}
    text = outlets_credited(child, "text")
    if text & line:
        return "credited"
    if outlets_credited(child, "statement", "residue") & line:
        return "partial"
    if text:
        return "unverified" if None in line_outlets else "misattributed"
    return "uncredited"
