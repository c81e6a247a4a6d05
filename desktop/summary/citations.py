"""How a citation is written: the numbers of the sources at the end of the page."""

from collections.abc import Iterator, Mapping

from desktop.domain.prose import Citation, CitedSource, Inline, Text


def closed_up(run: tuple[Inline, ...]) -> Iterator[Inline]:
    """Takes away the space that authors write before a citation, for writers that set citations raised."""
    for number, inline in enumerate(run):
        after = run[number + 1] if number + 1 < len(run) else None
        if isinstance(inline, Text) and isinstance(after, Citation):
            yield inline._replace(text=inline.text.rstrip(" "))
        else:
            yield inline


def numbered(sources: tuple[CitedSource, ...], numbers: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    """Returns number and locator of each source cited, in order of the numbers, each once."""
    found = {(numbers[source.key], source.locator) for source in sources if source.key in numbers}
    return tuple(sorted(found))


def bracketed(sources: tuple[CitedSource, ...], numbers: Mapping[str, int]) -> str:
    """Returns a citation in brackets: `[1, 3]` or `[2, p. 4; 5]`; "" where nothing is cited."""
    found = numbered(sources, numbers)
    if not found:
        return ""
    parts = [f"{number}, {locator}" if locator else str(number) for number, locator in found]
    separator = "; " if any(locator for _, locator in found) else ", "
    return f"[{separator.join(parts)}]"
