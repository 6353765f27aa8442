"""What a word stands under: whether it is so, who says so, and every step that changed that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.model import Factuality, Polarity
from kg.trace import Step
from kg.words import Word

Effect = Literal["not", "open", "future"]
"""What an operator does: it denies, it leaves open, it puts off."""
_RANK: dict[Factuality, int] = {"actual": 0, "future": 1, "hypothetical": 2}
ASKED = frozenset({"question", "fiction", "hedge", "turn"})
"""Rules of what leaves even the saying open."""
_BECOMES: dict[Effect, Factuality] = {"open": "hypothetical", "future": "future", "not": "actual"}


@dataclass(frozen=True, slots=True)
class Status:
    """Truth status of a predicate.

    ``polarity`` and ``factuality`` are those of a fact; ``speakers`` are head words, the innermost speaker
    first; ``steps`` tell in order, from the root of the sentence downwards, what made it so.
    """

    polarity: Polarity = "positive"
    factuality: Factuality = "actual"
    speakers: tuple[Word, ...] = ()
    steps: tuple[Step, ...] = ()
    supposed: int = 0
    """How many of the speakers, the first of them, are only supposed to speak: "may say that"."""

    @property
    def plain(self) -> bool:
        """True for what is told as having happened, by whomever."""
        return self.polarity == "positive" and self.factuality == "actual"

    def under(self, effect: Effect, rule: str, because: str) -> Status:
        """The status below an operator: "not" turns the polarity, the others can only make it less sure."""
        step = Step("status", rule, because)
        if effect == "not":
            turned: Polarity = "negative" if self.polarity == "positive" else "positive"
            return replace(self, polarity=turned, steps=(*self.steps, step))
        further = max(self.factuality, _BECOMES[effect], key=lambda value: _RANK[value])
        if further == self.factuality:
            return self
        return replace(self, factuality=further, steps=(*self.steps, step))

    def told_by(self, speaker: Word, rule: str, because: str, sure: bool = True) -> Status:
        """The status of what somebody says, or is ``sure``ly no more than supposed to; each is named once."""
        if any(speaker is known for known in self.speakers):
            return self
        steps = (*self.steps, Step("speaker", rule, because))
        supposed = 0 if sure else self.supposed + 1
        return replace(self, speakers=(speaker, *self.speakers), steps=steps, supposed=supposed)

    def afresh(self) -> Status:
        """The status of a clause that stands on its own, by those of the speakers who do speak."""
        steps = tuple(step for step in self.steps if step.about == "speaker")
        kept = len(steps) - self.supposed
        return Status(speakers=self.speakers[self.supposed :], steps=steps[:kept])

    def unspoken(self) -> Status:
        """The same in the narrator's own words."""
        steps = tuple(step for step in self.steps if step.about != "speaker")
        return replace(self, speakers=(), steps=steps, supposed=0)

    def unsure(self) -> Status:
        """The same without its polarity: below a plan or a wish its details are planned or wished."""
        return self.afresh() if self.factuality == "actual" else replace(self, polarity="positive")
