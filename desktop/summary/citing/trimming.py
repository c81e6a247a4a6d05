"""A CSL style without what items of ours never have; citeproc-py walks the rest several times as fast.

It also keeps a fault of citeproc-py away, which prints the label of an edition where there is none.
"""

from typing import Any

Element = Any
"""An element of lxml, which has no types."""
_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_VARIABLES = frozenset(
    {"title", "container-title", "publisher", "issued", "accessed", "URL", "number", "author", "language"}
)
TYPES = frozenset(
    {"article-magazine", "article-newspaper", "book", "dataset", "entry-encyclopedia", "report", "treaty", "webpage"}
)
"""What items are told apart as; any other type is cited as a web page."""
_TESTS = {"type": TYPES, "variable": _VARIABLES, "is-numeric": _VARIABLES, "is-uncertain-date": _VARIABLES}
_PRINTED = ("text", "number", "label", "date", "names")
_SETS = ("group", "choose", "macro")
"""Elements that are nothing without children."""


def trim(style: Element) -> None:
    """Takes out what cannot be printed for items with the variables and types of ours; the rest means the same."""
    for found in style.findall(_tag("citation")) + style.findall(f"{_tag('bibliography')}/{_tag('sort')}"):
        _take_out(found)
    # By its definition a group is nothing where it names variables and none of them is there.
    conditional = [group for group in style.iter(_tag("group")) if _names_variables(group)]
    for branch in [*style.iter(_tag("if"), _tag("else-if"))]:
        if _never_holds(branch):
            _take_out(branch)
    for found in [*style.iter(*map(_tag, _PRINTED))]:
        wanted = found.get("variable", "").split()
        if wanted and _VARIABLES.isdisjoint(wanted) and found.find(_tag("substitute")) is None:
            _take_out(found)
    while _take_out_empty(style, conditional):
        pass


def _names_variables(group: Element) -> bool:
    return any(inner.get("variable") or inner.get("macro") for inner in group.iter(*map(_tag, _PRINTED)))


def _never_holds(branch: Element) -> bool:
    """Whether the condition of a branch is false for every item of ours."""
    tests = [(values.split(), _TESTS.get(name)) for name, values in branch.attrib.items() if name != "match"]
    if branch.get("match") == "none":
        return False
    if branch.get("match") == "any":
        return all(known is not None and known.isdisjoint(values) for values, known in tests)
    return any(known is not None and not known.issuperset(values) for values, known in tests)


def _take_out_empty(style: Element, conditional: list[Element]) -> bool:
    """Takes out calls of macros that are gone, elements without content, and macros that nothing calls."""
    macros = {str(macro.get("name")): macro for macro in style.iter(_tag("macro"))}
    calls = [call for call in style.iter(_tag("text")) if call.get("macro")]
    called = {call.get("macro") for call in calls}
    idle = [call for call in calls if call.get("macro") not in macros]
    idle += [macro for name, macro in macros.items() if name not in called]
    idle += [found for found in style.iter(*map(_tag, _SETS)) if not len(found)]
    idle += [found for found in style.iter(_tag("choose")) if len(found) and not any(map(len, found))]
    idle += [group for group in conditional if group.getparent() is not None and not _names_variables(group)]
    for found in idle:
        if found.getparent() is not None:
            _take_out(found)
    return bool(idle)


def _take_out(found: Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


def _tag(name: str) -> str:
    return _NAMESPACE + name
