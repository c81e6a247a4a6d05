"""Who takes part in which organization: what people wrote first, then the lists of data sets, each body once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain import address
from desktop.domain.address import Address
from desktop.domain.claim import Property
from desktop.domain.prose import CitedSource, Paragraph, Text
from desktop.domain.values import NamedTuple
from desktop.library.claim_words import since
from desktop.library.library import Library
from desktop.library.rows import Claim
from desktop.library.world import Participation
from desktop.summary.assembly import listed
from desktop.summary.document import Bar, BarChart, BarGroup, PageSection, Table, citing, link_run, text_run

LISTS = (CitedSource("factbook-all"), CitedSource("cow-igo"))
"""What a status and its first year rest on where nobody wrote of it."""
_YEARS = (
    "a year is that of the Correlates of War set, which ends in 2014; “by” means at the latest then, since the set "
    "looks at every fifth year up to 1965, and at a state only from when it counts it as one; no year stands where it "
    "is not sound"
)
_UN, _VOTES = "UN", CitedSource("un-votes")
_BY_VOTES = "; where the set of UN votes contradicts that of UN membership, it is the year of the first vote"
BY_IN_BRIEF = "; “by”: at the latest then"
"""What a brief says of “by”, where it has no room for the reason."""

_FEW_YEARS = 6
"""Fewer first years than these are read faster than drawn."""


def of_years(keys: Iterable[str]) -> tuple[str, tuple[CitedSource, ...]]:
    """Returns what is to know of the years of membership in some organizations, and what these rest on."""
    return (_YEARS + _BY_VOTES, (*LISTS, _VOTES)) if _UN in keys else (_YEARS, LISTS)


class StatusValue(NamedTuple):
    """One status of a country in an organization, when it holds (an EDTF interval or ""), and what it rests on.

    `by` is a year by which it held, where no source says since when.
    """

    status: str
    valid: str
    sources: tuple[CitedSource, ...]
    by: str = ""

    @property
    def time(self) -> str:
        """When it holds, as it stands in a column “Since”."""
        return since(self.valid).removeprefix("since ") or (f"by {self.by}" if self.by else "")


class Membership(NamedTuple):
    """A country in an organization; several statuses are those of different times or sources."""

    key: str
    name: str
    statuses: tuple[StatusValue, ...]
    is_written: bool = True
    """Whether people wrote of it, or a data set alone lists it."""

    @property
    def status(self) -> str:
        """The first status, as a rule the one of today."""
        return self.statuses[0].status

    @property
    def since(self) -> str:
        """The interval of the first status."""
        return self.statuses[0].valid


def memberships_of(library: Library, iso3: str, claims: Iterable[Claim]) -> tuple[Membership, ...]:
    """Returns where a country takes part: as claimed, in that order, then as listed, by name."""
    written = {claim.organization: status_values(claim) for claim in claims if claim.property is Property.MEMBERSHIP}
    taken = {one.organization: one for one in library.world.participations(iso3) if one.organization not in written}
    names = library.organization_names((*written, *taken))
    return (
        *(Membership(key, names[key], statuses) for key, statuses in written.items()),
        *(
            Membership(key, names[key], (status_listed(taken[key]),), is_written=False)
            for key in sorted(taken, key=names.__getitem__)
        ),
    )


def status_values(claim: Claim) -> tuple[StatusValue, ...]:
    """Returns every status that a claim of membership gives."""
    return tuple(StatusValue(str(value.value), value.valid, value.sources) for value in claim.values)


def status_listed(one: Participation) -> StatusValue:
    """Returns the status that the lists of data sets give."""
    return StatusValue(one.status.replace("-", " "), f"{one.since}/.." if one.since else "", LISTS, one.by)


def written_section(memberships: Iterable[Membership]) -> PageSection:
    """Returns the organizations that people wrote of."""
    rows = [(address.organization(one.key), one.name, one.statuses) for one in memberships if one.is_written]
    return PageSection("Organizations", (membership_table(rows, "Organization"),) if rows else ())


def listed_section(memberships: Iterable[Membership]) -> PageSection:
    """Returns the organizations that data sets alone list; their sources stand once, in the lead."""
    held = tuple(memberships)
    taken = [one for one in held if not one.is_written]
    heading = "Organizations" if len(taken) == len(held) else "Further organizations"
    if not taken:
        return PageSection(heading, ())
    years, sources = of_years([one.key for one in taken])
    lead = citing(
        text_run(f"{len(taken)} after the list of the Factbook’s last edition, which may be older; {years}"),
        sources,
    )
    rows = ((address.organization(one.key), one.name, _without_sources(one)) for one in taken)
    table = membership_table(rows, "Organization")
    return PageSection(heading, (Paragraph((*lead, Text("."))), *_decades(taken), table))


def _decades(memberships: Iterable[Membership]) -> tuple[BarChart, ...]:
    """Returns how many memberships began in which decade; only those whose first year is known."""
    years = [int(one.since[:4]) for one in memberships if one.since[:4].isdecimal()]
    if len(years) < _FEW_YEARS:
        return ()
    decades = Counter(year // 10 * 10 for year in years)
    bars = tuple(
        Bar(f"{decade}s", decades[decade], str(decades[decade])) for decade in range(min(decades), max(decades) + 1, 10)
    )
    told = f"{len(years)} of these by the decade in which membership began; of the others that is not known exactly"
    return (BarChart(told, (BarGroup("", bars),)),)


def membership_table(rows: Iterable[tuple[Address, str, tuple[StatusValue, ...]]], head: str) -> Table:
    """Returns a table of who is in what: a link, and each status with its sources, and since when it holds."""
    held = tuple(rows)
    # Most members of a body have one of a few statuses.
    told = {
        values: (
            listed(citing(text_run(value.status), value.sources) for value in values),
            listed(text_run(value.time) for value in values if value.time),
        )
        for values in {values for _, _, values in held}
    }
    return Table(
        (head, "Status", "Since"), tuple((link_run(where, name), *told[values]) for where, name, values in held)
    )


def _without_sources(one: Membership) -> tuple[StatusValue, ...]:
    return tuple(StatusValue(value.status, value.valid, (), value.by) for value in one.statuses)
