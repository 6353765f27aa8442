// Dates as people type them.

/** First and last day of "2022", "Jun 2022", "2022-06", "30 Jun 2022", "2022-06-30", "June 30, 2022"; else null. */
function daysOfWords(text) {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s,.-]+/u)
    .filter(Boolean);
  const named_ = parts.findIndex((part) => monthNamed(part)),
    numbers = parts.filter((_, i) => i !== named_).map(Number);
  if (!parts.length || !numbers.every((part) => Number.isInteger(part) && part > 0)) return null;
  const year = numbers.find((part) => part > 99),
    others_ = numbers.filter((part) => part !== year);
  if (year === undefined || numbers.length - others_.length !== 1) return null;
  if (named_ >= 0) return daysOfDate(year, monthNamed(parts[named_]), ...others_);
  return daysOfDate(year, ...(numbers[0] === year ? others_ : others_.reverse()));
}
/** The number of a month by its name or the first three letters of it; 0 of another word. */
function monthNamed(word) {
  return word.length > 2 ? MONTHS.findIndex((month) => word.startsWith(month.toLowerCase())) + 1 : 0;
}
/** First and last day of a year, of a month of it, or of a day; null where the calendar has none such. */
function daysOfDate(year, month, day_, ...more) {
  if (more.length || year > 9999 || month > 12) return null;
  const start = monthStart(year * 12 + (month ?? 1) - 1),
    end = monthStart(year * 12 + (month ?? 12)) - 1;
  if (day_ === undefined) return [start, end];
  const exact = start + day_ - 1;
  return exact <= end ? [exact, exact] : null;
}
/** First and last day of what is typed with or without "–": "Jun 2022", "2020 – 2022", "1 Jun 2022 – 15 Jul 2022"; else null. */
function windowOfWords(text) {
  const ends = text.split(/\s+(?:[–-]|to)\s+/u).map(daysOfWords);
  if (ends.length > 2 || ends.includes(null)) return null;
  const [first, last] = [ends[0][0], ends.at(-1)[1]];
  return first <= last ? [first, last] : null;
}
/** The days of a window as they may be typed. */
function windowWords([first, last]) {
  const few = spanWords(first, last);
  return String(windowOfWords(few)) === `${first},${last}` ? few : `${dayWords(first)} – ${dayWords(last)}`;
}
