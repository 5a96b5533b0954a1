"""The running story: the time that a report has just told of, on which later words lean."""

from __future__ import annotations

from dataclasses import dataclass, replace

from polybius.records import When

_LONGEST_DAYS = 365
_NEAR_DAYS = 730
_GOES_ON_DAYS = 92


@dataclass(frozen=True, slots=True)
class StoryTime:
    """The last date told of in the sentence, the paragraph and the report; None when there is none.

    settled   the last two dates told of lie in the same year or close together, so the report stays there
    """

    sentence: When | None = None
    paragraph: When | None = None
    report: When | None = None
    settled: bool = False

    def advance(self, when: When) -> StoryTime:
        """The story after a date was told; unknown dates and wide guesses within the same year leave it."""
        if not when.known or (
            _is_guess(when) and self.current is not None and _same_year(self.current, when)
        ):
            return self
        settled = self.report is not None and (_same_year(self.report, when) or _close(self.report, when))
        return StoryTime(when, when, when, settled)

    def next_sentence(self) -> StoryTime:
        return replace(self, sentence=None)

    def next_paragraph(self) -> StoryTime:
        return replace(self, sentence=None, paragraph=None)

    def reset(self) -> StoryTime:
        """A story not yet begun."""
        return StoryTime()

    @property
    def current(self) -> When | None:
        """The nearest date told of."""
        return self.sentence or self.paragraph or self.report

    def to_lean_on(self, published: When) -> When | None:
        """The date from which a missing year is taken; None when the report's own date is the better guess.

        A date of long ago in passing ("since the 2003 war") does not carry what follows it, unless the
        report stays in that year.
        """
        told = self.sentence or self.paragraph or (self.report if self.settled else None)
        if not published.known:
            return told or self.report
        if told is None:
            return None
        here, then = published.latest or published.earliest, told.latest or told.earliest
        near = here is not None and then is not None and abs((here - then).days) <= _NEAR_DAYS
        return told if near or self.settled else None


def _is_guess(when: When) -> bool:
    return when.approximate and (when.days is None or when.days >= _LONGEST_DAYS)


def _close(one: When, other: When) -> bool:
    """Whether a story goes on from one date to the other, over the turn of a year too."""
    first, second = (when.earliest or when.latest for when in (one, other))
    return first is not None and second is not None and abs((second - first).days) <= _GOES_ON_DAYS


def _same_year(one: When, other: When) -> bool:
    days = [when.earliest or when.latest for when in (one, other)]
    return len({day.year for day in days if day}) == 1
