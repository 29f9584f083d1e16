"""Comments with where their passages stand in a later version, or in the draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plans.content import PlanContent
from plans.content.passages import Passage, followed
from plans.models import Comment, PlanVersion


@dataclass(frozen=True)
class Thread:
    """`now` is where the passage stands; None where there is none, or where it is gone."""

    comment: Comment
    now: Passage | None = None

    @property
    def gone(self) -> bool:
        return bool(self.comment.quote) and self.now is None

    @property
    def reworded(self) -> str:
        """What the passage says now, where that is something else."""
        return self.now.quote if self.now and self.now.quote != self.comment.quote else ""

    @property
    def place(self) -> str:
        """Where to look: the field that has the passage now, or else the one that had it."""
        return self.now.place if self.now else self.comment.place


def threads(comments: Iterable[Comment], content: PlanContent) -> list[Thread]:
    """Return the comments as they stand towards this content; one statement more where any of them quotes."""
    comments = list(comments)
    quoting = {it.version_id for it in comments if it.quote}
    versions = PlanVersion.objects.filter(pk__in=quoting).values_list("pk", "content") if quoting else ()
    then = {key: PlanContent.from_json(frozen) for key, frozen in versions}
    return [_thread(it, then, content) for it in comments]


def _thread(comment: Comment, then: Mapping[int, PlanContent], content: PlanContent) -> Thread:
    if not comment.quote:
        return Thread(comment)
    passage = Passage(comment.place, comment.start, comment.quote)
    before, after = (it.section_or_none(comment.section) for it in (then[comment.version_id], content))
    return Thread(comment, followed(passage, before, after))
