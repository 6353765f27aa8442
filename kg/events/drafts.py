"""Draft: an event in the making, with the steps that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Actor
from kg.trace import Step
from kg.words import Word

Actors = tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in the making: its type and sides, before truth, time and evidence.

    ``factuality`` is what an operator makes of its operand ("future", "hypothetical") or "announced"
    and "spoken" for what is done by saying it; ``operand`` is the event that an operator was applied to;
    ``weak`` needs a target to be an event; ``echo`` has the sides of what was told before ("condemned
    *the invasion*"); ``teller`` tells it where the narrator does not ("blamed Mali for the raid").
    """

    type: str
    mode: str
    source: Actors
    target: Actors
    trigger: Word
    reciprocal: bool = False
    rule: str = ""
    factuality: str = ""
    operand: Draft | None = None
    weak: bool = False
    echo: bool = False
    teller: Actors = ()
    steps: tuple[Step, ...] = ()

    @property
    def sided(self) -> bool:
        """True where it stands between two sides, or binds several alike."""
        return bool(self.target) or (self.reciprocal and len(self.source) > 1)

    @property
    def doerless(self) -> bool:
        """True for what is done to somebody by nobody who is named."""
        return bool(self.target) and not self.source

    @property
    def meets_there(self) -> bool:
        """True for talks of which nothing is known but where they are: "welcomed the talks *in Geneva*"."""
        found = [step.rule for step in self.steps if step.about == "target"][-1:]
        return all((self.type == "CONSULT", self.mode != "visit", found == ["in"]))

    def operands(self) -> Iterator[Draft]:
        """What it was applied to, and what that was applied to."""
        inner = self.operand
        while inner is not None:
            yield inner
            inner = inner.operand

    def because(self, *steps: Step, **changes: object) -> Draft:
        """The draft with something changed, and the steps that tell why."""
        return replace(self, steps=(*self.steps, *steps), **changes)  # type: ignore[arg-type]


def countries(actors: Actors) -> set[str]:
    """The countries of these actors, by code."""
    return {actor.country for actor in actors if actor.country}
