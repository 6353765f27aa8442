"""Document -> Issuers: whose own words it is, outside of quotations.

In the order of the evidence: who the text or its title says issued it, who signed it, who its first
sentences speak for, whose organ its source is.  Evidence of one kind that cannot be read is no licence for
the next: a letter from somebody whom we do not know is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from kg.actors.discourse import Issuers, Scene
from kg.actors.headings import writer
from kg.actors.lines import Token, read_line, tokens_of
from kg.lexicon import Gazetteer, word_list
from kg.model import Actor
from kg.words import SUBJECTS, Sentence, Word

_ISSUING = word_list("actors.issuers.issuing")
_OWED = word_list("actors.issuers.owed")
_TEXTS = word_list("actors.issuers.texts")
_THIS = word_list("actors.issuers.this")
_THESE = word_list("actors.issuers.these")
_STOPS = word_list("actors.issuers.stops")
_NEXT = word_list("actors.joining") | {","}
_CONCERNING = word_list("actors.issuers.concerning")
_MEMBERS = word_list("actors.issuers.members")
_AGENTS = word_list("actors.issuers.agents")
_RECIPIENTS = word_list("actors.issuers.recipients")
_ORIGIN = word_list("actors.issuers.origin")
_BEHALF = word_list("actors.issuers.behalf")
_FIRST = word_list("status.first_person")
_ARTICLES = word_list("actors.articles")
_LETTERS = word_list("actors.issuers.letters")
_AUTHORS = word_list("actors.issuers.by")
_WRITERS = word_list("actors.headings.origin")
_JOINT = word_list("actors.issuers.joint")
_STANCES = word_list("actors.issuers.stances")
_ORGANS = word_list("actors.issuers.organs")
_SIGNED = word_list("actors.issuers.signed")
_AFFAIRS = word_list("actors.issuers.affairs")
_PORTFOLIOS = word_list("actors.portfolios")
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_CLUB = "IGO"
"""The sector of bodies of states: the G7, the African Union."""
_PREAMBLE = 400
"""In how many words a document says who "we" is."""
_OPENING = 3
"""In how many sentences a statement shows whose it is, or is signed."""
_FAR = 14
"""How many words lie between "issued" and "by", or stand in a line that signs."""
_VERBS = frozenset({"verb", "auxiliary"})
_ENDS = frozenset({":", ";", "."})

States = tuple[Actor, ...]


def issuers_of(scene: Scene) -> Issuers:
    """Whose words a document is; found once, when all names are known."""
    if scene.issuers is None:
        signers = _signers(scene)
        person = signers[0] if len(signers) == 1 else None
        evidence = (rule(scene) for rule in _EVIDENCE)
        scene.issuers = Issuers(next((found for found in evidence if found is not None), ()), person)
    return scene.issuers


def issuers_of_text(scene: Scene, word: Word) -> States:
    """Whose words a text is that speaks: "the *statement* of Peru and Chile says"; () for no text."""
    if word.lower not in _TEXTS:
        return ()
    after = tokens_of(scene, scene.parse.words[word.i + 1 : word.i + 1 + _FAR])
    by = next((at for at, token in enumerate(after) if token.lower in _AUTHORS), None)
    return parties(scene, after[by + 1 :]) if by is not None else ()


def issued_by(gazetteer: Gazetteer, source: str) -> Actor | None:
    """The state or body whose organ a source such as "US Department of State" is; no newspaper has one.

    Args:
        gazetteer: The known names.
        source: The name of who publishes.
    """
    actor = publisher(gazetteer, source)
    if actor is None or not actor.country:
        return actor
    return gazetteer.country(actor.country) or actor


def publisher(gazetteer: Gazetteer, source: str) -> Actor | None:
    """As ``issued_by``, the department itself: who puts out "Foreign Relations of the United States"."""
    words = source.replace(",", " ").split()
    at, named = 0, list[tuple[int, Actor]]()
    while at < len(words):
        length, entries = gazetteer.find(words, at)
        named += [(length, entries[0].actor)] if entries else []
        at += max(length, 1)
    length, actor = next(((length, actor) for length, actor in named if _speaks(actor)), (0, None))
    rest = {word.lower() for word in words} & _ORGANS
    if actor is None or not (rest or length == len(words) or actor.sector in _STATE_SECTORS - {None}):
        return None
    return actor


def _speaks(actor: Actor) -> bool:
    return actor.kind in ("country", "organization") and actor.sector != "MED"


# ---------------------------------------------------------------- who of a list issues


def parties(scene: Scene, tokens: Iterable[Token]) -> States:
    """The states and bodies that a list names, up to the first word that leads away from it.

    A person stands for the state he serves; "the envoy *for Yemen*" is not Yemen's.
    """
    found: list[Actor] = []
    concerned = aside = False
    listed = _of_club(list(tokens))
    for at, token in enumerate(listed):
        aside = token.lower != ")" and (aside or token.lower == "(")
        if token.verb or token.lower in _STOPS or token.lower in _ENDS:
            break
        concerned = _concerns(listed, at) or (concerned and token.lower not in _NEXT)
        if not concerned and not aside:
            found += (state for actor in token.actors if (state := state_of(scene, actor)) is not None)
    return tuple(dict.fromkeys(found))


def _concerns(listed: Sequence[Token], at: int) -> bool:
    """ "Envoy *for* Yemen", "*Mexican* Affairs"; but "Minister *for* Foreign Affairs"."""
    after = listed[at + 1].lower if at + 1 < len(listed) else ""
    if any(token.lower in _AFFAIRS for token in listed[at : at + 4]) and listed[at].actors:
        return True
    return listed[at].lower in _CONCERNING and after not in _PORTFOLIOS


def _of_club(listed: list[Token]) -> list[Token]:
    """ "the *G7* foreign ministers of Canada, France ...": a club issues what its members do as such.

    Who its members are is a state of its own, so that nothing is lost.
    """
    of = next((at for at, token in enumerate(listed[:6]) if token.lower in _MEMBERS), 0)
    club = [actor for token in listed[:of] for actor in token.actors if actor.sector == _CLUB]
    return [token._replace(actors=_bodies(token)) for token in listed] if club else listed


def _bodies(token: Token) -> tuple[Actor, ...]:
    return tuple(actor for actor in token.actors if actor.kind != "country")


def state_of(scene: Scene, actor: Actor) -> Actor | None:
    """The state that an actor stands for where a statement is issued; a body of no state for itself."""
    if actor.kind == "country" or (actor.kind == "group" and actor.sector == _CLUB):
        return actor
    if actor.kind == "organization" and actor.sector not in _STATE_SECTORS:
        return actor if actor.sector != "MED" else None
    if actor.kind == "place" or not actor.country:
        return None
    return scene.gazetteer.country(actor.country)


# ---------------------------------------------------------------- who the text says issued it


def _declared(scene: Scene) -> States | None:
    """ "The text below was issued by the ministries of X and Y": the first such sentence of a preamble."""
    for sentence in _preamble(scene):
        tokens = tokens_of(scene, sentence.words)
        for rule in _DECLARING:
            if states := rule(scene, tokens):
                return states
    return None


def _preamble(scene: Scene) -> Iterator[Sentence]:
    """The first sentences, but those in which somebody else is quoted."""
    for sentence in scene.parse.sentences:
        if sentence.words[0].i >= _PREAMBLE:
            return
        if scene.quote_at(sentence.words[0]) is None:
            yield sentence


def _issued(scene: Scene, tokens: Sequence[Token]) -> States:
    """ "The following statement was *released by* X and Y", "is *attributable to* Spokesperson Z"."""
    lower = [token.lower for token in tokens]
    verb = next((at for at, word in enumerate(lower) if word in _ISSUING or word in _OWED), None)
    if verb is None or not _is_of_itself(lower[:verb]):
        return ()
    agents = _RECIPIENTS if lower[verb] in _OWED else _AGENTS
    far = range(verb, min(verb + _FAR, len(lower)))
    by = next((at for at in far if lower[at] in agents), None)
    return parties(scene, tokens[by + 1 :]) if by is not None else ()


def _issues(scene: Scene, tokens: Sequence[Token]) -> States:
    """ "The ministers of X and Y *issued the following statement*"."""
    lower = [token.lower for token in tokens]
    verb = next((at for at, word in enumerate(lower) if word in _ISSUING), None)
    if verb is None or not _is_of_itself(lower[verb + 1 : verb + 1 + _FAR]):
        return ()
    return parties(scene, tokens[:verb])


def _is_of_itself(words: Sequence[str]) -> bool:
    """Whether words speak of the text that they stand in: "the following", "the text below"."""
    text = f" {' '.join(words)} "
    if any(f" {phrase} " in text for phrase in _THESE):
        return True
    return any(one in _THIS and not _TEXTS.isdisjoint(words[at : at + 3]) for at, one in enumerate(words))


def _on_behalf(scene: Scene, tokens: Sequence[Token]) -> States:
    """ "*On behalf of* the United States, I congratulate"."""
    opening = " ".join(token.lower for token in tokens[:3])
    ours = next((at for at, token in enumerate(tokens) if token.lower in _FIRST), None)
    return parties(scene, tokens[3:ours]) if opening in _BEHALF and ours is not None else ()


def _presented(scene: Scene, tokens: Sequence[Token]) -> States:
    """ "*We, the leaders of Australia and Japan*, resolve"."""
    we = next((at for at, token in enumerate(tokens) if token.lower in _FIRST), None)
    if we is None or [token.lower for token in tokens[we + 1 : we + 2]] != [","]:
        return ()
    return parties(scene, tokens[we + 2 :])


_DECLARING: tuple[Callable[[Scene, Sequence[Token]], States], ...] = (
    _issued, _issues, _presented, _on_behalf,
)  # fmt: skip


def _headed(scene: Scene) -> States | None:
    """ "Joint Statement by X and Y", in the title or a first line; "Letter From X to Y"."""
    lines = [read_line(scene, scene.parse.document.title)]
    lines += [tokens_of(scene, sentence.words) for sentence in _opening_lines(scene)]
    for tokens in lines:
        if (states := _heading(scene, tokens)) is not None:
            return states
    return None


def _opening_lines(scene: Scene) -> Iterator[Sentence]:
    """The first sentences that have no verb."""
    return filter(_is_line, scene.parse.sentences[:_OPENING])


def _is_line(sentence: Sentence) -> bool:
    return not any(word.pos in _VERBS and word.lower not in _SIGNED for word in sentence.words)


def _heading(scene: Scene, tokens: Sequence[Token]) -> States | None:
    """Whom a heading names as those whose words follow; () where it is somebody's whom we do not know."""
    called = [token.lower for token in tokens]
    text = next((at for at, word in enumerate(called) if word in _TEXTS | _LETTERS), None)
    if text is None:
        return None
    after = called[text + 1] if text + 1 < len(called) else ""
    if after in (_WRITERS if called[text] in _LETTERS else _AUTHORS):
        states = parties(scene, tokens[text + 2 :])
    else:
        states = parties(scene, _before(tokens, text)) if called[text] in _TEXTS else ()
    if len(states) < 2 and any(token.lower in _JOINT for token in tokens):
        return states if any(state.country is None for state in states) else _unnamed(scene, states)
    unread = after in _ORIGIN and not states and _is_titled(scene, tokens[text + 2 :])
    return states if states or unread else None


def _before(tokens: Sequence[Token], text: int) -> Sequence[Token]:
    """ "*U.S.-Saudi Arabia* Joint Statement": a name opens the heading."""
    opening = next((token for token in tokens[:text] if token.lower not in _JOINT | _ARTICLES), None)
    return tokens[:text] if opening is not None and opening.actors else ()


def _unnamed(scene: Scene, states: States) -> States | None:
    """Of a joint statement whose title does not name all: the subjects of its first sentence, or nobody."""
    opened = _first_subjects(scene)
    return opened if len(opened) > 1 else ()


def _is_titled(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether a line begins with the title of a leader: "Chancellor", "Prime Minister"."""
    words = [token.lower for token in tokens[:2]]
    nouns = (scene.lexicon.get(" ".join(words[:length])) for length in (1, 2))
    return any(noun is not None and noun.leads for noun in nouns)


# ---------------------------------------------------------------- who signed it


def _signed(scene: Scene) -> States | None:
    """The states of those who signed."""
    named = parties(scene, read_line(scene, scene.parse.document.author))
    states = (state_of(scene, who) for who in _signers(scene))
    return tuple(dict.fromkeys(state for state in states if state is not None)) or named or None


def _signers(scene: Scene) -> tuple[Actor, ...]:
    """Who wrote a document: by the byline of the file, the lines that open it, or its last line."""
    return next((who for rule in (_by_line, _written, _opening, _closing) if (who := rule(scene))), ())


def _opening(scene: Scene) -> tuple[Actor, ...]:
    lines = scene.parse.sentences[:_OPENING]
    return next((who for line in lines if (who := _opens_with(scene, line))), ())


def _closing(scene: Scene) -> tuple[Actor, ...]:
    return next((who for line in scene.parse.sentences[-1:] if (who := _closes_with(scene, line))), ())


def _written(scene: Scene) -> tuple[Actor, ...]:
    """ "Letter From *Chancellor Erhard* to President Johnson"."""
    who = writer(scene)
    return (scene.keep(who),) if who is not None else ()


def _by_line(scene: Scene) -> tuple[Actor, ...]:
    """The byline of the file: an official, or somebody whom the text names in full."""
    line = scene.parse.document.author
    people = dict.fromkeys(a for token in read_line(scene, line) for a in token.actors if a.kind == "person")
    named = [who for who in scene.actors.values() if who.kind == "person" and who.name == line.strip()]
    return tuple(named or map(scene.keep, people))


def _opens_with(scene: Scene, sentence: Sentence) -> tuple[Actor, ...]:
    """ "Ana Weber, Secretary of State": a name and its office on a line, of a source that is no newspaper."""
    line = sentence.words
    ours = any((scene.home is not None, not scene.parse.document.source, line[0].lower in _SIGNED))
    if not all((ours, _is_brief(sentence, line), _has_office(scene, line))):
        return ()
    return _person_at(scene, line[1:] if line[0].lower in _SIGNED else line)


def _is_brief(sentence: Sentence, line: Sequence[Word]) -> bool:
    """Whether the words of a sentence are a line that may sign."""
    return 0 < len(line) <= _FAR and _is_line(sentence)


def _has_office(scene: Scene, line: Sequence[Word]) -> bool:
    return any(word.lower in scene.lexicon for word in line)


def _closes_with(scene: Scene, sentence: Sentence) -> tuple[Actor, ...]:
    """ "KELLERMAN.", "Signed: Ana Weber": the last line."""
    line = [word for word in sentence.words if word.pos != "punctuation"]
    if not _is_brief(sentence, line):
        return ()
    if line[0].lower in _SIGNED:
        return _people(scene, line[1:])
    return _person_at(scene, line) if len(line) == 1 and line[0].text.isupper() else ()


def _person_at(scene: Scene, line: Sequence[Word]) -> tuple[Actor, ...]:
    """The person with whose name a line begins, his titles before it."""
    begins = takewhile(lambda word: word.pos in ("name", "noun", "adjective"), line)
    return _people(scene, begins)[:1]


def _people(scene: Scene, words: Iterable[Word]) -> tuple[Actor, ...]:
    found = (actor for word in words for actor in scene.at(word))
    return tuple(dict.fromkeys(actor for actor in found if actor.kind == "person"))


# ---------------------------------------------------------------- who it begins with, whose organ it is


def _opened(scene: Scene) -> States | None:
    """The subject of the first sentences with all that is coordinated with it, where no source says else."""
    return _first_subjects(scene) or None if scene.home is None else None


def _first_subjects(scene: Scene) -> States:
    """ "Norway and Sweden *are encouraged* by the talks": states that take a stand; all must be known."""
    own = (s for s in scene.parse.sentences[:_OPENING] if scene.quote_at(s.root) is None)
    subjects = (s.root.child(*SUBJECTS) for s in own if s.root.lemma in _STANCES)
    subject = next((word for word in subjects if word is not None and word.lower not in _FIRST), None)
    named = [scene.at(word) for word in subject.conjuncts()] if subject is not None else []
    states = [state for actors in named for state in actors]
    return tuple(dict.fromkeys(states)) if all(named) and all(map(_speaks, states)) else ()


def _sourced(scene: Scene) -> States | None:
    issuer = issued_by(scene.gazetteer, scene.parse.document.source)
    return (issuer,) if issuer is not None else None


_EVIDENCE: tuple[Callable[[Scene], States | None], ...] = (_declared, _headed, _signed, _opened, _sourced)
"""Who issued a document, by the weight of what says so; None where it says nothing."""
