"""A copy takes its number at once and is drawn while others write; the ledger tells what came of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from app.actions.outside.documents import PrintDocument, PrintVolume, print_document, print_volume
from app.documents.cover import Document
from app.documents.leaving import BEGUN, FAILED, LEFT
from app.documents.volume import Volume
from app.exports.watching import Listeners
from app.faults import Stopped
from app.paper import Paper
from app.refusals import BadInput
from db.evidence import Source
from db.patience import A_GLANCE, waiting_at_most
from tests.documents.support import DocumentDesk
from tests.support.carrying import PlainPrinter
from tests.support.casework import evidence, opened, source


@dataclass
class Interrupted(PlainPrinter):
    """Something else happens while it draws."""

    meanwhile: Callable[[], object]
    seen: list[Document] = field(default_factory=list)

    def on(self, paper: Paper) -> "Interrupted":
        return self

    def document(self, document: Document) -> bytes:
        self.meanwhile()
        return super().document(document)

    def volume(self, volume: Volume, documents: Iterable[Document]) -> bytes:
        def interrupted() -> Iterator[Document]:
            for document in documents:
                self.meanwhile()
                self.seen.append(document)
                yield document

        return super().volume(volume, interrupted())


@pytest.fixture(autouse=True)
def _impatient() -> Iterator[None]:
    """Whoever has to wait for a turn to write is told so at once."""
    with waiting_at_most(A_GLANCE):
        yield


def coverage(meanwhile: Callable[[], object]) -> PrintDocument:
    return PrintDocument(kind="coverage", subject="MMR", printer=Interrupted(meanwhile))


def profiles(meanwhile: Callable[[], object], seen: list[Document] | None = None) -> PrintVolume:
    printer = Interrupted(meanwhile, [] if seen is None else seen)
    return PrintVolume(kind="profile", subjects=("MMR", "TCD"), printer=printer)


def came_of(desk: DocumentDesk) -> list[tuple[str, int]]:
    """What the ledger says of copies, oldest first."""
    return [(entry["action"], entry["detail"]["copy"]) for entry in desk.recorded(BEGUN, LEFT, FAILED)]


def fail() -> None:
    raise BadInput("subject", "A letter that no font has.", remedy="Write it otherwise.")


def test_another_writes_while_a_copy_is_drawn(desk: DocumentDesk) -> None:
    written: list[str] = []
    request = coverage(lambda: written.append(source(desk.ministry, "Post in Sittwe")))
    desk.ministry.draw("P-FP", print_document, request)
    assert desk.ministry.row(Source, written[0]).name == "Post in Sittwe"
    assert came_of(desk) == [(BEGUN, 1), (LEFT, 1)]


def test_another_writes_while_a_volume_is_drawn(desk: DocumentDesk) -> None:
    opened(desk.ministry, "TCD")
    quiet = desk.ministry.draw("P-FP", print_volume, profiles(lambda: None))
    more = iter(("Post in Sittwe", "Post in Hakha"))
    request = profiles(lambda: source(desk.ministry, next(more)))
    assert desk.ministry.draw("P-FP", print_volume, request).copy_number == quiet.copy_number + 1
    assert next(more, None) is None


def test_copies_that_are_drawn_at_the_same_time_have_each_their_number(desk: DocumentDesk) -> None:
    inner: list[int] = []

    def another() -> None:
        inner.append(desk.ministry.draw("P-REC", print_document, coverage(lambda: None)).copy_number)

    outer = desk.ministry.draw("P-FP", print_document, coverage(another)).copy_number
    assert (outer, inner) == (1, [2])
    assert came_of(desk) == [(BEGUN, 1), (BEGUN, 2), (LEFT, 2), (LEFT, 1)]


def test_of_a_copy_that_failed_the_ledger_tells_why_and_its_number_is_not_given_again(
    desk: DocumentDesk,
) -> None:
    error = desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, coverage(fail)))
    (failed,) = desk.recorded(FAILED)
    assert failed["reason"] == error.message
    assert "sha256" not in failed["detail"]
    assert desk.ministry.draw("P-FP", print_document, coverage(lambda: None)).copy_number == 2
    assert came_of(desk) == [(BEGUN, 1), (FAILED, 1), (BEGUN, 2), (LEFT, 2)]


def test_of_a_fault_of_the_program_the_ledger_tells_the_kind_and_not_the_content(desk: DocumentDesk) -> None:
    def bug() -> None:
        raise RuntimeError("Rohingya")

    with pytest.raises(RuntimeError):
        desk.ministry.draw("P-FP", print_document, coverage(bug))
    (failed,) = desk.recorded(FAILED)
    assert failed["reason"] == "A fault of the program: RuntimeError"


def test_a_volume_that_was_stopped_while_it_was_drawn_has_failed(desk: DocumentDesk) -> None:
    opened(desk.ministry, "TCD")
    drawn: list[None] = []
    request = replace(
        profiles(lambda: drawn.append(None)), listeners=Listeners(cancelled=lambda: bool(drawn))
    )
    with pytest.raises(Stopped):
        desk.ministry.draw("P-FP", print_volume, request)
    assert came_of(desk) == [(BEGUN, 1), (FAILED, 1)]


def test_a_volume_is_of_the_state_that_it_began_with(desk: DocumentDesk) -> None:
    opened(desk.ministry, "TCD")
    posts = iter((source(desk.ministry, "Post in Sittwe"), ""))
    seen: list[Document] = []

    def meanwhile() -> None:
        if post := next(posts):
            evidence(desk.ministry, post, country="TCD", marking="secret", title="Convoys by night")

    printed = desk.ministry.draw("P-FP", print_volume, profiles(meanwhile, seen))
    assert printed.marking == "INTERNAL"
    assert "Convoys by night" not in str(seen)


def test_a_volume_that_was_stopped_before_it_had_a_number_left_nothing(desk: DocumentDesk) -> None:
    request = replace(profiles(lambda: None), listeners=Listeners(cancelled=lambda: True))
    with pytest.raises(Stopped):
        desk.ministry.draw("P-FP", print_volume, request)
    assert came_of(desk) == []


def test_copies_go_on_from_those_that_were_recorded_only_as_they_left(desk: DocumentDesk) -> None:
    ministry = desk.ministry
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        key = f"coverage:MMR:{ministry.clock.at.date().isoformat()}"
        work.note(LEFT, "documents", key, topic="MMR", detail={"kind": "coverage", "copy": 3})
        work.commit()
    assert ministry.draw("P-FP", print_document, coverage(lambda: None)).copy_number == 4
