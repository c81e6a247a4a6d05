"""YAML (and JSON, which is nearly a part of it) read as plain strings, with the line of every value.

Scalars stay text: `1995-12-12` is a date of ours and not one of YAML's, and `NO` is Norway and not
"false". Tags, anchors and aliases are refused, and so are repeated keys.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

import yaml

from desktop.content.findings import Findings
from desktop.content.text_files import FORBIDDEN

Value = str | None | list["Value"] | dict[str, "Value"]
Path_ = tuple[str | int, ...]

_DEEPEST = 12
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""How JSON writes a character beyond the first plane, which YAML does not know."""
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Marked(NamedTuple):
    """A value and the line, counted from 1, of each of its parts by path."""

    value: Value
    lines: dict[Path_, int]

    def line(self, path: Path_) -> int:
        """Returns the line of the part at `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_marked(text: str, file: Path, findings: Findings, first_line: int = 1) -> Marked | None:
    """Reads one YAML or JSON document, or notes the fault and returns None.

    Args:
        text: the document.
        file: the file that a fault names.
        findings: where faults go.
        first_line: line of the file on which the document begins.
    """
    if file.suffix == ".json":
        text = _SURROGATES.sub(lambda pair: str(json.loads(f'"{pair[0]}"')), text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            what = _refused(event)
            if what:
                line = (event.start_mark.line if event.start_mark else 0) + first_line
                findings.add(file, line, what, "write the value itself, without it")
                return None
        root = yaml.compose(text, Loader=_LOADER)
        lines: dict[Path_, int] = {}
        value = _convert(root, (), lines, first_line, file, findings) if root is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        findings.add(file, line, f"not valid YAML or JSON: {error.problem}", "correct the syntax at this line")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        findings.add(file, first_line, f"not valid YAML or JSON: {error}", "correct the syntax")
        return None
    return Marked(value, lines)


def _refused(event: yaml.Event) -> str:
    for name in ("anchor", "tag"):
        found = getattr(event, name, None)
        if found:
            kind = "alias" if isinstance(event, yaml.AliasEvent) else name
            return f"the YAML {kind} {found} is not allowed"
    forbidden = FORBIDDEN.search(getattr(event, "value", None) or "")
    return f"the character U+{ord(forbidden[0]):04X} is not allowed in content" if forbidden else ""


def _convert(
    node: yaml.Node, path: Path_, lines: dict[Path_, int], first_line: int, file: Path, findings: Findings
) -> Value:
    line = node.start_mark.line + first_line
    lines[path] = line
    if len(path) > _DEEPEST:
        findings.add(file, line, f"values are nested more than {_DEEPEST} deep", "flatten this value")
        return None
    if isinstance(node, yaml.ScalarNode):
        empty = not node.style and node.value in ("", "~", "null")
        return None if empty else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_convert(child, (*path, n), lines, first_line, file, findings) for n, child in enumerate(node.value)]
    converted: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + first_line
        if not isinstance(key_node, yaml.ScalarNode):
            findings.add(file, key_line, "the name of a field is a list or a record", "write a word before the colon")
            continue
        key = str(key_node.value)
        if key in converted:
            findings.add(file, key_line, f"the field “{key}” stands here twice", "keep one of the two")
        converted[key] = _convert(value_node, (*path, key), lines, first_line, file, findings)
        lines[(*path, key)] = key_line
    return converted
