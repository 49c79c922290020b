"""The part of a load that changes the store: in one process, document by document."""

from dataclasses import replace
from pathlib import Path

from cli.documents import file_digest
from cli.extraction import Extraction, Verdict
from cli.foundations import FOUNDATIONS
from cli.ledger import Entry, Ledger, loader_version
from cli.links import update_derived
from cli.outcomes import Outcome, Status
from loaders.review.applying import corrected
from loaders.review.corrections import stored_corrections
from ontology.light_graph import ntriples
from store.base import WritableStore
from store.folder import storage_error, write_atomically


class Loading:
    """One load into one store."""

    def __init__(self, store: WritableStore, ledger: Ledger, rejected: Path) -> None:
        self._store = store
        self._ledger = ledger
        self._rejected = rejected
        self._graphs = set(store.graph_names())
        self._corrections = stored_corrections(store.export, self._graphs)
        self._taken: dict[str, str] = {}

    def lay_foundations(self) -> None:
        """Store ontology, schemes and register, where this version of them is not there yet."""
        for name, graph in FOUNDATIONS.items():
            known = self._ledger.entry(name)
            if known and known.loader == loader_version() and name in self._graphs:
                continue
            self._store.replace_graph(name, ntriples(graph()))
            self._record(Entry(name, loader_version(), "", name, "", "", paged=False, held=True, remarks=0))

    def known(self, path: Path) -> Outcome | None:
        """The outcome of a document that need not be read again; None for all others."""
        try:
            sha256 = file_digest(path)
        except OSError:
            return None  # reading it will say what is wrong
        entry = self._ledger.entry(sha256)
        if entry is None or entry.loader != loader_version() or entry.graph not in self._graphs:
            return None
        says = "" if entry.held else f"The inspection is in the store from {self._holder_file(entry.graph)}."
        status = Status.UNCHANGED if entry.held else Status.DUPLICATE
        return Outcome(str(path), status, says, slug=entry.slug, framework=entry.framework, remarks=entry.remarks)

    def take(self, extraction: Extraction) -> Outcome:
        """Store what a document gave, or keep it out. Raises :class:`store.base.StoreError`."""
        if extraction.verdict is Verdict.REJECTED:
            return self._outcome(extraction, Status.REJECTED, extraction.message)
        if extraction.verdict is Verdict.INVALID:
            place = self._keep_out(extraction)
            return self._outcome(extraction, Status.INVALID, f"{extraction.message} See {place}.")
        if extraction.sha256 in self._taken:
            says = f"The same file as {self._taken[extraction.sha256]}."
            return self._outcome(extraction, Status.DUPLICATE, says, "same-file")
        self._taken[extraction.sha256] = extraction.path
        preferred = self._ledger.holder(extraction.graph)
        if preferred and preferred.sha256 != extraction.sha256 and preferred.paged and not extraction.paged:
            self._record(self._entry(extraction, held=False))
            says = f"Kept {preferred.file}, which has pages and is of the same inspection."
            return self._outcome(extraction, Status.DUPLICATE, says, "same-inspection")
        statements = corrected(extraction.slug, extraction.ntriples, self._corrections)
        self._store.replace_graph(extraction.graph, statements)
        self._graphs.add(extraction.graph)
        self._forget_earlier_reading(extraction)
        self._record(self._entry(extraction, held=True))
        says = _counts(extraction)
        if preferred and preferred.sha256 != extraction.sha256:
            self._record(replace(preferred, held=False))
            says += f"; replaces {preferred.file}"
        for file in self._kept_out_files(extraction):
            file.unlink(missing_ok=True)
        return self._outcome(extraction, Status.LOADED, says)

    def finish(self) -> None:
        """Derive what changed with the reports, and let readers see it all. Raises :class:`store.base.StoreError`."""
        update_derived(self._store, self._ledger, self._corrections)
        self._store.publish()

    def _forget_earlier_reading(self, extraction: Extraction) -> None:
        """Remove the graph that an earlier loader made of the same file under another identifier."""
        earlier = self._ledger.entry(extraction.sha256)
        if earlier and earlier.held and earlier.graph != extraction.graph:
            self._store.remove_graph(earlier.graph)
            self._graphs.discard(earlier.graph)

    def _keep_out(self, extraction: Extraction) -> Path:
        statements, validation = self._kept_out_files(extraction)
        try:
            self._rejected.mkdir(exist_ok=True)
            write_atomically(statements, extraction.ntriples)
            write_atomically(validation, extraction.validation.encode("utf-8"))
        except OSError as error:
            raise storage_error(error, f"saving what was kept out of {extraction.path}") from error
        return validation

    def _kept_out_files(self, extraction: Extraction) -> tuple[Path, Path]:
        name = f"{Path(extraction.path).stem}-{extraction.sha256[:8]}"
        return self._rejected / f"{name}.nt", self._rejected / f"{name}.validation.ttl"

    def _entry(self, extraction: Extraction, *, held: bool) -> Entry:
        return Entry(
            extraction.sha256,
            loader_version(),
            Path(extraction.path).name,
            extraction.graph,
            extraction.slug,
            extraction.framework,
            extraction.paged,
            held,
            len(extraction.remarks),
            extraction.unresolved,
        )

    def _record(self, entry: Entry) -> None:
        try:
            self._ledger.record(entry)
        except OSError as error:
            raise storage_error(error, "noting what was loaded") from error

    def _holder_file(self, graph: str) -> str:
        holder = self._ledger.holder(graph)
        return holder.file if holder else "another file"

    @staticmethod
    def _outcome(extraction: Extraction, status: Status, says: str, code: str = "") -> Outcome:
        return Outcome(
            extraction.path,
            status,
            says,
            code or extraction.code,
            extraction.slug,
            extraction.framework,
            extraction,
            len(extraction.remarks),
        )


def _counts(extraction: Extraction) -> str:
    counted = [f"{number} {name}" for name, number in extraction.counts.items() if name != "triples"]
    remarks = len(extraction.remarks)
    return ", ".join(counted) + (f", {remarks} remark{'s' * (remarks != 1)}" if remarks else "")
