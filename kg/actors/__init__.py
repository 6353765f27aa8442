"""Parse -> Cast: who is meant by every name, title, description and pronoun.

The files, in the order in which a text goes through them; `cast` calls them.

Where somebody may be meant: words -> candidates
    nouns         titles, common nouns and pronouns by their forms, with what each may stand for
    candidates    a Candidate: words, what they may be, the word that they hang by
    spelt         acronyms that the text spells out itself
    known         which words are a name of the gazetteer
    runs          the stretches that hold nothing but names, titles and what links them
    pieces        such a stretch taken apart
    standins      before the parse: each name with its titles as one familiar word
    strangers     what lists say at first sight, and which words may be a name that none has
    headlines     which capitals of a headline are no name's
    spotting      after the parse: all candidates of a document

What is known while a document is read
    coordination  what is named together, and what a preposition governs
    owners        whose a noun is: "*Turkish* troops", "the army of *Mali*"
    discourse     the Scene: mentions by word, owners of phrases, the country that a text speaks of
    ids           names as ids, and the adjective of a country

Who the names are
    names         every name in turn: known ones, bodies, people, the rest
    places        cities and their countries; capitals that are places
    peoples       minorities, and peoples without a state
    bodies        ministries, councils, acronyms
    persons       full names, then what shortens them
    lines         the title, byline or source of a file as words with actors
    headings      whom such a title introduces, and who wrote the text
    posts         whose "the Embassy" of a telegram is, by that title
    titles        what stands before a name, or in apposition to it
    offices       who holds which office on the day of the document
    namesakes     which of two known people with one full name
    newcomers     somebody whom no list has
    surnames      whom a surname alone may mean
    initials      who has those that stand before a surname
    misprints     names with a letter wrong

Who the nouns are, in the order of the text
    story         what was mentioned so far
    phrases       a noun in its phrase, and what a rule finds for it
    descriptions  the rules for each class of nouns
    sides         "both sides", "the two countries"
    governments   "the Sudanese government", "the regime"
    bearers       "the Secretary", "the ministers"
    headships     "the head of China's space agency" heads no state
    groups        "troops", "the ministry", "opposition groups"
    kindred       "the airline" that was named before
    owned         "Turkish troops": the name of what somebody owns
    nameless      "14 companies", "striking miners"
    settings      in which country those without an owner are at home

Who the pronouns are
    issuers       whose own words a document is
    voices        I, we, you
    possessives   his: of the one who is judged, joined or can do it
    pronouns      he, she, it, they

    cast          all of this in order: the Cast
    duplicates    actors of many documents that may be one, for the user
"""

from kg.actors.cast import Cast, mention_records, resolve
from kg.actors.coordination import bearer
from kg.actors.duplicates import suggest_duplicates
from kg.actors.ids import is_unnamed, slug, unnamed
from kg.actors.misprints import are_close, skeleton
from kg.actors.phrases import is_former
from kg.actors.standins import find_names
from kg.actors.strangers import look

__all__ = [
    "Cast",
    "are_close",
    "bearer",
    "find_names",
    "is_former",
    "is_unnamed",
    "look",
    "mention_records",
    "resolve",
    "skeleton",
    "slug",
    "suggest_duplicates",
    "unnamed",
]
