"""The style sheet's spellings, named at their lines."""

import shutil
from pathlib import Path

import pytest

from desktop.content.loader import read_content
from desktop.errors import ContentError

SMALL_WORLD = Path(__file__).parent.parent / "small_world"


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        ("countries/TKM.md", "is *sold* abroad", "is *sold* in Awaza", "the name “Awaza” is spelt Avaza here"),
        ("events/all.yaml", "Delegations meet.", "Delegations meet in Kiev.", "the name “Kiev” is spelt Kyiv here"),
        ("claims/TKM.yaml", "Not a party", "Not for Türkiye", "the name “Türkiye” is spelt Turkey here"),
    ],
)
def test_another_spelling_is_named_at_its_line(
    tmp_path: Path, file: str, before: str, after: str, message: str
) -> None:
    root = tmp_path / "world"
    shutil.copytree(SMALL_WORLD, root)
    text = (root / file).read_text("utf-8")
    line = text[: text.index(before)].count("\n") + 1
    (root / file).write_text(text.replace(before, after), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_content(root)
    assert [(fault.file, fault.line, fault.message) for fault in caught.value.diagnostics] == [(file, line, message)]


def test_titles_of_sources_keep_their_spelling(tmp_path: Path) -> None:
    root = tmp_path / "world"
    shutil.copytree(SMALL_WORLD, root)
    sources = root / "sources" / "all.json"
    sources.write_text(sources.read_text("utf-8").replace("Report two", "Report from Awaza"), "utf-8")
    assert len(read_content(root).sources) == 4
