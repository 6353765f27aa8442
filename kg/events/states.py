"""Parse + Cast + times -> States: what holds over time, from titles, appositions, copulas and verbs.

"Hungarian Defense Minister Tibor Benko", "Benko, Hungary's defense minister", "Benko is the defense minister
of Hungary", "Hungary, a member of NATO since 1999", "who has led Hungary since 2010".  The interval is what
the text gives; "former" and "was" close it at the publication date, "-elect" makes it future.  A title in a
sentence of a time long past ("In 1962 President Kennedy met ...") holds then: nothing says that it holds now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors import PLURAL, bearer
from kg.events.events import speakers
from kg.events.status import Status
from kg.events.told import Told
from kg.lexicon import Gazetteer, Title
from kg.model import STATE_TYPES, Actor, Evidence, Factuality, Polarity, State, TimeSpan
from kg.times import TimeExpression, days_after, governing, interval_of
from kg.trace import Step
from kg.words import Parse, Sentence, Word

_LONGEST_TITLE = 6
_FARTHEST = 14
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "then", "onetime", "erstwhile", "outgoing"})
_RELATIONS = {
    "member": "MEMBER_OF",
    "ally": "ALLY_OF",
    "part": "PART_OF",
    "province": "PART_OF",
    "member-state": "MEMBER_OF",
}
_RELATION_OWNERS = ("of", "to", "in")
_COPULAS = frozenset({"be", "become", "remain"})
_NEWS = 31
"""So many days back a report tells news, and gives people the titles that they have when it is printed."""


def find_states(
    parse: Parse, told: Told, times: Sequence[TimeExpression], gazetteer: Gazetteer
) -> Iterator[State]:
    """All states of a document in text order, each once."""
    seen: set[tuple[object, ...]] = set()
    for sentence in parse.sentences:
        for state in _of_sentence(parse, sentence, told, times, gazetteer):
            key = (state.type, state.source, state.target, state.time and (state.time.start, state.time.end))
            if key not in seen:
                seen.add(key)
                yield state


def _of_sentence(
    parse: Parse, sentence: Sentence, told: Told, times: Sequence[TimeExpression], gazetteer: Gazetteer
) -> Iterator[State]:
    titles = gazetteer.titles
    for word in sentence.words:
        if word.pos == "name" and word.relation != "compound":
            yield from _titled(parse, sentence, word, told, times, titles, gazetteer)
        described = (
            word.relation in ("apposition", "attribute", "governed", "object predicate")
            or word.child("apposition") is not None
        )
        if word.pos in ("noun", "name") and described:
            yield from _described(parse, sentence, word, told, times, titles, gazetteer)
        if word.i in told.roles.clauses:
            yield from _told(parse, sentence, word, told, times)


# ---------------------------------------------------------------- titles before names


def _titled(
    parse: Parse,
    sentence: Sentence,
    head: Word,
    told: Told,
    times: Sequence[TimeExpression],
    titles: Mapping[str, Title],
    gazetteer: Gazetteer,
) -> Iterator[State]:
    person = next((actor for actor in told.roles.cast.at(head) if actor.kind == "person"), None)
    if person is None:
        return
    mention = told.roles.cast.mention(head)
    if mention is None:
        return
    name = mention.start
    first = head
    while first.i > sentence.words[0].i and first.start > name:
        first = parse.words[first.i - 1]
    # A title stands inside the mention ("President Putin") or right before it ("Russian President").
    while first.i > max(sentence.words[0].i, head.i - _FARTHEST) and _goes_on(parse.words[first.i - 1]):
        if any(
            actor.kind == "person" and actor != person
            for actor in told.roles.cast.at(parse.words[first.i - 1])
        ):
            break  # "Soviet leader Gorbachev and President Reagan": what is said of another person
        first = parse.words[first.i - 1]
    run = parse.words[first.i : head.i + 1]
    found = _title_in(run[:-1], titles)
    if found is None or not all(_in_name(word, name) for word in run[found[1] :]):
        return
    start, stop, title = found
    elect = any(word.lower == "elect" for word in run[stop:])
    role = " ".join(word.text for word in run[start:stop])
    before = [word.lower.rstrip("-") for word in run[max(0, start - 4) : start]]
    owners = [actor for word in run[:start] for actor in told.roles.cast.at(word) if actor != person]
    owners = [actor for actor in owners if actor.kind in ("country", "organization")]
    target = _after(head, told) or owners[-1:] or _own_country(person, title, gazetteer)
    if target and target[0] != person:
        yield _state(
            parse, sentence, told, head, "LEADS" if title.leads else "HOLDS_OFFICE", (person,),
            tuple(target), _long_past(head, times, parse), role + "-elect" if elect else role, before,
            titled=True,
        )  # fmt: skip
    if run[stop - 1].form in ("plural", "plural name"):
        for other, actor, place in _alike(head, told):
            yield _state(
                parse, sentence, told, other, "LEADS" if title.leads else "HOLDS_OFFICE", (actor,),
                (place,), _long_past(other, times, parse), role, before, titled=True,
            )  # fmt: skip


def _alike(first: Word, told: Told) -> Iterator[tuple[Word, Actor, Actor]]:
    """Who shares a title with the first: "Presidents A of Mali and B of Chad"."""
    for word in first.subtree():
        if word.relation == "conjunct" and word.pos == "name":
            person = next((actor for actor in told.roles.cast.at(word) if actor.kind == "person"), None)
            place = _after(word, told)
            if person is not None and place:
                yield word, person, place[0]


def _in_name(word: Word, start: int) -> bool:
    """True for what may stand between a title and the head of a name."""
    return word.pos == "name" or word.start >= start or word.lower in ("-", "elect")


def _goes_on(word: Word) -> bool:
    """True where a noun phrase goes on to the left of a word."""
    return word.pos in ("name", "noun", "adjective", "particle") or word.lower in (
        "of",
        "for",
        "and",
        "-",
        "’s",
        "'s",
    )


def _title_in(run: Sequence[Word], titles: Mapping[str, Title]) -> tuple[int, int, Title] | None:
    """The last and longest title in a run of words: its first word, the one after it, and itself."""
    for stop in range(len(run), 0, -1):
        for start in range(max(0, stop - _LONGEST_TITLE), stop):
            title = titles.get(" ".join(word.lower for word in run[start:stop]))
            if title is not None and title.of != "none":
                return start, stop, title
    return None


def _after(noun: Word, told: Told) -> list[Actor]:
    for child in noun.children:
        if child.relation == "preposition" and child.lower in ("of", "for", "to") and child.i > noun.i:
            inner = child.child("governed")
            found = [
                a
                for a in (told.roles.who(inner) if inner else ())
                if a.kind in ("country", "organization", "place")
            ]
            if found:
                return found[:1]
    return []


def _own_country(person: Actor, title: Title, gazetteer: Gazetteer) -> list[Actor]:
    if title.of != "country" or not person.country:
        return []
    country = gazetteer.country(person.country)
    return [country] if country is not None else []


# ---------------------------------------------------------------- descriptions


def _described(
    parse: Parse,
    sentence: Sentence,
    noun: Word,
    told: Told,
    times: Sequence[TimeExpression],
    titles: Mapping[str, Title],
    gazetteer: Gazetteer,
) -> Iterator[State]:
    bearer = _bearer(noun, told)
    if bearer is None:
        return
    people = told.roles.who(bearer)
    relation = _RELATIONS.get(noun.lemma)
    before = [word.lower for word in noun.children if word.i < noun.i] + (["former"] if _was(noun) else [])
    if relation is not None:
        wholes = [a for p in _RELATION_OWNERS for a in _whole(noun, p, told)] or list(told.roles.owner(noun))
        wholes = [actor for actor in wholes if actor not in people]
        if people and wholes:
            time = interval_of(noun, times)
            yield _state(
                parse, sentence, told, noun, relation, people, tuple(dict.fromkeys(wholes)), time,
                noun.lemma, before,
            )  # fmt: skip
        return
    persons = tuple(actor for actor in people if actor.kind == "person")
    if noun.form not in PLURAL:
        persons = persons[:1]
    run = [w for w in noun.subtree() if w.i <= noun.i and w.sentence == noun.sentence and w.i > noun.i - 6]
    found = _title_in(run, titles)
    if found is None or found[1] != len(run) or found[2].of == "none":
        return
    start, stop, title = found
    target = (
        _after(noun, told) or [a for a in told.roles.owner(noun) if a.kind in ("country", "organization")][:1]
    )
    kind = "LEADS" if title.leads else "HOLDS_OFFICE"
    role = " ".join(word.text for word in run[start:stop]) if noun.form not in PLURAL else title.title
    time = interval_of(noun, times) or (
        _long_past(noun, times, parse) if noun.relation == "apposition" else None
    )
    others = tuple(_alike(bearer, told)) if noun.form in PLURAL else ()
    placed = {actor for _, actor, _ in others}
    for person in persons:
        whole = () if person in placed else target or _own_country(person, title, gazetteer)
        if whole:
            yield _state(parse, sentence, told, noun, kind, (person,), tuple(whole), time, role, before)
    for other, actor, place in others:
        yield _state(parse, sentence, told, other, kind, (actor,), (place,), time, role, before)


def _bearer(noun: Word, told: Told) -> Word | None:
    """Whom a noun describes: what it stands in apposition to, or the subject of its copula."""
    named = noun.child("apposition")
    if named is not None and named.pos == "name" and noun.pos == "noun":
        return named  # "Germany's chancellor, Olaf Scholz"
    if noun.relation == "apposition":
        return bearer(noun)
    head = noun.head
    if noun.relation in ("attribute", "object predicate") and head.lemma in _COPULAS:
        clause = told.roles.clauses.get(head.i)
        return clause.subject if clause is not None else None
    if (
        noun.relation == "governed"
        and head.lower == "as"
        and head.head.lemma in ("serve", "elect", "appoint", "name", "act")
    ):
        clause = told.roles.clauses.get(head.head.i)
        if clause is not None:
            return clause.object if clause.passive or clause.object is not None else clause.subject
    return None


def _was(noun: Word) -> bool:
    """ "Kennedy was the president": it is over, unless somebody said so then ("said that he was ...")."""
    copula = noun.head
    return (
        noun.relation == "attribute"
        and copula.lemma == "be"
        and copula.form == "past"
        and copula.relation != "complement"
    )


def _whole(noun: Word, preposition: str, told: Told) -> list[Actor]:
    for child in noun.children:
        if child.relation == "preposition" and child.lower == preposition:
            inner = child.child("governed")
            if inner is not None:
                return list(told.roles.who(inner))
    return []


# ---------------------------------------------------------------- verbs


def _told(
    parse: Parse, sentence: Sentence, verb: Word, told: Told, times: Sequence[TimeExpression]
) -> Iterator[State]:
    yield from _left_behind(parse, sentence, verb, told, times)
    draft = told.verbs.get(verb.i)
    if draft is None or draft.type not in STATE_TYPES or not draft.source or not draft.target:
        return
    yield _state(
        parse, sentence, told, verb, draft.type, draft.source, draft.target, interval_of(verb, times),
        None, (), rule=draft.rule, reciprocal=draft.reciprocal,
    )  # fmt: skip


def _left_behind(
    parse: Parse, sentence: Sentence, verb: Word, told: Told, times: Sequence[TimeExpression]
) -> Iterator[State]:
    """The state that an event results in: "joined NATO in 2023" makes a member since then."""
    clause = told.roles.clauses[verb.i]
    result = told.roles.frames.results.get(clause.lemma)
    if result is None or (
        result.nouns and (clause.object is None or clause.object.lemma not in result.nouns)
    ):
        return
    source = told.roles.who(clause.object if clause.passive and result.target != "object" else clause.subject)
    target = tuple(a for a in told.slot(result.target, verb) if a.kind in result.kinds)
    source = tuple(actor for actor in source if actor.kind == "country" and actor not in target)
    if not source or not target:
        return
    time = interval_of(verb, times)
    if result.since and time is not None:
        time = TimeSpan(time.start, None, "interval", time.text, time.at)
    yield _state(
        parse, sentence, told, verb, result.state, source, target, time, None, (),
        rule=f"result:{clause.lemma}", reciprocal=result.state == "HAS_RELATIONS_WITH",
    )  # fmt: skip


# ---------------------------------------------------------------- making


def _long_past(word: Word, times: Sequence[TimeExpression], parse: Parse) -> TimeSpan | None:
    """The time of the clause in which a title stands, if it was over long before the text was printed."""
    verb = next((each for each in word.ancestors() if each.verbal), None)
    time = governing(verb, times) if verb is not None else None
    if time is None or time.end is None:
        return None
    published = parse.document.published
    return time if published is None or time.end < days_after(published, -_NEWS) else None


def _state(
    parse: Parse,
    sentence: Sentence,
    told: Told,
    word: Word,
    kind: str,
    source: tuple[Actor, ...],
    target: tuple[Actor, ...],
    time: TimeSpan | None,
    role: str | None,
    before: Sequence[str],
    *,
    rule: str = "",
    reciprocal: bool = False,
    titled: bool = False,
) -> State:
    truth = Status("positive", "actual", ()) if titled else told.statuses[word.i]
    polarity: Polarity = truth.polarity
    factuality: Factuality = truth.factuality
    published = parse.document.published
    named = rule or ("title" if titled else "description")
    if _FORMER.intersection(before) and published is not None and (time is None or titled):
        time = TimeSpan(None, days_after(published, -1), "interval", "former")
    if role is not None and role.lower().endswith("-elect"):
        factuality = "future"
    return State(
        type=kind,
        source=source,
        target=target,
        reciprocal=reciprocal or kind == "ALLY_OF",
        role=role,
        time=time,
        polarity=polarity,
        factuality=factuality,
        speakers=() if titled else speakers(truth, told.roles),
        evidence=Evidence(parse.document.id, sentence.start, sentence.end),
        trigger=Evidence(parse.document.id, word.start, word.end),
        predicate=word.text,
        lemma=word.lemma,
        rule=named,
        steps=(Step("reading", named, f"is {kind}"), *truth.steps),
        confidence=0.9,
        published=published,
    )
