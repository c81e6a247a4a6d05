"""A search over everything: from what a reader types to pages, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from desktop.domain import address
from desktop.domain.address import Address, PageKind
from desktop.domain.days import day_in_words
from desktop.domain.escaping import plain
from desktop.domain.folding import folded
from desktop.domain.naming import in_sentence, title_of
from desktop.domain.values import NamedTuple
from desktop.errors import AddressError, UnknownNameError
from desktop.library.capitals import LABEL
from desktop.library.library import Library
from desktop.library.rows import Spelled, known_address
from desktop.library.search import filters, scoring
from desktop.library.search.completion import Completion, complete
from desktop.library.search.days import day_asked
from desktop.library.search.entries import Line
from desktop.library.search.expressions import all_of, named, phrase
from desktop.library.search.index import Candidate, Index, Window
from desktop.library.search.other_forms import OtherForms
from desktop.library.search.pairs import pair_asked
from desktop.library.search.query import Query, parsed
from desktop.library.search.reasons import reason
from desktop.library.search.seats import seats_asked
from desktop.library.search.slips import Slips
from desktop.library.search.snippets import Part, Snippet, best, marked, matches, of_line
from desktop.library.search.tags import CLAIM, tag
from desktop.library.search.units import Countries, Unit, exactly, units
from desktop.library.titles import is_address, page_at

LIMIT = 20
_FEW = 3
"""Fewer results than these make a search look for typing errors, and for entries that lack a word."""
_OF_TITLES, _OF_TEXT, _ABROAD = 120, 160, 40
"""Candidates looked at: by their names, by all their text, and countries by their names in other languages."""
_MOST_SUBSETS = 12
_LEAST_OF_PLACE = 6
"""Letters of a name of a place that is looked for with a typing error; of shorter ones some language has any."""
_CAPITAL = address.anchor_of_fact(LABEL)
_BETWEEN = " · "
_WEIGHT_OF_PAIR, _WEIGHT_OF_DAY = 0.5, 0.3
_OF_DAY = "What happened on this day, whatever the year"
_OF_PAIR = "Border, trade, missions, organizations, UN votes and obligations of {} and {}, from open data sets"


GROUPS = {
    "world": "World",
    "country": "Countries",
    "names": "Names",
    "day": "Days of the year",
    "region": "Regions",
    "relation": "Relations",
    "organization": "Organizations",
    "topic": "Topics",
    "event": "Events",
    "source": "Sources",
    "claim": "Claims",
    "links": "Links",
}
"""What the hits of each kind are called together."""


class Hit(NamedTuple):
    """A page that answers a query.

    Attributes:
        address: where it is; of a claim the page that it stands on. Its fragment leads to the section or the line of
            the fact box that answers, where the names of the page alone do not.
        title: what it is called.
        kind: the kind of the page, or `claim`.
        snippet: the text that shows why, as plain text in parts.
        score: how well it answers; only good for comparing hits of one query.
        marked: the title in parts, what was asked for told apart; without parts where nothing was asked for.
    """

    address: Address
    title: str
    kind: str
    snippet: Snippet
    score: float
    marked: Snippet = ()


class Results(NamedTuple):
    """What a search found.

    Attributes:
        hits: the best first.
        read_as: the words that were looked for instead, where a typing error was mended; "" where none was.
        remarks: what of the query could not be understood, and whether results lack some of it, each in one sentence.
        lacks: whether nothing has all that was asked for.
    """

    hits: tuple[Hit, ...]
    read_as: str
    remarks: tuple[str, ...]
    lacks: bool = False


class _Found(NamedTuple):
    score: float
    candidate: Candidate
    texts: tuple[str, ...]
    """Folded words that the snippet shows."""
    shown: str = ""
    """A name by which it was found that is not the title."""
    units: tuple[Unit, ...] = ()
    """What it was found by, where that need not be its name."""
    anchor: str = ""
    """The place on the page by whose line it was found."""


class Searcher:
    """Searches one library; words and names that were looked up once are remembered."""

    def __init__(self, library: Library, index: Index) -> None:
        """Searches a library by the index of it."""
        self._library = library
        self._index = index
        self._countries = Countries(library, index)
        self._forms = OtherForms(index)
        self._slips: Slips | None = None

    def close(self) -> None:
        """Closes the index; the library stays open."""
        self._index.close()

    def search(self, text: str, limit: int = LIMIT) -> Results:
        """Returns what answers a query best; any text is one, and an address leads to its page.

        Raises DamagedLibraryError where the library or its index cannot be read.
        """
        if is_address(text):
            try:
                return Results((addressed(self._library, text),)[:limit], "", ())
            except (AddressError, UnknownNameError) as error:
                return Results((), "", (str(error),))
        query = self._split(parsed(text))
        if query.is_empty or limit < 1:
            return Results((), "", query.remarks)
        conditions, unknown = self._conditions(query)
        remarks = (*query.remarks, *unknown)
        if conditions is None:
            return Results((), "", remarks)
        asked = (*units(query.words, self._countries, self._forms), *map(exactly, query.phrases))
        run = _Run(self._index, self._library, self._countries, query, asked, conditions, limit)
        found, lacks = [*self._by_capital(run.typed, 1.0), *run.found()], False
        read_as = self._read_as(asked) if found else ""
        mended = self._mended(asked) if len(found) < _FEW else asked
        if mended != asked:
            share = scoring.UNUSUAL if found else scoring.SLIP
            better = run.with_units(mended, share)
            for meant in _meant(mended) if run.typed else ():
                better += self._by_capital(meant, share)
            read_as = self._read_as(mended) if better and not found else read_as
            found += better
        if len(found) < _FEW and len(asked) > 1:
            partly = run.lacking_some(mended)
            remarks += _lacking(mended, found, partly)
            read_as = read_as or (self._read_as(partly[0].units) if partly and not found else "")
            lacks = bool(partly) and not found
            found += partly
        return Results(tuple(self._hit(one) for one in _best(found, limit)), read_as, remarks, lacks)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Returns what the piece of a query before a cursor may become; see `completion.complete`."""
        return complete(self._library, self._index, query, cursor)

    def _split(self, query: Query) -> Query:
        """Parts names of countries that are written without spaces between them; that of a place stays whole."""
        parted = ((word,) if self._forms.place(word) else self._countries.parted(word) for word in query.words)
        return query._replace(words=tuple(part for parts in parted for part in parts))

    def _conditions(self, query: Query) -> tuple[tuple[list[str], list[str]] | None, list[str]]:
        """Returns the expressions wanted and not wanted, None where nothing can answer them, and remarks."""
        wanted: list[str] = []
        unwanted, remarks = [phrase(one) for one in query.unwanted], list[str]()
        is_possible = True
        for one in query.filters:
            expression = filters.expression(self._library, self._index, one)
            if expression:
                (wanted if one.is_wanted else unwanted).append(expression)
            else:
                remarks.append(filters.unknown(one))
                is_possible = is_possible and not one.is_wanted
        return ((wanted, unwanted) if is_possible else None), remarks

    def _by_capital(self, text: str, share: float) -> Iterator[_Found]:
        """Yields countries by their capitals, in English or another language."""
        for seat in seats_asked(text, self._library.world.capitals, self._forms) if text else ():
            candidate = self._countries.entry(seat.capital.iso3)
            if candidate:
                score = share * (seat.nearness + scoring.PRIOR * candidate.prior)
                yield _Found(score, candidate, (seat.capital.words,), anchor=_CAPITAL)

    def _mended(self, asked: Sequence[Unit]) -> tuple[Unit, ...]:
        """Returns the units, those that nothing begins with replaced by what is nearest to them."""
        mended = []
        for unit in asked:
            near: tuple[str, ...] = ()
            if not unit.iso3 and not unit.is_exact and all(map(self._is_rare, unit.texts)):
                if self._slips is None:
                    places = ((name, uses) for name, uses in self._index.all_places() if len(name) >= _LEAST_OF_PLACE)
                    self._slips = Slips(list(dict((*places, *self._index.words())).items()))
                near = tuple(dict.fromkeys(form for word in self._slips.meant(unit.text) for form in self._known(word)))
            iso3 = self._countries.named(near[0]) if near else ""
            mended.append(unit._replace(others=near, iso3=iso3, is_place=False) if near else unit)
        return tuple(mended)

    def _known(self, word: str) -> tuple[str, ...]:
        """Returns a word that was meant, if it is one of the index, and its other forms."""
        return (*((word,) if self._index.is_used(word) else ()), *self._forms.of(word, False))

    def _read_as(self, asked: Sequence[Unit]) -> str:
        """Returns the words that were looked for instead of those typed; "" where these are there, or name a place."""
        if not any(self._is_read_otherwise(unit) for unit in asked):
            return ""
        return " ".join(unit.others[0] if self._is_read_otherwise(unit) else unit.text for unit in asked)

    def _is_read_otherwise(self, unit: Unit) -> bool:
        is_other = bool(unit.others) and not unit.text.startswith(unit.others[0])
        known = unit.is_exact or unit.is_place or self._countries.named(unit.text)
        return is_other and not known and not self._index.is_used(unit.text)

    def _is_rare(self, word: str) -> bool:
        """Says whether a word may hold an error: nothing begins with it, or hardly anything has it."""
        return not self._index.is_used(word) or 0 < self._index.uses(word) < _FEW

    def _hit(self, one: _Found) -> Hit:
        candidate = one.candidate
        lines, names = self._index.texts(candidate.id) if candidate.id else ([Line(self._text_of(candidate))], [])
        lines = [line for line in lines if line.text]
        wanted = [word for text in one.texts for word in text.split()]
        texts = [line.text for line in lines]
        places = [place for place, line in enumerate(lines) if one.anchor and line.anchor == one.anchor]
        place = places[0] if places else best(texts, wanted)
        shown = of_line(texts[place] if texts else candidate.title, wanted)
        title = marked(candidate.title, wanted)
        if one.shown:
            shown = (Part(plain(one.shown), True), *((Part(_BETWEEN, False), *shown) if texts else ()))
        elif not any(part.is_match for part in (*title, *shown)):
            by_name = next((name for name in names[1:] if matches(name, wanted)), "")
            if by_name:
                shown = (*marked(by_name, wanted), *((Part(_BETWEEN, False), *shown) if texts else ()))
        if why := reason(self._library, candidate, one.units, (title, shown)):
            shown = (*why, *((Part(_BETWEEN, False), *shown) if texts else ()))
        anchor = lines[place].anchor if places or (lines and _is_in_text(one, texts[place], wanted)) else ""
        where = known_address(candidate.address)._replace(fragment=anchor)
        return Hit(where, candidate.title, candidate.kind, shown, round(one.score, 4), title)

    def _text_of(self, candidate: Candidate) -> str:
        """Returns what is said of a page that no index holds."""
        if candidate.kind == PageKind.DAY:
            return _OF_DAY
        names = self._library.country_names(known_address(candidate.address).parts)
        return _OF_PAIR.format(*map(in_sentence, names.values()))


class _Run:
    """One query on its way."""

    def __init__(
        self,
        index: Index,
        library: Library,
        countries: Countries,
        query: Query,
        asked: tuple[Unit, ...],
        conditions: tuple[list[str], list[str]],
        limit: int,
    ) -> None:
        self._index = index
        self._library = library
        self._countries = countries
        self._query = query
        self._typed = " ".join((*query.words, *query.phrases))
        self._units = asked
        self._wanted, self._unwanted = conditions
        self._limit = limit

    @property
    def typed(self) -> str:
        """The words of the query, where it is nothing but words."""
        return self._typed if self._is_plain else ""

    def found(self) -> list[_Found]:
        return [*self.with_units(self._units, 1.0), *self._called(), *self._abroad(), *self._pair(), *self._day()]

    def with_units(self, asked: Sequence[Unit], share: float) -> list[_Found]:
        """Returns what has all units, by its names first."""
        expressions = [unit.expression for unit in asked]
        candidates: list[Candidate] = []
        if asked:
            candidates = self._matching([named(all_of(expressions)), *self._wanted], max(self._limit, _OF_TITLES))
        if len(candidates) < max(self._limit, _OF_TITLES):
            candidates += self._matching([*expressions, *self._wanted], max(self._limit, _OF_TEXT))
        return self._scored(candidates, asked, share)

    def lacking_some(self, asked: Sequence[Unit]) -> list[_Found]:
        """Returns what has as many of the words as anything has; phrases and operators it has all."""
        phrases = [unit for unit in asked if unit.is_exact]
        words = [unit for unit in asked if not unit.is_exact]
        for size in range(len(words) - 1, -1 if phrases else 0, -1):
            found: list[_Found] = []
            for some in islice(combinations(words, size), _MOST_SUBSETS):
                kept = (*some, *phrases)
                candidates = self._matching([*(unit.expression for unit in kept), *self._wanted], _OF_TITLES)
                found += self._scored(candidates, kept, scoring.LACKING * len(kept) / len(asked))
            if found:
                return found
        return []

    def _scored(self, candidates: Iterable[Candidate], asked: Sequence[Unit], share: float) -> list[_Found]:
        texts = tuple(text for unit in asked for text in unit.texts)
        typed = self._typed if asked is self._units else " ".join(unit.texts[-1] for unit in asked)
        unique = {candidate.id: candidate for candidate in candidates}.values()
        return [
            _Found(share * scoring.score(candidate, typed, asked), candidate, texts, units=tuple(asked))
            for candidate in unique
        ]

    def _matching(self, wanted: Sequence[str], limit: int) -> list[Candidate]:
        return self._index.matching(all_of(wanted, self._unwanted), self._query.window, limit)

    def _called(self) -> Iterator[_Found]:
        """Yields what the whole query is the name or the code of, however much else matters more."""
        if self._is_plain and self._typed:
            for candidate in self._index.called(self._typed):
                is_title = candidate.names.partition("\n")[0] == self._typed
                shown = "" if is_title else self._shown(candidate)
                yield _Found(scoring.score(candidate, self._typed, self._units), candidate, (self._typed,), shown)

    def _shown(self, candidate: Candidate) -> str:
        """Returns the name of a page by which it is called, as it is written; "" where the title has it."""
        if f" {self._typed} " in f" {folded(candidate.title)} ":
            return ""
        key = candidate.address.partition("/")[2]
        rows = self._library.named(self._typed)
        return next((str(shown) for _, shown, kind, of, _, _ in rows if (kind, of) == (candidate.kind, key)), "")

    def _abroad(self) -> Iterator[_Found]:
        """Yields countries by their names in other languages."""
        if not self._is_plain or not self._typed:
            return
        rows: list[Spelled] = self._library.spelled(self._typed)
        if len(self._typed) > 2 or not self._typed.isascii():
            rows += self._library.spelled_begun(self._typed, _ABROAD)
        for iso3, title, name in rows:
            candidate = self._countries.entry(iso3)
            if candidate:
                is_whole = folded(name) == self._typed
                nearness = scoring.IS_ABROAD if is_whole else scoring.ABROAD_BEGINS
                shown = "" if f" {self._typed}" in f" {folded(title)}" else name
                yield _Found(nearness + scoring.PRIOR * candidate.prior, candidate, (self._typed,), shown)

    @property
    def _is_plain(self) -> bool:
        return not (self._wanted or self._unwanted) and self._query.window == Window()

    def _pair(self) -> Iterator[_Found]:
        pair = pair_asked(self._query, self._units, self._countries, self._library, self._index)
        if pair is not None:
            where = address.relation(pair.one, pair.other)
            title = title_of(self._library.country_names(where.canonical.parts).values())
            candidate = Candidate(0, PageKind.RELATION, str(where), title, "", _WEIGHT_OF_PAIR)
            texts = tuple(text for unit in self._units for text in unit.texts)
            yield _Found(pair.nearness + scoring.PRIOR * candidate.prior, candidate, texts)

    def _day(self) -> Iterator[_Found]:
        """Yields the page of the day of the year that the whole query is, and what happened on it."""
        day = day_asked(self._typed) if self._is_plain and not self._query.phrases else ""
        if day:
            title = day_in_words(day)
            texts = tuple(folded(title).split())
            candidate = Candidate(0, PageKind.DAY, str(address.day(day)), title, folded(title), _WEIGHT_OF_DAY)
            yield _Found(scoring.IS_TITLE + scoring.PRIOR * candidate.prior, candidate, texts)
            on_day = {str(address.event(event.id)) for event in self._library.events_on(day)}
            for one in self._matching([phrase(folded(title)), phrase(tag("kind", PageKind.EVENT))], -1):
                if one.address in on_day:
                    yield _Found(scoring.OF_DAY + scoring.PRIOR * one.prior, one, texts)


def addressed(library: Library, text: str) -> Hit:
    """Returns the page to which an address leads. Raises AddressError or UnknownNameError where it leads nowhere."""
    found = page_at(library, text)
    return Hit(found.address, found.title, found.address.kind.value, (), scoring.IS_TITLE)


def _is_in_text(one: _Found, line: str, wanted: Sequence[str]) -> bool:
    """Says whether an entry answers by a line of its text: a claim always, others where their names do not say all."""
    if one.candidate.kind == CLAIM:
        return True
    names = f" {one.candidate.names.replace(chr(10), ' ')}"
    is_named = all(any(f" {text}" in names for text in unit.texts) for unit in one.units)
    return not is_named and matches(line, wanted) > 0


def _meant(mended: Sequence[Unit]) -> Iterator[str]:
    """Yields the queries that were meant where typing errors were mended; of several words the likeliest."""
    if len(mended) == 1:
        yield from mended[0].others
    else:
        yield " ".join((unit.others or (unit.text,))[0] for unit in mended)


def _lacking(asked: Sequence[Unit], found: Sequence[_Found], partly: Sequence[_Found]) -> tuple[str, ...]:
    """Returns what to say of results that have not all that was asked for; nothing where there are none."""
    if not partly:
        return ()
    if found:
        return ("few results have all the words; the others lack some",)
    used = {unit.text for one in partly for unit in one.units}
    unused = ", ".join(f"“{unit.text}”" for unit in asked if unit.text not in used)
    return (f"nothing has all the words; these results are without {unused or 'one or more of them'}",)


def _best(found: Iterable[_Found], limit: int) -> list[_Found]:
    """Returns the best hits; of one page and kind the best one, with what the others know of its text and names."""
    first: dict[tuple[str, str], _Found] = {}
    for one in sorted(found, key=lambda one: (-one.score, one.candidate.title, one.candidate.address)):
        where = one.candidate.address
        # The index holds canonical addresses; a pair that is not in it is told from the side named first.
        key = (one.candidate.kind, where if one.candidate.id else str(known_address(where).canonical))
        kept = first.setdefault(key, one)
        if one.shown and not (kept.shown or kept.anchor):
            first[key] = kept = kept._replace(shown=one.shown)
        if one.candidate.id and not kept.candidate.id:
            candidate = one.candidate._replace(address=kept.candidate.address)
            first[key] = kept._replace(candidate=candidate, units=one.units)
    return list(islice(first.values(), limit))
