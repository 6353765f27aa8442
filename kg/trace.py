"""Why a fact is as it is: the steps that made it, each a rule and what it went by.

Every stage that decides something about a fact adds a ``Step``; ``kg explain`` prints them and decides
nothing itself.  After the rules that PredPatt keeps with each predicate (White et al. 2016).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One decision.

    ``about`` is what was decided: "type", "source", "target", "status", "speaker", "time", "left out" ...
    ``rule`` names the rule, "lift[object:@sanction]"; ``because`` tells in words what it went by.
    """

    about: str
    rule: str
    because: str = ""

    @property
    def short(self) -> str:
        """For people in a hurry: "source: subject"."""
        return f"{self.about}: {self.rule}"

    def __str__(self) -> str:
        return self.short + (f" ({self.because})" if self.because else "")
