"""Parse + Cast + times -> States: what holds over time, from titles, appositions, copulas and verbs.

"Hungarian Defense Minister Tibor Benko", "Benko, Hungary's defense minister", "Benko is the defense minister
of Hungary", "Hungary, a member of NATO since 1999", "who has led Hungary since 2010".  The interval is what
the text gives; "former" and "was" close it at the publication date, "-elect" makes it future.  A title in a
sentence of a time long past ("In 1962 President Kennedy met ...") holds then: nothing says that it holds now.

Each rule reads one word and yields drafts; ``_RULES`` says which are tried at which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.actors import PLURAL, bearer, is_former
from kg.events.events import speakers
from kg.events.match import Reader
from kg.events.status import Status, status
from kg.events.titles import TitlePhrase, find_title, title_before
from kg.lexicon import Gazetteer, Title, word_list
from kg.model import STATE_TYPES, Actor, Evidence, State, TimeSpan
from kg.syntax import Clause
from kg.times import TimeExpression, days_after, governing, interval_of
from kg.trace import Step
from kg.words import Parse, Pos, Word

_RELATIONS = {
    noun: type
    for type in ("MEMBER_OF", "ALLY_OF", "PART_OF")
    for noun in word_list(f"states.relations.{type}")
}
_MUTUAL = {"ALLY_OF", "HAS_RELATIONS_WITH"}
_COPULAS = word_list("copulas")
_SERVING = word_list("states.serving")
_WHOLES = word_list("states.wholes")
_OFFICES = word_list("states.offices")
_BE, _AS = "be", "as"  # function words: "was the president", "served as minister"
_LONGEST_TITLE = 6
_NEWS = 31
"""So many days back a report tells news, and gives people the titles that they have when it is printed."""


Held = tuple[Word, Actor, tuple[Actor, ...]]
"""Where it is told, who holds an office, and what it is of."""


@dataclass(frozen=True)
class Scope:
    """What the rules read of one document."""

    parse: Parse
    reader: Reader
    times: Sequence[TimeExpression]
    gazetteer: Gazetteer

    @property
    def titles(self) -> Mapping[str, Title]:
        """The known titles."""
        return self.gazetteer.titles


@dataclass(frozen=True, slots=True)
class Draft:
    """A state in the making: its type and sides, before truth, evidence and what closes it.

    ``over`` says that the words themselves call it past; ``titled`` that it is told in passing, by a title
    before a name, so that no clause denies it.
    """

    type: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    trigger: Word
    rule: str
    time: TimeSpan | None = None
    role: str | None = None
    over: bool = False
    titled: bool = False
    reciprocal: bool = False
    steps: tuple[Step, ...] = field(default=(), compare=False)

    def because(self, about: str, rule: str, words: str) -> Draft:
        """The draft with one more step of how it came about."""
        return replace(self, steps=(*self.steps, Step(about, rule, words)))


def find_states(
    parse: Parse, reader: Reader, times: Sequence[TimeExpression], gazetteer: Gazetteer
) -> Iterator[State]:
    """All states of a document in text order, each once.

    Args:
        parse: The parsed document.
        reader: Its clauses and cast, asked for who is who and what a verb means.
        times: Its time expressions.
        gazetteer: The known names and titles.
    """
    scope = Scope(parse, reader, times, gazetteer)
    seen: set[tuple[object, ...]] = set()
    for draft in find_drafts(scope):
        state = _state(draft, scope)
        key = (state.type, state.source, state.target, state.time and (state.time.start, state.time.end))
        if key not in seen:
            seen.add(key)
            yield state


def find_drafts(scope: Scope) -> Iterator[Draft]:
    """What each rule finds at each word, with the steps of how it was found."""
    for word in scope.parse.words:
        for rule in _RULES.get(word.pos, ()):
            for draft in rule(word, scope):
                yield _closed(draft, scope)


# ---------------------------------------------------------------- titles before names


def _titled(head: Word, scope: Scope) -> Iterator[Draft]:
    """ "Hungarian Defense Minister Tibor Benko", "Presidents A of Mali and B of Chad"."""
    person = _person(head, scope) if head.relation != "compound" else None
    if person is None:
        return
    found = title_before(head, person, scope.parse, scope.reader.cast, scope.titles)
    if found is None:
        return
    target = _held_in(head, scope) or _owners(found, scope) or _own_country(person, found.title, scope)
    holders = [(head, person, target)] if target else []
    if found.plural:
        holders.extend(_sharing(head, scope))
    for word, holder, place in holders:
        draft = Draft(
            found.type,
            (holder,),
            place,
            word,
            "title",
            _long_past(word, scope),
            found.text,
            found.former,
            titled=True,
        )
        yield draft.because("type", "title before a name", found.text)


def _person(word: Word, scope: Scope) -> Actor | None:
    """The person whose name has this head."""
    return next((actor for actor in scope.reader.cast.at(word) if actor.kind == "person"), None)


def _sharing(first: Word, scope: Scope) -> Iterator[Held]:
    """Who shares a title with the first, and what of: "Presidents A of Mali and B of Chad"."""
    for word in first.subtree():
        if word.relation != "conjunct" or word.pos != "name":
            continue
        person, place = _person(word, scope), _held_in(word, scope)
        if person is not None and place:
            yield word, person, place


def _owners(found: TitlePhrase, scope: Scope) -> tuple[Actor, ...]:
    """What the words before a title say that it is of: "Hungarian Defense Minister"; of several the last."""
    actors = [actor for word in found.before for actor in scope.reader.cast.at(word)]
    return tuple(_bodies(actors))[-1:]


def _bodies(actors: Iterable[Actor]) -> Iterator[Actor]:
    return (actor for actor in actors if actor.kind in ("country", "organization"))


def _held_in(noun: Word, scope: Scope) -> tuple[Actor, ...]:
    """What the words after a name or noun say that an office is of: "the president of France"."""
    for inner in _after(noun, _OFFICES):
        found = [
            actor for actor in scope.reader.who(inner) if actor.kind in ("country", "organization", "place")
        ]
        if inner.i > noun.i and found:
            return (found[0],)
    return ()


def _after(noun: Word, prepositions: frozenset[str]) -> Iterator[Word]:
    """The nouns of these prepositions that hang on a noun."""
    for child in noun.children:
        if child.relation == "preposition" and child.lower in prepositions:
            inner = child.child("governed")
            if inner is not None:
                yield inner


def _own_country(person: Actor, title: Title, scope: Scope) -> tuple[Actor, ...]:
    """The country of somebody whose title is one of a country."""
    code = person.country if title.of == "country" else None
    country = scope.gazetteer.country(code) if code else None
    return (country,) if country is not None else ()


# ---------------------------------------------------------------- descriptions


def _related(noun: Word, scope: Scope) -> Iterator[Draft]:
    """ "Hungary, a member of NATO since 1999"; "Hungary is an ally of Poland"."""
    type = _RELATIONS.get(noun.lemma)
    described = _bearer(noun, scope) if type is not None else None
    if type is None or described is None:
        return
    how, whom = described
    parts = scope.reader.who(whom)
    named = [actor for inner in _after(noun, _WHOLES) for actor in scope.reader.who(inner)]
    wholes = dict.fromkeys(actor for actor in named or scope.reader.owner(noun) if actor not in parts)
    if parts and wholes:
        time = interval_of(noun, scope.times)
        draft = Draft(type, parts, (*wholes,), noun, "description", time, noun.lemma, _is_over(noun, scope))
        yield draft.because("type", f"{noun.lemma} by {how}", noun.text)


def _in_office(noun: Word, scope: Scope) -> Iterator[Draft]:
    """ "Benko, Hungary's defense minister"; "Benko is the defense minister"; "serves as minister"."""
    described = _bearer(noun, scope) if noun.lemma not in _RELATIONS else None
    found = _title_of(noun, scope) if described is not None else None
    if described is None or found is None:
        return
    how, whom = described
    role = found.title.title if found.plural else found.text
    time, over = _held_when(noun, scope), _is_over(noun, scope)
    for word, person, target in _holders(noun, whom, found, scope):
        draft = Draft(found.type, (person,), target, word, "description", time, role, over)
        yield draft.because("type", f"title by {how}", found.text)


def _holders(noun: Word, whom: Word, found: TitlePhrase, scope: Scope) -> Iterator[Held]:
    """Who holds an office that a noun ascribes to ``whom``: one, but all of "presidents A and B of Mali"."""
    people = [actor for actor in scope.reader.who(whom) if actor.kind == "person"]
    sharing = [*_sharing(whom, scope)] if found.plural else []
    placed = {actor for _, actor, _ in sharing}
    for person in people if found.plural else people[:1]:
        target = _held_in(noun, scope) or _owner(noun, scope) or _own_country(person, found.title, scope)
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
    return tuple(_bodies(scope.reader.owner(noun)))[:1]


def _held_when(noun: Word, scope: Scope) -> TimeSpan | None:
    """The interval of an office: what the text says of it, else when its sentence was true."""
    said = interval_of(noun, scope.times)
    return said or (_long_past(noun, scope) if noun.relation == "apposition" else None)


def _is_over(noun: Word, scope: Scope) -> bool:
    """True where a description says that it is past: "the former chancellor", "Kennedy was the president"."""
    before = (word for word in noun.children if word.i < noun.i)
    return _was(noun) or any(is_former(scope.parse.words, word.i) for word in before)


def _was(noun: Word) -> bool:
    """True after "was", unless somebody said so then: "said that he was the president"."""
    copula = noun.head
    past = copula.lemma == _BE and copula.form == "past" and copula.relation != "complement"
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
    """ "Olaf Scholz, Germany's chancellor"."""
    return bearer(noun) if noun.relation == "apposition" else None


def _subject_of_copula(noun: Word, scope: Scope) -> Word | None:
    """ "Scholz is the chancellor of Germany", "Hungary stays a member of NATO"."""
    said = noun.relation in _PREDICATES and noun.head.lemma in _COPULAS
    clause = scope.reader.clauses.get(noun.head.i) if said else None
    return clause.subject if clause is not None else None


def _serving_as(noun: Word, scope: Scope) -> Word | None:
    """ "Benko served as minister", "elected Benko as president", "was appointed as envoy"."""
    preposition = noun.head
    said = noun.relation == "governed" and preposition.lower == _AS and preposition.head.lemma in _SERVING
    clause = scope.reader.clauses.get(preposition.head.i) if said else None
    if clause is None:
        return None
    return clause.object if clause.passive or clause.object is not None else clause.subject


_PREDICATES = {"attribute", "object predicate", "object"}
"""What the parser may take the noun after a copula for: the object of "stays", which has none."""

_BEARERS: Mapping[str, Callable[[Word, Scope], Word | None]] = {
    "named apposition": _apposed,
    "apposition": _apposing,
    "copula": _subject_of_copula,
    "as": _serving_as,
}


# ---------------------------------------------------------------- verbs


def _resulting(verb: Word, scope: Scope) -> Iterator[Draft]:
    """The state that an event results in: "joined NATO in 2023" makes a member since then."""
    clause = scope.reader.clauses.get(verb.i)
    result = scope.reader.frames.results.get(clause.lemma) if clause is not None else None
    if clause is None or result is None or not _takes(clause, result.nouns):
        return
    who = clause.object if clause.passive and result.target != "object" else clause.subject
    target = tuple(a for a in scope.reader.slot(result.target, clause, None) if a.kind in result.kinds)
    source = tuple(a for a in scope.reader.who(who) if a.kind == "country" and a not in target)
    if source and target:
        time = interval_of(verb, scope.times)
        time = _open_ended(time) if result.since and time is not None else time
        draft = Draft(result.state, source, target, verb, f"result:{clause.lemma}", time)
        yield draft.because("type", f"result of {clause.lemma}", verb.text)


def _takes(clause: Clause, nouns: frozenset[str]) -> bool:
    """True where a verb has one of these objects ("established relations"), or needs none."""
    return not nouns or (clause.object is not None and clause.object.lemma in nouns)


def _open_ended(time: TimeSpan) -> TimeSpan:
    """The time of what begins with an event and goes on."""
    return TimeSpan(time.start, None, "interval", time.text, time.at)


def _told(verb: Word, scope: Scope) -> Iterator[Draft]:
    """What the frames say that a verb tells: "who has led Hungary since 2010"."""
    read = scope.reader.read(verb) if verb.i in scope.reader.clauses else None
    if read is not None and read.type in STATE_TYPES and read.source and read.target:
        time = interval_of(verb, scope.times)
        draft = Draft(read.type, read.source, read.target, verb, read.rule, time, reciprocal=read.reciprocal)
        yield draft.because("type", read.rule, verb.text)


_RULES: Mapping[Pos, tuple[Callable[[Word, Scope], Iterator[Draft]], ...]] = {
    "name": (_titled, _related, _in_office),
    "noun": (_related, _in_office),
    "verb": (_resulting, _told),
    "auxiliary": (_resulting, _told),
}
"""What is tried at a word, by its part of speech, in this order."""


# ---------------------------------------------------------------- making


def _long_past(word: Word, scope: Scope) -> TimeSpan | None:
    """The time of the clause in which a title stands, if it was over long before the text was printed."""
    verb = next((each for each in word.ancestors() if each.verbal), None)
    time = governing(verb, scope.times) if verb is not None else None
    if time is None or time.end is None:
        return None
    published = scope.parse.document.published
    return time if published is None or time.end < days_after(published, -_NEWS) else None


def _closed(draft: Draft, scope: Scope) -> Draft:
    """The draft with its end on the day before the text, where it is called past and no interval is told."""
    published = scope.parse.document.published
    if not draft.over or published is None or (draft.time is not None and not draft.titled):
        return draft
    time = TimeSpan(None, days_after(published, -1), "interval", "former")
    return replace(draft, time=time).because("time", "over", "former")


_ACTUAL = Status("positive", "actual", ())


def _state(draft: Draft, scope: Scope) -> State:
    """The state with its truth, speakers and evidence."""
    parse, reader, word = scope.parse, scope.reader, draft.trigger
    truth = _ACTUAL if draft.titled else status(word, reader.clauses, reader.frames, reader.cast.quotes)
    sentence = parse.sentences[word.sentence]
    return State(
        type=draft.type,
        source=draft.source,
        target=draft.target,
        reciprocal=draft.reciprocal or draft.type in _MUTUAL,
        role=draft.role,
        time=draft.time,
        polarity=truth.polarity,
        factuality="future" if (draft.role or "").lower().endswith("-elect") else truth.factuality,
        speakers=speakers(truth, reader),
        evidence=Evidence(parse.document.id, sentence.start, sentence.end),
        trigger=Evidence(parse.document.id, word.start, word.end),
        predicate=word.text,
        lemma=word.lemma,
        rule=draft.rule,
        confidence=0.9,
        published=parse.document.published,
    )
