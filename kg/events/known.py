"""What a predicate is read with: who is who, and what other predicates tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.events.arguments import Roles
from kg.events.drafts import Draft
from kg.events.predications import prepositions
from kg.plover import having
from kg.words import Word

_WRONGS = having("wrong")


@dataclass(frozen=True, slots=True)
class Known:
    """What a predicate is read with: who is who, and what other predicates tell.

    ``nouns`` are event nouns, those that go back to something with its sides; ``below`` are the verbs
    that have been read.
    """

    roles: Roles
    nouns: Mapping[int, Draft]
    below: Mapping[int, Draft]

    def named_by(self, noun: Word | None) -> Draft | None:
        """The event that a noun names, or that its infinitive tells: "a decision to *send troops*".

        Also one that is coordinated with it, or that it is of: "an end to *talks* and trade", "a campaign of
        *attacks*".
        """
        if noun is None:
            return None
        noun = self.roles.through(noun)
        of = (inner for name, inner in prepositions(noun) if name == "of")
        words = (noun, *noun.conjuncts(), *of)
        named = next((self.nouns[w.i] for w in words if self._is_event(w)), None)
        decided = self._decided(noun)
        if named is None or named.type != "AGREE":
            return named or decided
        return decided if _is_harm(decided) else named

    def _is_event(self, noun: Word) -> bool:
        """False for what goes back to a doing that no frame has a name for: no event can be made of it."""
        named = self.nouns.get(noun.i)
        return bool(named.type) if named is not None else False

    def means_harm(self, noun: Word | None) -> bool:
        """True for an intention that is no agreement: "declared its *intention* to resist"."""
        return _is_harm(self.named_by(noun))

    def harms(self, verb: Word | None) -> bool:
        """True for a verb or an event noun that tells a wrong; troops may go to help whom they go to."""
        deed = self.under(verb)
        return _is_harm(deed) and deed is not None and deed.type != "MOBILIZE"

    def aimed_at_harm(self, aim: Word | None) -> bool:
        """ "pledged to reduce the *threat* from Iran": who is named inside is no partner."""
        inner = self.roles.clauses.get(aim.i) if aim is not None else None
        return inner is not None and self.under(aim) is None and self.means_harm(inner.object)

    def _decided(self, noun: Word) -> Draft | None:
        for child in noun.children:
            bare = child.form == "base" and child.relation in ("adnominal", "relative")
            if bare and child.i in self.below:
                told = self.roles.frames.effect(noun.lemma, "to") or "hypothetical"
                return replace(self.below[child.i], factuality=told)
        return None

    def under(self, word: Word | None) -> Draft | None:
        """What a verb or an event noun below tells."""
        if word is None:
            return None
        return self.below.get(word.i) or (self.nouns[word.i] if self._is_event(word) else None)


def _is_harm(deed: Draft | None) -> bool:
    return deed is not None and deed.type in _WRONGS
