import { foldName } from '#text';
import { MONTH_NAMES } from '#vocabulary';
import { say } from '#words';
import { firstDay, lastDay, MONTHS, nextDate, previousDate, readDate } from './dates.ts';
import type { Condition, DateField } from './query.ts';
import { type Bounds, openBounds } from './read-range.ts';
import { looksRelative, readPeriod } from './relative-dates.ts';
import { COMPARED, comparisonOf, refuse, type ValueReading } from './value-reading.ts';

const YEARS = /^(\d{4})\s*[-–]\s*(\d{4})$/;
const BETWEEN = /\s*\.\.\s*|\s+(?:to|until|till)\s+|\s+[-–]\s+/;
/** What people say for a sign of comparison. */
const SAID: readonly (readonly [string, string])[] = [
  ['before ', '<'],
  ['after ', '>'],
  ['since ', '>='],
  ['from ', '>='],
  ['until ', '<='],
  ['till ', '<='],
];

/**
 * A range of dates: `2004`, `>2004-01`, `2004..2006`, `"before March 2004"`; or a time told from today: `<2w`, `3-6m`,
 * `"last month"`, which stays as it was said.
 */
export function readDates(field: DateField, text: string): ValueReading<Condition> {
  const asked = text.trim();
  if (looksRelative(asked)) {
    const period = readPeriod(asked);
    return period.ok ? { ok: true, value: { kind: 'when', field, period: period.value } } : period;
  }
  const range = dateBounds(withSign(asked));
  if (range === null)
    return refuse(
      say('query.not-a-date', { text, examples: '2004, >2004-01, 2004..2006, <2w, last-month' }),
      /(?<!\d)[1-9]\d{3}(?!\d)/.exec(text)?.[0] ?? '2004',
    );
  const { from, to } = range;
  if (from !== null && to !== null && firstDay(from) > lastDay(to))
    return refuse(say('query.dates-backwards'), `${to}..${from}`);
  return { ok: true, value: { kind: 'date', field, from, to } };
}

function withSign(text: string): string {
  const said = SAID.find(([word]) => text.toLowerCase().startsWith(word));
  if (said === undefined || BETWEEN.test(text)) return text.replace(/^from\s/i, '');
  return said[1] + text.slice(said[0].length);
}

function dateBounds(text: string): Bounds<string> | null {
  const [, sign, rest = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) return compared(sign, typedDate(rest));
  const exact = typedDate(text);
  if (exact !== null) return { from: exact, to: exact };
  const years = YEARS.exec(text);
  const [first = '', second] = years ? years.slice(1) : text.split(BETWEEN, 2);
  if (second === undefined) return null;
  const from = first === '' ? null : typedDate(first);
  const to = second === '' ? null : typedDate(second);
  if ((first !== '' && from === null) || (second !== '' && to === null)) return null;
  return openBounds(from, to);
}

function compared(sign: string, bound: string | null): Bounds<string> | null {
  if (bound === null) return null;
  const comparison = comparisonOf(sign);
  if (comparison === '>') return openBounds(nextDate(bound), null);
  if (comparison === '<') return openBounds(null, previousDate(bound));
  return { from: comparison === '<=' ? null : bound, to: comparison === '>=' ? null : bound };
}

/** A date in figures, or with its month by name: `March 2004`, `5 March 2004`, `Mar 5, 2004`. */
function typedDate(text: string): string | null {
  const asked = text.trim();
  const figures = readDate(asked);
  if (figures !== null) return figures;
  const words = asked.replace(/[.,]/g, ' ').trim().split(/\s+/);
  const year = words.pop() ?? '';
  if (!/^\d{4}$/.test(year) || words.length === 0 || words.length > 2) return null;
  const day = words.findIndex((word) => /^\d{1,2}(?:st|nd|rd|th)?$/i.test(word));
  const [name] = words.filter((_, at) => at !== day);
  const month = monthNamed(name ?? '');
  if (month === null || (words.length === 2) !== day >= 0) return null;
  return readDate([year, month, ...(day < 0 ? [] : [Number.parseInt(words[day] ?? '', 10)])].join('-'));
}

/** The number of a month by its name, or by three letters or more that only it begins with. */
function monthNamed(name: string): number | null {
  const known = MONTH_NAMES.get(name.toLowerCase());
  if (known !== undefined) return known;
  const key = foldName(name);
  const begun = key.length < 3 ? [] : MONTHS.filter((month) => foldName(month).startsWith(key));
  return begun.length === 1 ? MONTHS.indexOf(begun[0] ?? '') + 1 : null;
}
