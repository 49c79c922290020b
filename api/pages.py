"""Pages for people: what is in the graph, and where each statement stands."""

from collections.abc import Callable, Mapping, Sequence

from flask import Blueprint, render_template, request

from api import openapi
from api.agency_items import agency_detail, agency_ids, agency_items
from api.catalogue import Item, catalogue, inspection_of_slug, organisation_of_slug, tail
from api.counts import by_theme, totals
from api.editor import examples
from api.finding_items import finding_ids, finding_iri, finding_items
from api.follow_up_items import follow_up_items, follow_up_rows
from api.inspection_items import inspection_detail, inspection_ids, inspection_items
from api.judgement_items import judgements_by_inspection
from api.paging import links, page
from api.parameters import AGENCY_TYPE, AUTHORITY, FINDING_FILTERS, FRAMEWORK, Parameter, Q, Selection, selection
from api.problems import Problem
from api.queries import fill, iris
from api.reading import account, marked
from api.resources import Properties, one, resources
from api.store_access import select
from ontology.questions import question, questions
from ontology.vocabulary import scheme

blueprint = Blueprint("pages", __name__)

_ON_HOME = 12
"""Rows of the lists on the first page."""

_FOLLOW_UPS = 10
"""Recommendations with later findings that the page of an area shows."""

_OPENING = "most-criticised-organisations"
"""The competency question that the first page begins with."""


@blueprint.get("/")
def home() -> str:
    """What is in the graph, at a glance, and a question to begin with."""
    ids = inspection_ids(Selection())
    most = Selection.of({"sort": ["weaknesses"], "role": ["subject"]})
    themes = sorted(by_theme().items(), key=lambda pair: (-pair[1]["total"], pair[0]))
    named = [iri for iri in agency_ids(most) if catalogue().organisation(iri).kind != "group"]
    criticised = [item for item in agency_items(named[:_ON_HOME], most) if _total(item)]
    return render_template(
        "home.html",
        totals=totals(),
        inspections=inspection_items(ids[:_ON_HOME]),
        inspection_count=len(ids),
        area_count=len({catalogue().inspection(iri).authority for iri in ids}),
        agency_count=len(agency_ids(most)),
        agencies=criticised,
        themes=themes[:_ON_HOME],
        questions=questions(),
        opening=question(_OPENING),
        examples=examples(),
    )


def _total(item: Item) -> int:
    counts = item["findings"]
    return int(counts["total"]) if isinstance(counts, dict) else 0


def _list_page(
    template: str,
    ids: Sequence[str],
    items: Callable[[Sequence[str]], list[Item]],
    **more: object,
) -> str:
    current = page()
    return render_template(
        template,
        items=items(current.of(ids)),
        total=len(ids),
        first=(current.number - 1) * current.size + 1,
        links=links(current, len(ids)),
        chosen=request.args,
        **more,
    )


@blueprint.get("/inspections")
def inspections() -> str:
    """All inspections, by authority and framework."""
    selected = _chosen((AUTHORITY, FRAMEWORK))
    ids = inspection_ids(selected)
    return _list_page("inspections.html", ids, inspection_items, authorities=_inspected())


@blueprint.get("/inspections/<slug>")
def inspection(slug: str) -> str:
    """One inspection: its facts, its judgements and its account with every finding marked."""
    known = inspection_of_slug(slug)
    item = inspection_detail(known)
    parts: dict[str, list[Item]] = {}
    for judgement in judgements_by_inspection().get(known.id, ()):
        if judgement["source"] == "report":
            parts.setdefault(str(judgement["part"] or ""), []).append(judgement)
    return render_template("inspection.html", item=item, parts=parts, sections=account(known))


@blueprint.get("/agencies")
def agencies() -> str:
    """Organisations, those with the most weaknesses first."""
    selected = _chosen((AGENCY_TYPE, Q)).with_values(sort="weaknesses")
    return _list_page("agencies.html", agency_ids(selected), lambda ids: agency_items(ids, selected))


@blueprint.get("/agencies/<slug>")
def agency(slug: str) -> str:
    """One organisation: who it is, and what is said about it."""
    organisation = organisation_of_slug(slug)
    ids = finding_ids(Selection.of({"agency": [slug]}))
    item = agency_detail(organisation)
    own = Selection.of({"authority": [slug]})
    is_authority = organisation.kind == "authority"
    return _list_page(
        "agency.html",
        ids,
        finding_items,
        item=item,
        inspections=inspection_items(inspection_ids(own)) if is_authority else [],
        neighbours=_latest(item["statistical_neighbours"]) if is_authority else [],
        follow_ups=follow_up_items(follow_up_rows(own)[:_FOLLOW_UPS]) if is_authority else [],
    )


def _latest(references: object) -> list[Item]:
    """Of each authority referred to the latest inspection with an overall grade, else the latest there is."""
    slugs = [str(one["slug"]) for one in references] if isinstance(references, list) else []
    inspected = (inspection_items(inspection_ids(Selection.of({"authority": [slug]}))) for slug in slugs)
    return [next((one for one in items if one["overall"]), items[0]) for items in inspected if items]


@blueprint.get("/findings")
def findings() -> str:
    """Findings, by any of the filters."""
    ids = finding_ids(_chosen(FINDING_FILTERS))
    filled = {name: values for name, values in request.args.lists() if any(values)}
    return _list_page("findings.html", ids, finding_items, authorities=_inspected(), filled=filled)


@blueprint.get("/findings/<path:name>")
def finding(name: str) -> str:
    """One finding: the quotation, where it stands, whom it concerns and what followed."""
    try:
        iri = finding_iri(name)
        found = finding_items([iri])
    except ValueError:
        found = []
    if not found:
        raise Problem(404, "not-found", f"No finding is called {name}.")
    properties = resources([iri])[iri]
    paragraph_iri = one(properties, "sg:paragraph") or ""
    paragraph = resources([paragraph_iri]).get(paragraph_iri, {})
    row = {"finding": iri, "text": str(found[0]["text"]), "polarity": str(found[0]["polarity"])}
    before, after = _follow_ups(iri)
    return render_template(
        "finding.html",
        item=found[0],
        path=iri.partition("/id/")[2],
        runs=marked(one(paragraph, "sg:text") or "", [row]),
        before=before,
        after=after,
        correction=_correction(properties),
    )


def _correction(properties: Properties) -> Item | None:
    """When a person corrected the machine's codes, and the polarity that the machine gave."""
    iri = one(properties, "sg:correctedBy")
    if not iri:
        return None
    at = one(resources([iri]).get(iri, {}), "prov:generatedAtTime")
    machine = one(properties, "sg:machinePolarity")
    return {"date": at and at[:10], "machine": machine and tail(machine)}


@blueprint.get("/data")
def interfaces() -> str:
    """How programs reach the data."""
    return render_template("interfaces.html", routes=openapi.interfaces())


def _follow_ups(iri: str) -> tuple[list[Item], list[Item]]:
    """The findings that this one follows up, and those that follow it up."""
    rows = select(fill("follow-ups", {"finding": iris([iri])}))
    earlier = [row["earlier"] for row in rows if row["earlier"] != iri]
    later = [row["later"] for row in rows if row["later"] != iri]
    return finding_items(list(dict.fromkeys(earlier))), finding_items(list(dict.fromkeys(later)))


def _chosen(parameters: Sequence[Parameter]) -> Selection:
    """The filters of a form: one left empty is not set."""
    given = {name: values for name, values in request.args.lists() if any(value.strip() for value in values)}
    return selection(parameters, given=given)


def _inspected() -> Mapping[str, str]:
    """Slug to name of each authority that an inspection in the graph is about, by name."""
    known = catalogue()
    found = {known.organisation(one.authority) for one in known.inspections.values()}
    return {one.slug: one.name for one in sorted(found, key=lambda one: one.name)}


@blueprint.app_template_global()
def label(scheme_name: str, slug: str | None) -> str:
    """The label of a concept; the slug itself where the scheme does not hold it."""
    concept = scheme(scheme_name).concepts.get(slug or "")
    return concept.label if concept else (slug or "").replace("-", " ")


@blueprint.app_template_global()
def concepts(scheme_name: str) -> list[tuple[str, str]]:
    """(slug, label) of each concept of a scheme, by label."""
    return sorted(((one.slug, one.label) for one in scheme(scheme_name)), key=lambda pair: pair[1])


@blueprint.app_template_filter()
def day(iso: str | None) -> str:
    """``2012-03-09`` as ``9 March 2012``, ``2012-03`` as ``March 2012``; empty for none."""
    year, *rest = (iso or "").split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(number)) for number in rest[1:]), *month, year])


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

blueprint.add_app_template_filter(tail, "tail")


@blueprint.app_template_filter()
def local(iri: str) -> str:
    """The path, on this service, of a thing's identifier."""
    return f"/id/{iri.partition('/id/')[2]}" if "/id/" in iri else iri
