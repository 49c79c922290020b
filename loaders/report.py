"""An inspection report as a plain typed model: what the layouts read and the graph says.

Nothing here is interpreted beyond the report's own structure; sentence by sentence evaluation is
:mod:`loaders.findings`, whose results are the :class:`Finding` objects below.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain


class SectionRole(StrEnum):
    """What a section is for, which decides how its sentences are read."""

    NARRATIVE = "narrative"
    """The inspectors' account: each evaluative sentence is a finding."""
    SUMMARY = "summary"
    """Overall effectiveness, executive summary, headline findings: read as narrative."""
    STRENGTHS = "strengths"
    IMPROVEMENTS = "improvements"
    """Areas for improvement or development, what needs to improve, recommendations, priority actions."""
    CONTEXT = "context"
    """Service information, about the area: described, not evaluated."""
    METHOD = "method"
    """About this inspection, the inspection judgements and what they mean."""
    RECORD = "record"
    """The record of main findings or judgement table."""
    NEXT_STEPS = "next-steps"
    CLOSING = "closing"
    """Details of the inspectorates, of the inspection team, of the provider: boilerplate."""


class StatedKind(StrEnum):
    """What kind of explicit list an item stands in; its polarity is stated by the report."""

    STRENGTH = "strength"
    REQUIREMENT_MET = "requirement-met"
    """An arrangement "delivered satisfactorily": stated, of polarity strength, yet not from a list of strengths."""
    AREA_FOR_DEVELOPMENT = "area-for-development"
    AREA_FOR_IMPROVEMENT = "area-for-improvement"
    RECOMMENDATION = "recommendation"
    PRIORITY_ACTION = "priority-action"

    @property
    def is_recommendation(self) -> bool:
        """Whether items of the list say what must improve."""
        return self not in (StatedKind.STRENGTH, StatedKind.REQUIREMENT_MET)


class GradeStatus(StrEnum):
    """Why a judgement has no grade on the four-point scale, where it has none: four different facts."""

    GRADED = "graded"
    NOT_JUDGED = "not-judged"
    NOT_YET_INTRODUCED = "not-yet-introduced"
    NO_LONGER_MADE = "no-longer-made"
    UNREADABLE = "unreadable"


class DateSource(StrEnum):
    """Where a publication date was found."""

    PRINTED = "printed"
    FILE_NAME = "file-name"
    METADATA = "metadata"


class FurnitureKind(StrEnum):
    """Words of a report that belong to its print or its post, not to its account."""

    COVER = "cover"
    IMPRINT = "imprint"
    CONTENTS = "contents"
    RUNNING_LINE = "running-line"
    LETTER_HEAD = "letter-head"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    COPY_LIST = "copy-list"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone a report names: an inspector, an addressee."""

    name: str
    office: str | None = None
    """The office as printed, organisation included."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement of the report, graded or not."""

    aspect_text: str
    """The aspect as printed."""
    aspect: str
    """Slug of ``aspect_text``, unique in the report: the part is put before it where two parts share an aspect."""
    grade: str | None
    """A grade slug of the contract; None unless ``status`` is GRADED."""
    grade_text: str
    status: GradeStatus = GradeStatus.GRADED
    part: str | None = None
    """The part of the report that a judgement belongs to, e.g. "Services for looked after children"."""
    judges_board: bool = False
    """True where the safeguarding board is judged, not the authority."""
    page: int | None = None
    broader: str | None = None
    """Slug of the scheme's aspect that this one is a case of, where the words name the area ("Children's services in
    Norfolk" is ``overall``) and so are no aspect of the scheme themselves."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the list a paragraph stands in says of it."""

    kind: StatedKind
    timescale: str | None = None
    """A timescale slug of the contract."""
    cited_paragraphs: tuple[str, ...] = ()
    """Printed numbers of the paragraphs that a recommendation cites."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or table of the account, with its words as printed."""

    locator: str
    """Unique and stable in the report: the printed number; where there is none, ``s{section}-{place in section}``."""
    text: str
    number: str | None = None
    page: int | None = None
    page_starts: tuple[tuple[int, int], ...] = ()
    is_item: bool = False
    is_table: bool = False
    stated: Stated | None = None

    def page_at(self, offset: int) -> int | None:
        """The page of the character at ``offset`` of ``text``."""
        page = self.page
        for start, later in self.page_starts:
            if start <= offset:
                page = later
        return page


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading."""

    order: int
    """Place in the report, from 1."""
    heading: str
    """As printed; empty for what stands before the first heading of a letter."""
    role: SectionRole
    level: int = 1
    parent: int | None = None
    """``order`` of the section this one is part of."""
    page: int | None = None
    grade: str | None = None
    """The grade printed with the heading, where there is one."""
    paragraphs: tuple[Paragraph, ...] = ()
    grade_text: str | None = None
    """The grade line as printed beside or below the heading ("Grade 2 (Good)"), so that its words are kept."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to the print or the post."""

    kind: FurnitureKind
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EarlierInspection:
    """A reference to an inspection or visit before this one."""

    text: str
    """The words of the reference, verbatim."""
    locator: str
    """Paragraph the words stand in."""
    framework: str | None
    """Framework slug where the words tell the kind."""
    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One count of the evidence base, e.g. 48 case files."""

    kind: str
    """``children-and-young-people``, ``parents-and-carers``, ``case-files`` …"""
    count: int
    text: str
    """The words that say so, verbatim."""
    locator: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that a report gives about an area, e.g. the children looked after on a day."""

    measure: str
    """Slug of the scheme of measures, e.g. ``children-looked-after``."""
    value: Decimal
    unit: str
    """What the figure counts: ``children``, ``percent``, ``places`` …"""
    as_of: date | None
    """The day that the figure holds of; None where the report names none."""
    rate_per_10000: Decimal | None
    """The same figure per 10,000 children, where the report prints it beside."""
    text: str
    """The sentence that says so, verbatim."""
    locator: str


@dataclass(frozen=True, slots=True)
class StatementOfAction:
    """The written statement that a joint inspection asks for."""

    due: date | None
    lead: str | None
    """The principal authority or leading organisation as printed."""
    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader did not recognise or had to infer: reported, never dropped."""

    code: str
    """A short slug, e.g. ``unrecognised-grade``."""
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says by its own structure."""

    title: str
    framework: str
    authority: str
    """Slug of the authority in the register."""
    authority_text: str
    """The authority as the report prints it."""
    inspectorates: tuple[str, ...]
    """Slugs of the register."""
    start: date | None
    end: date | None
    published: date | None
    published_source: DateSource | None
    sha256: str
    file_name: str
    page_count: int | None
    sections: tuple[Section, ...]
    judgements: tuple[Judgement, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    lead_inspectors: tuple[Person, ...] = ()
    addressees: tuple[Person, ...] = ()
    copy_recipients: tuple[Person, ...] = ()
    legal_basis: tuple[str, ...] = ()
    """E.g. "section 138 of the Education and Inspections Act 2006"."""
    rights: str | None = None
    deep_dive: str | None = None
    """The theme of a joint inspection, as printed."""
    evidence: tuple[Evidence, ...] = ()
    statement_of_action: StatementOfAction | None = None
    earlier_inspections: tuple[EarlierInspection, ...] = ()
    observations: tuple[Observation, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs in reading order."""
        return chain.from_iterable(section.paragraphs for section in self.sections)


class Polarity(StrEnum):
    """What a finding says: the slugs of the contract."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"


class Role(StrEnum):
    """Whether a finding is about what an agency does, or only names it."""

    SUBJECT = "subject"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class AgencyLink:
    """An organisation that a finding names or clearly refers to."""

    agency: str
    """IRI of the organisation or group."""
    role: Role
    start: int
    """Offsets in the finding's ``text`` of the words the link came from."""
    end: int
    rule: str
    """The rule that made it: ``name``, ``alias``, ``abbreviation``, ``definite-description``, ``kind-in-area`` …"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One evaluative sentence, or one item of an explicit list."""

    locator: str
    """Of the paragraph."""
    sentence: int
    """From 1 in the paragraph; 0 for an item of a list."""
    text: str
    start: int
    end: int
    """Offsets in the paragraph's text: ``paragraph.text[start:end] == text``."""
    page: int | None
    polarity: Polarity
    stated: Stated | None
    """Set where the report's own list states the polarity; else the polarity is inferred."""
    confidence: float
    agencies: tuple[AgencyLink, ...] = ()
    themes: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    """Names in the text that look like an organisation's and that nobody in the register bears."""
