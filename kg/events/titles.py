"""Titles in the words before a name or at the end of a description: "former Hungarian Defense Minister"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.actors import Cast, is_former
from kg.events.statedrafts import Scope, StateDraft, bodies
from kg.lexicon import Title, word_list
from kg.model import Actor, Mention
from kg.words import HYPHENS, Word

_OF = "of"  # a function word: "President of Chile Gabriel Boric"
_LONGEST = 6
_FARTHEST = 14
_REACH = 4
"""In how many words before a title it may say that it is over."""
_INSIDE = word_list("states.inside")
_BETWEEN = word_list("states.between")
_ELECT = word_list("states.elect")
_DEPUTIES = word_list("actors.deputies")
_GIVEN = word_list("actors.given_titles")
_LOCAL = word_list("states.local")
_NAMED_ONLY = word_list("states.named_only")


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A run of words with a title in it, from ``start`` to ``stop`` (exclusive)."""

    title: Title
    run: Sequence[Word]
    start: int
    stop: int

    @property
    def type(self) -> str:
        """The type of the state that a title makes."""
        return "LEADS" if self.title.leads else "HOLDS_OFFICE"

    @property
    def text(self) -> str:
        """The title as written, with what makes it one to come: "president-elect"."""
        elect = any(word.lower in _ELECT for word in self.run[self.stop :])
        return " ".join(word.text for word in self.run[self.first : self.stop]) + ("-elect" if elect else "")

    @property
    def first(self) -> int:
        """Where the title begins with what says whose deputy its bearer is: "*Deputy* Security Advisor"."""
        ranks = takewhile(lambda i: self.run[i].lower in _DEPUTIES, range(self.start - 1, -1, -1))
        return min(ranks, default=self.start)

    @property
    def role(self) -> str:
        """What one of its bearers is: "president", of "Presidents"."""
        return self.title.title if self.plural else self.text

    @property
    def plural(self) -> bool:
        """True for "Presidents"."""
        return self.run[self.stop - 1].plural

    @property
    def before(self) -> Sequence[Word]:
        """What stands before the title in its run."""
        return self.run[: self.start]

    @property
    def after(self) -> Sequence[Word]:
        """What stands after the title in its run."""
        return self.run[self.stop :]

    @property
    def former(self) -> bool:
        """True where what stands right before a title says that it is over."""
        return any(is_former(self.run, i) for i in range(max(0, self.start - _REACH), self.start))


def find_title(run: Sequence[Word], titles: Mapping[str, Title]) -> TitlePhrase | None:
    """The last and longest title of an office in a run of words.

    A calling is none, nor is what it ends with ("union leader"), nor the head of whoever a noun names
    ("church leader", "deputy president").
    """
    stop = len(run)
    while stop:
        found = _longest(run, stop, titles)
        if found is not None and found.title.of != "none" and not _is_bare(found):
            return None if found.title.leads and _is_of_body(found, titles) else found
        stop = found.start if found is not None else stop - 1
    return None


def _is_bare(found: TitlePhrase) -> bool:
    """True for "Deputy" alone, of which nobody knows whose."""
    return found.title.title in _DEPUTIES


def _longest(run: Sequence[Word], stop: int, titles: Mapping[str, Title]) -> TitlePhrase | None:
    """The longest title that ends before a word of a run."""
    for start in range(max(0, stop - _LONGEST), stop):
        title = titles.get(" ".join(word.lower for word in run[start:stop]))
        if title is not None:
            return TitlePhrase(title, run, start, stop)
    return None


def _is_of_body(found: TitlePhrase, titles: Mapping[str, Title]) -> bool:
    """True where a plain noun before a title says whom its bearer leads, or that he is a deputy."""
    if not found.before or found.former:
        return False
    word = found.before[-1]
    plain = word.pos == "noun" and word.relation in ("compound", "nominal") and word.lower not in titles
    return plain or word.lower in _DEPUTIES


def title_before(head: Word, person: Actor, scope: Scope) -> TitlePhrase | None:
    """The title of a named person, which stands inside the mention or right before it.

    Args:
        head: The head of the name.
        person: Who the name means.
        scope: The document.

    Returns:
        The title in the run of words from the first of its phrase to the one before the head: "Russian
        President Vladimir" of "Russian President Vladimir Putin".
    """
    mention, words = scope.roles.cast.mention(head), scope.parse.words
    if mention is None or mention.how == "apposition":
        return None
    low = scope.parse.sentences[head.sentence].words[0].i
    named = takewhile(lambda i: words[i].start >= mention.start, range(head.i - 1, low - 1, -1))
    first = min(named, default=head.i)

    def goes_on(i: int) -> bool:
        return _goes_on(words, i) and not _names_another(words[i], person, scope.roles.cast)

    before = takewhile(goes_on, range(first - 1, max(low, head.i - _FARTHEST) - 1, -1))
    start = min(before, default=first)
    run = _with_head(words[start : _name_of(head, mention, words)], head, scope) or words[start : head.i]
    found = find_title(run, scope.titles)
    if found is not None and _is_name(found, mention, person, scope):
        found = find_title(found.before, scope.titles)
    return found if found is not None and all(_in_name(word, mention.start) for word in found.after) else None


def _name_of(head: Word, mention: Mention, words: Sequence[Word]) -> int:
    """The first word of a name at or behind the head of its mention; the head, if it has no name."""
    name = mention.end - len(mention.name) if mention.name else head.start
    return next((word.i for word in words[head.i :] if word.start >= name), head.i)


def _with_head(run: Sequence[Word], head: Word, scope: Scope) -> Sequence[Word]:
    """A run with a title of which the parser took a word for the head of the name, else nothing.

    "Secretary of *State* Antony Blinken" is no "Secretary".
    """
    found = find_title(run, scope.titles)
    return run if found is not None and head in run[found.start + 1 : found.stop] else ()


def _is_name(found: TitlePhrase, mention: Mention, person: Actor, scope: Scope) -> bool:
    """True for a title that is a name, "*Amir* Peretz", and no office that its bearer had: "*King* Saud"."""
    inside = found.run[found.start].start >= mention.end - len(mention.name)
    offices = {office.office for office in scope.gazetteer.offices(person.id)}
    return inside and found.title.title in _GIVEN and found.title.office not in offices


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """True where a noun phrase goes on to the left with a word: "*exiled* President", "*one*-time"."""
    word, after = words[i], words[i + 1]
    if word.text in HYPHENS:
        return not words[i - 1].space  # a dash ends it: "Iran - President Macron said"
    inside = word.pos in ("name", "noun", "adjective", "particle") or word.lower in _INSIDE
    hyphenated = after.text in HYPHENS and not word.space
    return inside or hyphenated or (is_former(words, i) and not word.head.verbal)


def _names_another(word: Word, person: Actor, cast: Cast) -> bool:
    """True where a word belongs to another person: "Soviet leader *Gorbachev* and President Reagan"."""
    return any(actor.kind == "person" and actor != person for actor in cast.at(word))


def _in_name(word: Word, start: int) -> bool:
    """True for what may stand between a title and the head of a name that starts at a character."""
    return word.pos == "name" or word.start >= start or word.lower in _BETWEEN


# ---------------------------------------------------------------- the rule


def titled(head: Word, scope: Scope) -> Iterator[StateDraft]:
    """ "Hungarian Defense Minister Tibor Benko", "Presidents A of Mali and B of Chad"."""
    person = scope.person(head) if head.relation != "compound" else None
    found = title_before(head, person, scope) if person is not None else None
    if person is None or found is None:
        return
    held = tuple(place for place in scope.held_in(head) if not _is_home(place, found, scope))
    own = [(head, person, target)] if (target := held or _place(found, person, scope)) else []
    for word, holder, place in (*own, *(scope.sharing(head) if found.plural else ())):
        time, over = scope.long_past(word), found.former
        draft = StateDraft(found.type, (holder,), place, word, "title", time, found.role, over, titled=True)
        yield draft.because("reading", "title before a name", found.text)


def _place(found: TitlePhrase, person: Actor, scope: Scope) -> tuple[Actor, ...]:
    """What a title is of, by what stands after it, else before it, else by who has it."""
    said = (_post(found, scope), _part(found, scope), _owners(found, scope))
    own = () if found.title.office in _NAMED_ONLY else scope.own_country(person, found.title)
    return next(filter(None, (*said, own)), ())


def _post(found: TitlePhrase, scope: Scope) -> tuple[Actor, ...]:
    """What "of" says after a title that it is of: "Secretary General *of NATO* Jens Stoltenberg"."""
    if not found.after or found.after[0].lower != _OF:
        return ()
    return tuple(bodies(actor for word in found.after[1:] for actor in scope.roles.cast.at(word))[:1])


def _part(found: TitlePhrase, scope: Scope) -> tuple[Actor, ...]:
    """The part of a state that a governor or a mayor is of: "*Michigan* Governor", "governor of *Alaska*"."""
    if _LOCAL.isdisjoint((found.title.office, found.title.title)):
        return ()
    words = (*found.before, *found.after)
    named = (actor for word in words for actor in scope.roles.cast.at(word))
    return tuple(actor for actor in named if actor.kind == "place")[:1]


def _is_home(place: Actor, found: TitlePhrase, scope: Scope) -> bool:
    """ "President Carter of *Plains*": nobody leads a village that no list has."""
    return (found.type, place.kind) == ("LEADS", "place") and scope.gazetteer.actor(place.id) is None


def _owners(found: TitlePhrase, scope: Scope) -> tuple[Actor, ...]:
    """What the words before a title say that it is of: "Hungarian Defense Minister"; of several the last."""
    return tuple(bodies(actor for word in found.before for actor in scope.roles.cast.at(word))[-1:])
