"""First and second person -> whom they stand for: who speaks, his state, the other side, or nobody.

"I" and "we" are the speaker's of the quotation or the turn around them, outside of both the issuers' of the
document.  An official's "we" is his state where it acts or is acted on, "our ships" are always the state's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import dropwhile

from kg.actors.discourse import Scene
from kg.actors.issuers import issuers_of, issuers_of_text
from kg.actors.lines import Token, read_line, tokens_of
from kg.actors.nouns import Pronoun
from kg.actors.offices import offices_of, sole
from kg.lexicon import word_list
from kg.model import Actor, Mention
from kg.words import SUBJECTS, Sentence, Word

_REPORTING = word_list("reporting")
_PERSONAL = word_list("actors.personal")
_SPOKESMEN = word_list("actors.voices.spokesmen")
_OPPOSED = word_list("actors.voices.opposed")
_EVERYBODY = word_list("actors.voices.everybodys")
_NATIONAL = word_list("actors.voices.national")
_SIDES = word_list("actors.voices.sides")
_PAIRED = word_list("actors.voices.paired")
_GREETING = word_list("actors.voices.greeting")
_AMONG = word_list("actors.voices.among")
_FORMULAS = word_list("actors.voices.formulas")
_CAUSES = word_list("actors.voices.causes")
_YOU = word_list("actors.voices.you")
_OPENING = 3
"""In how many sentences a message greets."""
_OFFICIAL = ("GOV", "MIL")

Actors = tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, of which state, whether in office for it, and whether never for himself."""

    speakers: Actors = ()
    state: Actor | None = None
    official: bool = False
    spokesman: bool = False


@dataclass(frozen=True)
class Voices:
    """Whom the first and second persons of a document stand for; each speaker is looked at once.

    Example:
        ``Voices(scene).of(head, pronoun)`` is Iran, for "our" of `"They hit our ships," Zarif said`.
    """

    scene: Scene
    known: dict[int, Voice] = field(default_factory=dict, repr=False)

    def of(self, head: Word, pronoun: Pronoun) -> Actors:
        """Whom "I", "we", "our", "you" or "your" stands for; () for nobody that can be known."""
        owned = head.head if head.form == "possessive" else None
        if owned is not None and owned.lemma in _EVERYBODY:
            return ()
        if pronoun.person == 2:
            return self._addressed(head, owned) if not _is_formula(head) else ()
        if pronoun.plural and _is_of_both(head, owned):
            return self._both(head)
        quote = self.scene.quote_at(head)
        if quote is None:
            return self._issuers(owned, pronoun)
        if quote.partial and quote.cue is not None and _is_reported(quote.cue):
            return ()  # "Mali said Chad had declared war on `our nation`"
        voice = self._voice(quote.speaker)
        return _ours(head, owned, voice) if pronoun.plural else _mine(owned, voice)

    # --- who speaks ------------------------------------------------------------------------------

    def _voice(self, speaker: Word | None) -> Voice:
        """Who a speaker is, and for which state he speaks."""
        if speaker is None:
            return Voice()
        if speaker.i not in self.known:
            mention = self.scene.spans.get(speaker.i)
            text = Voice(issuers_of_text(self.scene, speaker)) if mention is None else Voice()
            self.known[speaker.i] = self._of_mention(speaker, mention) if mention is not None else text
        return self.known[speaker.i]

    def _of_mention(self, speaker: Word, mention: Mention) -> Voice:
        """The voice of whom a speaker's name means; "President:" is at home where the text is."""
        home = self.scene.home
        strange = home is not None and any(actor.country != home for actor in mention.actors)
        if home is not None and strange and speaker.lower in self.scene.lexicon:
            return Voice((), self.scene.gazetteer.country(home), official=True, spokesman=True)
        return self._spoken(mention.actors)

    def _spoken(self, speakers: Actors) -> Voice:
        who = speakers[0]
        if len(speakers) > 1:
            return Voice(speakers)
        state = self.scene.gazetteer.country(who.country) if who.country else None
        if who.kind != "person":
            return Voice(speakers, state, official=who.sector in _OFFICIAL)
        if state is None and who == self._host:
            home = self.scene.gazetteer.country(self.scene.home or "")
            return Voice(speakers, home, official=home is not None, spokesman=True)
        offices = offices_of(self.scene, who)
        if state is None or not _is_in_office(self.scene, who, offices):
            return Voice(speakers, state)
        spokesman = who.country in self._briefed or self._is_spokesman(who)
        return Voice(speakers, state, official=True, spokesman=spokesman)

    def _is_spokesman(self, who: Actor) -> bool:
        """By his office, or as he is called: "the White House spokesman"."""
        return bool(offices_of(self.scene, who) & _SPOKESMEN) or "spokes" in who.name

    @cached_property
    def _briefed(self) -> frozenset[str | None]:
        """The countries whose spokesmen take turns: all their officials brief the press there with them."""
        return frozenset(who.country for who in self._turned if self._is_spokesman(who))

    @cached_property
    def _host(self) -> Actor | None:
        """Who takes most turns: in a state's own transcript he speaks for it."""
        most = Counter(self._turned)
        return most.most_common(1)[0][0] if most else None

    @cached_property
    def _turned(self) -> Actors:
        """Who takes the turns, one after the other."""
        turns = (quote.speaker for quote in self.scene.quotes if quote.turn)
        named = (self.scene.spans.get(speaker.i) for speaker in turns if speaker is not None)
        return tuple(actor for mention in named if mention is not None for actor in mention.actors)

    @cached_property
    def _title(self) -> list[Token]:
        return read_line(self.scene, self.scene.parse.document.title)

    # --- outside of quotations -------------------------------------------------------------------

    def _issuers(self, owned: Word | None, pronoun: Pronoun) -> Actors:
        """Those whose document it is, also in what it reports: "Ayub urged that *we* help India"."""
        issuers = issuers_of(self.scene)
        if pronoun.plural or (owned is not None and owned.lemma in _NATIONAL):
            return issuers.states
        return (issuers.person,) if issuers.person is not None else ()

    # --- both sides, and the other ---------------------------------------------------------------

    def _both(self, head: Word) -> Actors:
        """ "Our two countries": the speaker's state or the issuers', with the other side, if that is sure."""
        quote = self.scene.quote_at(head)
        voice = self._voice(quote.speaker) if quote is not None else Voice()
        state = (voice.state,) if voice.state is not None else ()
        mine = state if quote is not None else issuers_of(self.scene).states
        if len(mine) != 1:
            return mine
        turn = quote is not None and quote.turn
        other = self._partner(voice).state if turn else self._greeted if quote is None else None
        other = other or self._other(mine[0], self._title) or self._other(mine[0], self._sentence(head))
        return (*mine, other) if other is not None else ()

    def _partner(self, voice: Voice) -> Voice:
        """The other one of two who talk; nobody where there are more, or a reporter."""
        others = [each for each in self._talk if each.speakers != voice.speakers]
        return others[0] if len(others) == 1 and len(self._talk) == 2 else Voice()

    @cached_property
    def _talk(self) -> list[Voice]:
        """Those who take turns, each once; nobody where some turns are nobody's."""
        quotes = dropwhile(lambda quote: quote.speaker is None, self.scene.quotes)
        turns = [self._voice(quote.speaker) for quote in quotes if quote.turn]
        whole = all(voice.official for voice in turns)
        return list({voice.speakers: voice for voice in turns}.values()) if whole else []

    def _sentence(self, head: Word) -> list[Token]:
        return tokens_of(self.scene, self.scene.parse.sentences[head.sentence].words)

    def _other(self, mine: Actor, tokens: Iterable[Token]) -> Actor | None:
        """The one other country that a title or a sentence speaks of."""
        codes = {actor.country for token in tokens for actor in token.actors if actor.country}
        other = sole(codes - {mine.country})
        return self.scene.gazetteer.country(other) if other is not None else None

    def _addressed(self, head: Word, owned: Word | None) -> Actors:
        """Who "you" is: the other one of two who talk, or the one country that a message greets."""
        quote = self.scene.quote_at(head)
        if quote is None:
            return (self._greeted,) if self._greeted is not None else ()
        if not quote.turn:
            return ()
        partner = self._partner(self._voice(quote.speaker))
        personal = owned is None or owned.lemma in _PERSONAL
        return partner.speakers if personal or partner.state is None else (partner.state,)

    @cached_property
    def _greeted(self) -> Actor | None:
        """The other country of a greeting: "I congratulate the people of Peru as *you* celebrate"."""
        states = issuers_of(self.scene).states
        opening = self.scene.parse.sentences[:_OPENING]
        greeting = next((sentence for sentence in opening if _greets(sentence)), None)
        if len(states) != 1 or greeting is None:
            return None
        return self._other(states[0], tokens_of(self.scene, greeting.words))


def _is_in_office(scene: Scene, who: Actor, offices: set[str]) -> bool:
    """Whether a person speaks for his state on the document's day."""
    if offices & _OPPOSED or who.sector not in (*_OFFICIAL, None):
        return False
    if scene.gazetteer.actor(who.id) is not None:
        return bool(offices if who.sector else scene.held(who))
    return who.sector is not None


# --- what a pronoun stands with ------------------------------------------------------------------


def _mine(owned: Word | None, voice: Voice) -> Actors:
    """ "I" is the speaker; "*my* country" is his state."""
    if voice.state is None or owned is None:
        return voice.speakers
    return (voice.state,) if owned.lemma in _NATIONAL else voice.speakers


def _ours(head: Word, owned: Word | None, voice: Voice) -> Actors:
    """Whom a speaker means by "we": his state, where he is in office and does not do what a person does."""
    if voice.state is None:
        person = any(actor.kind == "person" for actor in voice.speakers)
        return voice.speakers if not person or _is_personal(head, owned) else ()
    if not voice.official:
        return _mine(owned, voice)
    body = owned is None and any(actor.kind != "person" for actor in voice.speakers)
    in_person = body or (not voice.spokesman and _is_personal(head, owned))
    return voice.speakers if in_person else (voice.state,)


def _is_personal(head: Word, owned: Word | None) -> bool:
    """True where "we" does what a person does: "we spoke", "our talks"."""
    if owned is not None:
        return owned.lemma in _PERSONAL
    verb = next((word for word in head.ancestors() if word.verbal), None)
    return head.relation in SUBJECTS and verb is not None and verb.lemma in _PERSONAL


def _is_formula(head: Word) -> bool:
    """ "Thank *you*." closes what is said to anybody; "thank *you* for your visit" does not."""
    return head.head.lemma in _FORMULAS and not any(child.lower in _CAUSES for child in head.head.children)


def _is_of_both(head: Word, owned: Word | None) -> bool:
    """ "our *countries*", "our *bilateral* ties", "*between* us"."""
    if owned is None:
        return head.preposition in _AMONG
    return owned.lower in _SIDES or any(child.lower in _PAIRED for child in owned.children)


def _is_reported(cue: Word) -> bool:
    """Whether somebody else says what a verb of saying says: "*Mali said* Chad had *declared*"."""
    above = (word for word in cue.ancestors() if word.lemma in _REPORTING)
    return any(word.child(*SUBJECTS) is not None for word in above)


def _greets(sentence: Sentence) -> bool:
    words = {word.lower for word in sentence.words}
    return not words.isdisjoint(_YOU) and not words.isdisjoint(_GREETING)
