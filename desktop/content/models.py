"""The shape of every authored record, checked by pydantic; and its faults turned into diagnostics."""

import re
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from desktop.content.edtf_dates import DateFault, read_date
from desktop.content.findings import Findings
from desktop.content.marked_yaml import Marked, Path_
from desktop.domain.claim import NEEDS_VIEW, TIMED, Confidence, Property
from desktop.domain.dates import EdtfDate, civil, day_number
from desktop.domain.event import EventKind

ModelT = TypeVar("ModelT", bound=BaseModel)


def _edtf(value: object) -> EdtfDate:
    if isinstance(value, EdtfDate):
        return value
    if not isinstance(value, str):
        raise ValueError("a date is a text")
    return read_date(value)


def _interval(value: EdtfDate) -> EdtfDate:
    if not value.is_interval:
        raise DateFault(
            f"“{value.text}” is a date, not an interval", "write when it began and ended: 1992-03-02/.., 2001/2008, /.."
        )
    return value


def _number_or_text(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value):
        return float(value) if "." in value else int(value)
    return value


def _cited_key(value: object) -> object:
    return {"key": value} if isinstance(value, str) else value


def _participant(value: object) -> object:
    if isinstance(value, str):
        return {"iso3": value}
    if isinstance(value, dict) and len(value) == 1 and "iso3" not in value:
        ((iso3, role),) = value.items()
        return {"iso3": iso3, "role": role}
    return value


Edtf = Annotated[Any, BeforeValidator(_edtf)]
"""An EDTF text, read into an `EdtfDate`."""
EdtfInterval = Annotated[Any, BeforeValidator(_edtf), AfterValidator(_interval)]
"""An EDTF interval, read into an `EdtfDate`."""
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
OrganizationKey = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]*$", max_length=40)]
SourceKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", max_length=80)]
Line = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^[^\n]*$")]


class Record(BaseModel):
    """Common to all: unknown fields are faults, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class CitedKey(Record):
    """A source by its key, with the page or article where that helps."""

    key: SourceKey
    locator: Line | None = None


CitedKeys = Annotated[list[Annotated[CitedKey, BeforeValidator(_cited_key)]], Field(min_length=1)]


class ArticleHead(Record):
    """Front matter of an article on a country, a relation or an organization."""

    title: Line
    summary: Line
    checked: Edtf
    topics: list[Slug] = []
    key_events: list[Slug] = []


class TopicHead(ArticleHead):
    """Front matter of an article on a topic."""

    countries: list[Iso3] = []
    organizations: list[OrganizationKey] = []


class Participant(Record):
    """A country that took part in an event, and as what."""

    iso3: Iso3
    role: Line | None = None


class DateAlternative(Record):
    """Another date of an event, with the sources that give it."""

    date: Edtf
    sources: CitedKeys


class EventRecord(Record):
    """Something that happened, once, whoever took part."""

    id: Slug
    date: Edtf
    kind: EventKind
    title: Annotated[str, Field(min_length=3, max_length=120)]
    description: Line | None = None
    """What the title does not say; None where nothing more is known."""
    participants: Annotated[list[Annotated[Participant, BeforeValidator(_participant)]], Field(min_length=1)]
    organizations: list[OrganizationKey] = []
    topics: list[Slug] = []
    sources: CitedKeys
    date_alternatives: list[DateAlternative] = []
    confidence: Confidence | None = None
    note: Line | None = None


class ClaimValue(Record):
    """One value of a claim: with its time, its sources, and whose view it is."""

    value: Annotated[int | float | Line, BeforeValidator(_number_or_text)]
    unit: Line | None = None
    as_of: Edtf | None = None
    valid: EdtfInterval | None = None
    view: Line | None = None
    sources: CitedKeys
    confidence: Confidence | None = None
    note: Line | None = None


class ClaimRecord(Record):
    """What is said of one property of the subject."""

    id: Slug
    property: Property
    label: Annotated[str, Field(min_length=2, max_length=80)] | None = None
    organization: OrganizationKey | None = None
    sender: Iso3 | None = None
    host: Iso3 | None = None
    values: Annotated[list[ClaimValue], Field(min_length=1)]
    disagreement: Line | None = None

    @model_validator(mode="after")
    def _complete(self) -> "ClaimRecord":
        for value in self.values:
            if self.property in TIMED and value.valid is None:
                raise DateFault(
                    f"a {self.property.value} claim says since when it holds",
                    "add valid: with an interval, such as /..",
                )
            if self.property in NEEDS_VIEW and value.view is None:
                raise DateFault("a statement of status names whose view it is", "add view: with the state or body")
        if self.property is Property.MISSION and not (self.sender and self.host):
            raise DateFault("a mission has a sender and a host", "add sender: and host: with ISO 3166-1 alpha-3 codes")
        if self.property is Property.MEMBERSHIP and self.organization is None:
            raise DateFault("a membership names the organization", "add organization: with its key")
        labelled = (Property.FIGURE, Property.TEXT, Property.OFFICE, Property.STATUS)
        if self.property in labelled and self.label is None:
            raise DateFault(f"a {self.property.value} claim has a label", "add label: with what the value is")
        return self


class ClaimFile(Record):
    """A file of claims, all on one subject."""

    subject: Line
    claims: Annotated[list[ClaimRecord], Field(min_length=1)]


class DateParts(Record):
    """A date of CSL-JSON."""

    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]

    @field_validator("date_parts")
    @classmethod
    def _real(cls, value: list[list[int]]) -> list[list[int]]:
        for parts in value:
            year, month, day = (*parts, 1, 1)[:3]
            if not -9999 <= year <= 9999 or civil(day_number(year, month, day)) != (year, month, day):
                raise ValueError(f"{parts} is not a date")
        return value


class SourceCustom(Record):
    """What CSL-JSON has no field for."""

    tertiary: bool = False
    title_status: str | None = Field(None, alias="title-status", pattern="^descriptive$")
    sentence_title: Line | None = Field(None, alias="sentence-title")
    """The title with capitals as in a sentence, where the source writes Most Words So."""
    remark: Line | None = None
    """What a reader has to know of it wherever it is cited; a part of a sentence."""


class PersonRecord(Record):
    """An author as CSL-JSON has it: a person by both names, a body or an only name as `literal`."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    @model_validator(mode="after")
    def _named(self) -> "PersonRecord":
        if bool(self.family) == bool(self.literal) or (self.given and not self.family):
            raise DateFault(
                "an author has a family name or, if a body, one name", "write family and given, or literal alone"
            )
        return self


class SourceRecord(Record):
    """A source as CSL-JSON 1.0.2 has it; only the fields that are in use."""

    id: SourceKey
    type: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    title: Line
    author: Annotated[list[PersonRecord], Field(min_length=1)] | None = None
    container_title: Line | None = Field(None, alias="container-title")
    publisher: Line | None = None
    issued: DateParts | None = None
    accessed: DateParts
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    URL: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)] | None = None
    number: Line | None = None
    note: Line | None = None
    custom: SourceCustom = SourceCustom()  # type: ignore[call-arg]

    @model_validator(mode="after")
    def _placed(self) -> "SourceRecord":
        if not (self.container_title or self.publisher):
            raise DateFault("a source names its publisher or site", "add publisher or container-title")
        in_sentence = self.custom.sentence_title
        if in_sentence and in_sentence.casefold() != self.title.casefold():
            raise DateFault("the sentence-title has other words than the title", "change nothing but its capitals")
        return self


_MENDS = {
    "missing": "add this field",
    "extra_forbidden": "remove the field or correct its name",
    "enum": "use one of the words named",
    "string_pattern_mismatch": "correct the value",
    "string_too_long": "shorten the text",
    "too_short": "add at least one entry",
}


def read_record(
    model: type[ModelT], marked: Marked, value: object, path: Path_, file: Path, findings: Findings
) -> ModelT | None:
    """Returns `value` as a record of `model`; or notes every fault with its line and returns None."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            place = path + fault["loc"]
            cause = fault.get("ctx", {}).get("error")
            field = ".".join(str(part) for part in fault["loc"] if part not in ("int", "float", "constrained-str"))
            message, mend = _explain(fault["type"], fault["msg"], field, cause, model)
            findings.add(file, marked.line(place), message, mend)
        return None


def _explain(kind: str, text: str, field: str, cause: object, model: type[BaseModel]) -> tuple[str, str]:
    if isinstance(cause, DateFault):
        return (f"{field}: {cause}" if field else str(cause)), cause.mend
    name = field.rsplit(".", 1)[-1]
    if kind == "missing":
        return f"the field “{name}” is missing", f"add {name}:"
    if kind == "extra_forbidden":
        known = ", ".join(info.alias or key for key, info in model.model_fields.items())
        mend = f"remove it or use one of: {known}" if name == field else "remove it or correct its name"
        return f"the field “{name}” is unknown", mend
    sentence = text[:1].lower() + text[1:]
    return (f"{field}: {sentence}" if field else sentence), _MENDS.get(kind, "correct the value")
