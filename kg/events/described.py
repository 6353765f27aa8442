"""Nouns that say what somebody is: "a member of NATO", "Hungary's defense minister", "is the chancellor"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.actors import bearer, is_former
from kg.events.statedrafts import Held, Scope, StateDraft, after, apart, bodies
from kg.events.titles import TitlePhrase, find_title
from kg.lexicon import word_list
from kg.model import Actor, TimeSpan
from kg.times import interval_of
from kg.words import Word

_RELATIONS = {
    noun: type
    for type in ("MEMBER_OF", "ALLY_OF", "PART_OF")
    for noun in word_list(f"states.relations.{type}")
}
_POSTS = word_list("actors.posts")
_COPULAS = word_list("copulas")
_SERVING = word_list("states.serving")
_SUCCEEDING = word_list("states.succeeding")
_MAKING = word_list("states.making")
_WHOLES = word_list("states.wholes")
_ADDRESSES = word_list("actors.addresses")
_OF = frozenset({"of"})
_CLUB = "IGO"
_BE, _AS = "be", "as"  # function words: "was the president", "served as minister"
_LONGEST_TITLE = 6


def related(noun: Word, scope: Scope) -> Iterator[StateDraft]:
    """ "Hungary, a member of NATO since 1999"; "Hungary is an ally of Poland"."""
    type = _RELATIONS.get(noun.lemma)
    described = _bearer(noun, scope) if type is not None else None
    if type is None or described is None:
        return
    how, whom = described
    parts = scope.roles.who(whom)
    named = [actor for inner in after(noun, _WHOLES) for actor in scope.roles.who(inner)]
    wholes = dict.fromkeys(actor for actor in named or scope.roles.owner(noun) if actor not in parts)
    sides = (parts, (*wholes,)) if wholes else apart(type, parts)
    if all(sides):
        time = interval_of(noun, scope.times)
        draft = StateDraft(type, *sides, noun, "description", time, noun.lemma, _is_over(noun, scope))
        yield draft.because("reading", f"{noun.lemma} by {how}", noun.text)


def of_club(noun: Word, scope: Scope) -> Iterator[StateDraft]:
    """ "The *G7* foreign ministers of Canada and Japan": whose ministers are a body's is its member."""
    if not noun.plural or noun.lower not in scope.titles:
        return
    before = (scope.roles.who(child) for child in noun.children if child.i < noun.i)
    club = next((who for who in before if who and _is_club(who[0])), ())
    states = [
        actor for inner in after(noun, _OF) for actor in scope.roles.who(inner) if actor.kind == "country"
    ]
    if club and len(states) > 1:
        draft = StateDraft("MEMBER_OF", tuple(states), club[:1], noun, "description", None, noun.lemma)
        yield draft.because("reading", f"{noun.lower} of a body's states", noun.text)


def _is_club(actor: Actor) -> bool:
    """True for a body of several states."""
    return actor.sector == _CLUB and actor.country is None


def in_office(noun: Word, scope: Scope) -> Iterator[StateDraft]:
    """ "Benko, Hungary's defense minister"; "Benko is the defense minister"; "serves as minister"."""
    told = noun.lemma in _RELATIONS or _names_post(noun, scope)
    described = _bearer(noun, scope) if not told else None
    found = _title_of(noun, scope) if described is not None else None
    if described is None or found is None:
        return
    how, whom = described
    time, over = _held_when(noun, scope), _is_over(noun, scope)
    for word, person, target in _holders(noun, whom, found, scope):
        draft = StateDraft(found.type, (person,), target, word, "description", time, found.role, over)
        yield draft.because("reading", f"title by {how}", found.text)


def _names_post(noun: Word, scope: Scope) -> bool:
    """ "*Ambassador* to Peru Lucia Ortega": a name begins with the title, so that it is read there."""
    mention = scope.roles.cast.mention(noun)
    named = mention is not None and mention.head != noun.i and bool(mention.name)
    after = scope.parse.words[noun.i + 1 : noun.i + 2]
    return named and any(word.lower in _POSTS for word in after)


def _holders(noun: Word, whom: Word, found: TitlePhrase, scope: Scope) -> Iterator[Held]:
    """Who holds an office that a noun ascribes to ``whom``: one, but all of "presidents A and B of Mali"."""
    people = [actor for actor in scope.roles.who(whom) if actor.kind == "person"]
    sharing = [*scope.sharing(whom)] if found.plural else []
    placed = {actor for _, actor, _ in sharing}
    for person in people if found.plural else people[:1]:
        target = scope.held_in(noun) or _owner(noun, scope) or scope.own_country(person, found.title)
        if target and person not in placed:
            yield noun, person, target
    yield from sharing


def _title_of(noun: Word, scope: Scope) -> TitlePhrase | None:
    """The title that a description ends in: "the Hungarian defense minister"."""
    near = range(noun.i - _LONGEST_TITLE + 1, noun.i + 1)
    run = [word for word in noun.subtree() if word.i in near and word.sentence == noun.sentence]
    found = find_title(run, scope.titles)
    return found if found is not None and not found.after else None


def _owner(noun: Word, scope: Scope) -> tuple[Actor, ...]:
    """The state or body whose office it is: "Hungary's defense minister"."""
    return tuple(bodies(scope.roles.owner(noun)))[:1]


def _held_when(noun: Word, scope: Scope) -> TimeSpan | None:
    """The interval of an office: what the text says of it, else when its sentence was true."""
    said = interval_of(noun, scope.times)
    return said or (scope.long_past(noun) if noun.relation == "apposition" else None)


def _is_over(noun: Word, scope: Scope) -> bool:
    """True where a description says that it is past: "the former chancellor", "Kennedy was the president"."""
    before = (word for word in noun.children if word.i < noun.i)
    return _was(noun) or any(is_former(scope.parse.words, word.i) for word in before)


def _was(noun: Word) -> bool:
    """True after "was", unless somebody said so then: "said that he was the president"."""
    copula = noun.head
    past = (copula.lemma, copula.form) == (_BE, "past") and copula.relation != "complement"
    return past and noun.relation == "attribute"


# whom a noun describes


def _bearer(noun: Word, scope: Scope) -> tuple[str, Word] | None:
    """Whom a noun describes, and by which construction."""
    for how, find in _BEARERS.items():
        whom = find(noun, scope)
        if whom is not None:
            return how, whom
    return None


def _apposed(noun: Word, scope: Scope) -> Word | None:
    """ "Germany's chancellor, Olaf Scholz"."""
    named = noun.child("apposition") if noun.pos == "noun" else None
    return named if named is not None and named.pos == "name" else None


def _apposing(noun: Word, scope: Scope) -> Word | None:
    """ "Olaf Scholz, Germany's chancellor"; not who is spoken to, nor "GIBBS: The President?"."""
    spoken_to = any(child.lower.rstrip(".") in _ADDRESSES for child in noun.children if child.i < noun.i)
    if noun.relation != "apposition" or spoken_to:
        return None
    whom = bearer(noun)
    speaks = whom.i < noun.i and scope.parse.words[whom.i + 1].text == ":"
    return None if speaks else whom


def _subject_of_copula(noun: Word, scope: Scope) -> Word | None:
    """ "Scholz is the chancellor of Germany", "Hungary stays a member of NATO"."""
    said = noun.relation in _PREDICATES and noun.head.lemma in _COPULAS
    clause = scope.roles.clauses.get(noun.head.i) if said else None
    return clause.subject if clause is not None else None


def _serving_as(noun: Word, scope: Scope) -> Word | None:
    """ "Benko served as minister", "elected Benko as president", "succeeded Orban as prime minister"."""
    clause = scope.roles.clauses.get(noun.head.head.i) if noun.preposition == _AS else None
    if clause is None or clause.lemma not in _SERVING | _SUCCEEDING:
        return None
    return (clause.object if clause.lemma in _SERVING else None) or clause.subject


def _made(noun: Word, scope: Scope) -> Word | None:
    """ "Benko was appointed foreign minister", "parliament elected Benko president"."""
    said = noun.relation in _PREDICATES and noun.head.lemma in _MAKING
    clause = scope.roles.clauses.get(noun.head.i) if said else None
    return clause.object if clause is not None and clause.object is not noun else None


_PREDICATES = {"attribute", "object predicate", "object"}
"""What the parser may take the noun after a copula for: the object of "stays", which has none."""

_BEARERS: Mapping[str, Callable[[Word, Scope], Word | None]] = {
    "named apposition": _apposed,
    "apposition": _apposing,
    "copula": _subject_of_copula,
    "as": _serving_as,
    "making": _made,
}
