"""The importer of outlines, on a sample and against the raw set."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.datasets.crosswalk import Crosswalk, DatasetError, Mapping
from desktop.datasets.natural_earth import COARSE, FINE, HEADER, PARTS, SYSTEM, derive
from desktop.datasets.topojson import simpler
from desktop.domain.sphere import added, dot, enclosed, vector

NAMES = {
    "795": "TKM", "004": "AFG", "Kosovo": "XKX", "242": "FJI", "710": "ZAF", "438": "LIE", "528": "NLD", "250": "FRA",
    "578": "NOR", "554": "NZL", "275": "PSE", "Indian Ocean Ter.": "", "Siachen Glacier": "",
}  # fmt: skip
SAMPLE_CROSSWALK = Crosswalk(tuple(Mapping(SYSTEM, name, entity, "") for name, entity in NAMES.items()))


def _ignore(done: int, total: int) -> None:
    pass


@pytest.fixture
def spoilt(samples: Path, tmp_path: Path) -> Callable[[str, Callable[[dict[str, Any]], object]], Path]:
    """Copies the sample with one file changed, and returns the folder."""

    def spoil(name: str, change: Callable[[dict[str, Any]], object]) -> Path:
        folder = shutil.copytree(samples / "natural_earth", tmp_path / "set", dirs_exist_ok=True)
        told = json.loads((folder / name).read_text("utf-8"))
        change(told)
        (folder / name).write_text(json.dumps(told), encoding="utf-8")
        return folder

    return spoil


def sample_rows(samples: Path) -> list[tuple[str, ...]]:
    return derive(samples / "natural_earth", SAMPLE_CROSSWALK, _ignore)["outlines.csv"].rows


def test_neighbours_keep_the_line_they_share_and_land_knows_no_border(samples: Path) -> None:
    rows = sample_rows(samples)
    assert ("TKM", "shape", "550 360 550 420 630 420 630 360 600 360") in rows
    assert ("AFG", "shape", "600 300 600 360 630 360 700 300") in rows
    assert ("", "land", "550 360 550 420 630 420 630 360 700 300 600 300 600 360") in rows


def test_holes_are_rings_of_their_own(samples: Path) -> None:
    rows = sample_rows(samples)
    assert ("", "water", "560 380 560 400 580 400 580 380") in rows
    assert ("ZAF", "hole", "280 -300 280 -290 290 -290 290 -300") in rows


def test_what_has_no_number_goes_by_its_name_and_may_be_land_without_one(samples: Path) -> None:
    rows = sample_rows(samples)
    assert [row[1:] for row in rows if row[0] == "XKX"] == [("shape", "200 420 200 430 220 430 220 420")]
    assert not any("760 350" in points for _, _, points in rows), "the Siachen glacier belongs to nobody here"


def test_a_shape_over_the_antimeridian_is_one_ring_and_a_place_too_small_a_point(samples: Path) -> None:
    rows = sample_rows(samples)
    assert ("FJI", "shape", "-1780 -170 1780 -170 1780 -160 -1780 -160") in rows
    assert [row for row in rows if row[0] == "LIE"] == [("LIE", "shape", "95 471")]


def test_land_too_small_to_be_seen_is_left_out_but_not_from_its_entity(samples: Path) -> None:
    small = "200 200 200 204 204 204 204 200"
    assert [row[:2] for row in sample_rows(samples) if row[2] == small] == [("FJI", "shape")]


def test_the_coarse_file_goes_before_the_fine_one_and_parts_come_from_that(samples: Path) -> None:
    rows = sample_rows(samples)
    assert len([row for row in rows if row[0] == "TKM" and row[1] == "shape"]) == 1
    assert [row for row in rows if row[0] == "GUF"] == [("GUF", "shape", "-540 30 -540 56 -520 56 -520 30")]
    assert {row[0] for row in rows} >= set(PARTS)


def test_of_what_depends_on_little_land_the_fine_lines_are_taken(samples: Path) -> None:
    shapes = [points for entity, _, points in sample_rows(samples) if entity == "PSE"]
    assert shapes == ["342 313 342 316 345 316 345 313", "349 314 349 318 353 318 353 314"]


def test_islands_that_are_much_of_a_country_come_from_the_fine_file(samples: Path) -> None:
    shapes = [points for entity, kind, points in sample_rows(samples) if (entity, kind) == ("ZAF", "shape")]
    assert shapes == ["200 -340 200 -240 320 -240 320 -340", "400 -340 400 -310 430 -310 430 -340"]
    small = "1600 -140"
    assert not any(points.startswith(small) for _, _, points in sample_rows(samples)), "0.4 per cent are not much"


def test_an_island_that_is_but_a_line_is_a_point(
    samples: Path, spoilt: Callable[[str, Callable[[dict[str, Any]], object]], Path]
) -> None:
    flat = [[1894, 1370], [0, 2], [0, 2], [0, 2], [0, -6]]
    folder = spoilt(FINE, lambda told: told["arcs"].__setitem__(1, flat))
    rows = derive(folder, SAMPLE_CROSSWALK, _ignore)["outlines.csv"].rows
    assert [row for row in rows if row[0] == "LIE"] == [("LIE", "shape", "94 473")]


def test_rows_are_sorted_and_progress_ends_at_its_total(samples: Path) -> None:
    steps: list[tuple[int, int]] = []
    tables = derive(samples / "natural_earth", SAMPLE_CROSSWALK, lambda done, total: steps.append((done, total)))
    assert list(tables) == ["outlines.csv"]
    assert tables["outlines.csv"].header == HEADER
    assert tables["outlines.csv"].rows == sorted(set(tables["outlines.csv"].rows))
    assert (steps[0], steps[-1]) == ((0, 3), (3, 3))


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        (COARSE, lambda told: told.update(type="FeatureCollection"), "is no TopoJSON of whole numbers"),
        (COARSE, lambda told: told.pop("transform"), "is no TopoJSON of whole numbers"),
        (COARSE, lambda told: told["transform"].update(scale=[1]), "scale is not two numbers"),
        (COARSE, lambda told: told["transform"].update(scale=[1, "1"]), "scale is not two numbers"),
        (COARSE, lambda told: told["transform"].update(scale=[1e9, 1e9]), "line 0 has a point that lies on no globe"),
        (COARSE, lambda told: told.pop("arcs"), "arcs: there is no list"),
        (COARSE, lambda told: told["arcs"].insert(0, [[0, 0]]), "line 0 has too few points"),
        (COARSE, lambda told: told["arcs"].insert(0, [[0.5, 0], [1, 1]]), "line 0 has a point that is not two whole"),
        (COARSE, lambda told: told["objects"].pop("land"), "has no collection “land”"),
        (COARSE, lambda told: told["objects"]["land"].update(geometries=[]), "has no land"),
        (COARSE, lambda told: told["objects"]["land"].update(geometries=[7]), "number 0 of land is no shape"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(type="Point"), "neither a polygon"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(arcs=[[99]]), "has a line that the"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(arcs=[[]]), "ring of countries"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(arcs=[]), "polygon without a ring"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(arcs=[[True]]), "has a line that"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][2].pop("properties"), "neither a code nor"),
        (COARSE, lambda told: told["objects"]["countries"]["geometries"][0].update(id="999"), "Turkmenistan: “999” of"),
        (FINE, lambda told: told["objects"]["countries"]["geometries"].pop(4), "250 has no land where that of GLP was"),
    ],
)
def test_what_is_unexpected_is_named_with_its_file(
    spoilt: Callable[[str, Callable[[dict[str, Any]], object]], Path],
    name: str,
    change: Callable[[dict[str, Any]], object],
    sentence: str,
) -> None:
    with pytest.raises(DatasetError) as refused:
        derive(spoilt(name, change), SAMPLE_CROSSWALK, _ignore)
    assert str(refused.value).startswith(name)
    assert sentence in str(refused.value)


def test_a_missing_or_broken_file_is_named(samples: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(samples / "natural_earth", tmp_path / "set")
    with pytest.raises(DatasetError, match="is a file; name the folder"):
        derive(folder / COARSE, SAMPLE_CROSSWALK, _ignore)
    (folder / COARSE).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"countries-110m\.json: is not valid JSON"):
        derive(folder, SAMPLE_CROSSWALK, _ignore)
    (folder / COARSE).write_bytes(b"\xff\xfe{}")
    with pytest.raises(DatasetError, match=r"countries-110m\.json: is not valid JSON"):
        derive(folder, SAMPLE_CROSSWALK, _ignore)
    (folder / COARSE).unlink()
    with pytest.raises(DatasetError, match=r"countries-110m\.json: the file is missing"):
        derive(folder, SAMPLE_CROSSWALK, _ignore)


def test_a_simpler_line_keeps_its_ends_and_stays_near() -> None:
    line = [(x / 10, (x % 7) / 100) for x in range(200)]
    kept = simpler(line, 0.005)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert len(kept) < 5
    assert simpler(line, 0.0) == line
    there_and_back = [(0.0, 0.0), (10.0, 0.0), (0.0, 0.0)]
    assert simpler(there_and_back, 0.01) == there_and_back


def test_the_raw_set_gives_the_table_that_is_shipped(raw_sets: Path, shipped_crosswalk: Crosswalk) -> None:
    rows = derive(raw_sets / "natural-earth", shipped_crosswalk, _ignore)["outlines.csv"].rows
    shipped = (Path(__file__).parents[2] / "data" / "tables" / "outlines.csv").read_text("utf-8").splitlines()
    assert [",".join(row) for row in rows] == shipped[1:]
    for entity, kind, points in rows:
        numbers = [int(number) / 10 for number in points.split()]
        ring = [vector(*place) for place in zip(numbers[::2], numbers[1::2], strict=True)]
        if len(ring) > 2:
            assert dot(enclosed(ring), added(ring)) <= 0, f"{entity} has a {kind} that is not clockwise"
