// What modules add to the page: parts of the view, tabs, parts of the details and of cards, exports, keys.

/** The parts of a view, by name: how each begins, how the address tells it, its chips, which facts it leaves. */
const ASKED = new Map();
/**
 * fresh() -> its beginning; write(value, v) -> [[name, text], ...] for the address; read(params, v) -> value;
 * chips(value, v) -> [{ text, clear(v), refit }]; passes(value, v) -> null or (fact) => boolean;
 * lasting: it stays when the filters are dropped.
 */
function asks(key, part) {
  ASKED.set(key, part);
}
/** A part that is yes or no, told in the address, and by a chip if it has words for that, where it is not as it begins. */
function flag(key, begins = () => false, told_ = null) {
  asks(key, {
    fresh: begins,
    write: (on) => (on === begins() ? [] : [[key, +on]]),
    read: (params) => (params.has(key) ? params.get(key) === "1" : begins()),
    chips: (on) => (told_ && on !== begins() ? [{ text: told_(on), clear: dropped(key), refit: true }] : []),
    lasting: true,
  });
}

/** The tabs, by name: { label, order, render(), lists, wide, over, says() }. */
const TABS = new Map();
/**
 * render() draws the tab when it is on, in its <div id="KEY"> inside <section id="view-KEY">; lists: the switch of
 * scopes is shown; wide: the details leave it their room where nothing is chosen; over: chips lie over it;
 * says() -> what it holds, in words.
 */
function opens(key, tab) {
  TABS.set(key, tab);
}
const tabs = () => [...TABS].sort(([, a], [, b]) => a.order - b.order).map(([key]) => key);

/** What modules add to the details: (subject, facts) => element or null; `lead` stands at the top of the first page. */
const PARTS = { lead: [], home: [], actor: [], pair: [], line: [], fact: [] };
function added(where, subject_, list) {
  return PARTS[where].map((part) => part(subject_, list));
}
/** What modules add to a card: lines at its foot, and small buttons: (fact) => element or null. */
const CARD = [];
const TOOLS = [];

/** What can be taken away, by name: { label: text or () => text, act() }. */
const TAKE = new Map();
function exports_(key, entry) {
  TAKE.set(key, entry);
}
/** Keys, by name: what each does, in words. Those without an act are told in the help alone. */
const KEYS = new Map();
function keys(key, does, act) {
  KEYS.set(key, { does, act });
}
