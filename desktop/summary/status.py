"""Who says what of a disputed status: on the page of an entity, and on each page of it with another."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain import address
from desktop.domain.claim import Property
from desktop.domain.naming import in_sentence
from desktop.library.library import Library
from desktop.library.rows import Claim
from desktop.summary.document import Fact, FactValue, citing, link_run, text_run
from desktop.summary.facts import facts_of


def own_status(claims: Iterable[Claim], name: str) -> list[Claim]:
    """Returns the claims of a country's page that are on its own status."""
    return [claim for claim in claims if claim.label == f"Status of {name}"]


def is_disputed(claims: Iterable[Claim], name: str) -> bool:
    """Says whether sources differ on an entity's own status."""
    return any(claim.disagreement for claim in own_status(claims, name))


def status_facts_of_pair(library: Library, one: str, other: str) -> tuple[Fact, ...]:
    """Returns what has to be said of a disputed status on the page of two.

    All views, where the pages of both have them, as those of the two sides of a dispute do; else that the status of
    the one or the other is disputed, with the sources and the way to who says what.
    """
    names = library.country_names((one, other))
    disputed = {
        code: [claim for claim in library.claims(address.country(code), Property.STATUS) if claim.disagreement]
        for code in (one, other)
    }
    labels = {code: {claim.label for claim in claims} for code, claims in disputed.items()}
    shared = [claim for claim in disputed[min(one, other)] if claim.label in labels[max(one, other)]]
    told = {claim.label for claim in shared}
    notes = [
        _note(code, names[code], claim)
        for code in sorted(disputed)
        for claim in own_status(disputed[code], names[code])
        if claim.label not in told
    ]
    return (*facts_of(shared, {}), *notes)


def _note(code: str, name: str, claim: Claim) -> Fact:
    views = list(dict.fromkeys(value.view for value in claim.values if value.view))
    sources = tuple(dict.fromkeys(source for value in claim.values for source in value.sources))
    link = link_run(address.country(code), f"who says what, and when, stands on the page of {in_sentence(name)}")
    run = citing((*text_run(f"Disputed ({len(views)} views are recorded); "), *link), sources)
    return Fact(claim.label, (FactValue(run, "", "", "", "", ()),), claim.disagreement)
