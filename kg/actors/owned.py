"""A noun with an owner is an actor of its own, named by the owner: "Turkish troops", "Putin's envoy"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.actors.coordination import behind
from kg.actors.ids import adjective, own_adjective, slug
from kg.actors.phrases import Phrase
from kg.lexicon import word_list
from kg.model import Actor, Kind, Mention
from kg.words import Word

_OFFICIAL = {"MIL", "COP", "LEG", "GOV"}
_STANDS_BEFORE = ("mod", "possessor")
_OWNING = word_list("actors.owning")
_OWN_WORDS = ("metonym", "description", "nameless", "apposition", "place", "demonym")
"""How mentions are known whose words are no name of their actor: they name whom he owns."""
_ARTICLED = word_list("actors.owned.articled")
_DETERMINERS = word_list("actors.determiners")


@dataclass(frozen=True)
class Owning:
    """One actor whose a phrase is, the mention that says so, and how: "mod", "possessor" or a preposition."""

    actor: Actor
    mention: Mention
    how: str

    @property
    def name(self) -> str:
        """The owner as written where this is its people ("Serbs"), else its name."""
        return self.mention.text if self.mention.how == "demonym" else self.mention.actors[0].name


def owned(phrase: Phrase, kind: Kind, *, right: bool = True) -> list[Actor]:
    """One actor for each owner of a phrase: "American and Iraqi personnel" are two.

    Args:
        phrase: The noun in its document.
        kind: What the noun stands for.
        right: Whether an owner after the noun counts: "troops of Mali".
    """
    found = phrase.owners if right else phrase.owners_before
    if found and found[0][1] not in _STANDS_BEFORE and phrase.colour:
        return [phrase.unnamed(f"{phrase.colour} {phrase.text}", kind, phrase.noun.sector)]
    owners = [Owning(actor, mention, how) for mention, how in found for actor in mention.actors]
    parts = _parts(phrase, len(owners))
    return [of_owner(phrase, owner, part, kind) for owner in owners for part in parts]


def _parts(phrase: Phrase, owners: int) -> list[str]:
    """The bodies of "foreign and defence ministries", one by one; else the phrase, of each owner one."""
    bodies = phrase.noun.plural and phrase.noun.cls == "body"
    kinds = _kinds(phrase) if bodies else []
    if len(kinds) < 2 or all(word.relation != "conjunct" for word in kinds):
        return [phrase.single if bodies and owners > 1 else phrase.text]
    return [f"{word.text.capitalize()} {phrase.head.lemma.capitalize()}" for word in kinds]


def _kinds(phrase: Phrase) -> list[Word]:
    """The words before a noun that say which bodies they are, not whose: "foreign", "defence"."""
    before = (child for child in phrase.left if child.relation in ("adjective", "compound"))
    words = (word for child in before for word in child.conjuncts() if word.i < phrase.head.i)
    return [word for word in words if word.entity not in ("state", "nationality")]


def of_owner(phrase: Phrase, owner: Owning, text: str, kind: Kind) -> Actor:
    """The actor that a noun with an owner stands for: of the owner's country, under a name of its own."""
    name = next(name for rule in _NAMES if (name := rule(phrase, owner, text, kind)))
    country, sector = owner.actor.country, phrase.noun.sector
    if owner.actor.kind == "organization":
        sector = sector or owner.actor.sector
        if country is None:
            sector, kind = _of_world_body(owner.actor, sector), _KIND_OF_WORLD_BODY.get(kind, kind)
    if country is None and _nameless(phrase, owner.actor):
        return phrase.unnamed(name, kind, sector)  # "the protesters' leaders"
    return Actor(slug(name), name, kind, country, sector)


_KIND_OF_WORLD_BODY: dict[Kind, Kind] = {"group": "organization"}
"""What UN peacekeepers do the UN does."""


def _of_world_body(owner: Actor, sector: str | None) -> str | None:
    """ "A UN official" is of no government."""
    return "IGO" if owner.sector == "IGO" and sector == "GOV" else sector


def _nameless(phrase: Phrase, owner: Actor) -> bool:
    return owner == phrase.unnamed(owner.name, owner.kind, owner.sector)


def _named_after(phrase: Phrase, owner: Owning, text: str, kind: Kind) -> str | None:
    """ "Troops in the Donbas", "envoys of the Moroccan king": in the owner's own words."""
    if owner.how in _STANDS_BEFORE:
        return None
    return f"{text} {owner.how} {_in_full(phrase, owner)}"


def _in_full(phrase: Phrase, owner: Owning) -> str:
    """An owner in the text's own words where these are no name, else its name; with its article."""
    actor, mention = owner.actor, owner.mention
    thing = _thing(phrase, owner)
    if thing is not None:
        return _small_article(phrase.scene.phrase(thing))
    if actor.kind == "country" and mention.how not in _OWN_WORDS:
        return with_article(actor.name)
    own = len(mention.actors) == 1 and mention.how in _OWN_WORDS
    written = _small_article(" ".join(mention.text.split())) if own else actor.name
    before = phrase.scene.parse.text[: mention.start].casefold()
    return f"the {written}" if before.endswith((" the ", " the\n")) else written


def _thing(phrase: Phrase, owner: Owning) -> Word | None:
    """What stands behind the preposition where that is no name: "the capital", of "the Bolivian capital"."""
    named = phrase.scene.parse.words[owner.mention.head]
    things = behind(phrase.head, {owner.how})
    thing = next((word for word in things if word is named or word in named.ancestors()), None)
    if thing is None or thing.pos != "noun" or named in thing.conjuncts()[1:]:
        return None
    return thing


def _small_article(text: str) -> str:
    """ "the Polish government", of "The Polish government"."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _DETERMINERS else text


def with_article(country: str) -> str:
    """A country as it stands in a sentence: "the Philippines", "the United Kingdom", "Poland"."""
    return f"the {country}" if country.casefold() in _ARTICLED else country


def _named_by_country(phrase: Phrase, owner: Owning, text: str, kind: Kind) -> str | None:
    """ "Turkish troops"."""
    if owner.actor.kind != "country" or not owner.actor.country:
        return None
    written = owner.mention.text if owner.mention.how == "demonym" else ""
    return f"{own_adjective(phrase.scene, owner.actor.country, written)} {text}"


def _named_by_leader(phrase: Phrase, owner: Owning, text: str, kind: Kind) -> str | None:
    """ "Putin's army" is the Russian one."""
    official = owner.actor.kind == "person" and kind != "person" and phrase.noun.sector in _OFFICIAL
    if not official or not owner.actor.country:
        return None
    return f"{adjective(phrase.scene, owner.actor.country)} {text}"


def _named_by_owner(phrase: Phrase, owner: Owning, text: str, kind: Kind) -> str | None:
    """ "NATO troops", "Putin's envoy", "the protesters' leaders"."""
    if owner.how == "mod":
        return f"{owner.name} {text}"
    if not _OWNING.isdisjoint(owner.actor.name.split()):
        return f"{text} of {owner.actor.name}"  # "convoy of insurgents in Iraq"
    mark = "'" if owner.actor.kind == "group" and owner.actor.name.endswith("s") else "'s"
    return f"{owner.actor.name}{mark} {text}"


_NAMES: tuple[Callable[[Phrase, Owning, str, Kind], str | None], ...] = (
    _named_after, _named_by_country, _named_by_leader, _named_by_owner,
)  # fmt: skip
