"""Styles without what items of ours never have print the same as whole ones."""

from io import BytesIO

import pytest
from lxml import etree

from desktop import paths
from desktop.library.library import Library
from desktop.summary.citing import styled as module
from desktop.summary.citing.styled import Style, styled


@pytest.mark.parametrize("style", Style)
def test_a_trimmed_style_prints_what_the_whole_one_prints(
    shipped_library: Library, monkeypatch: pytest.MonkeyPatch, style: Style
) -> None:
    items = [source.csl for source in shipped_library.sources()][::9]
    trimmed = [one.text for one in styled(items, style)]
    file = paths.resources_folder() / "csl" / module._FILES[style]
    monkeypatch.setattr(module, "trim", lambda _: None)
    whole = [one.text for one in styled(items, style)]
    # The one thing that citeproc-py gets wrong with the whole style: a label of an edition that is not there.
    assert trimmed == [text.replace(", Edition.", ".").replace(" Edition.", "") for text in whole]
    assert etree.parse(BytesIO(file.read_bytes())).getroot().find(".//{*}rights").get("license").endswith("by-sa/3.0/")
