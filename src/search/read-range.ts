import { firstDay, lastDay, nextDate, previousDate, readDate } from './dates.ts';
import type { Condition, DateField, NumberField } from './query.ts';
import { COMPARED, comparisonOf, refuse, type ValueReading } from './value-reading.ts';

const MAX_COUNT = 1_000_000_000_000;
const COUNT = /^(\d{1,12})(?:\.(\d{1,6}))?([km])?$/i;
/** A range of whole numbers: `5k`, `>10k`, `<=5000`, `1k-5k`, `1000..`, `..5k`. */
export function readNumbers(
  field: NumberField,
  text: string,
): ValueReading<Extract<Condition, { kind: 'number' }>> {
  const range = numberBounds(text);
  if (range === null)
    return refuse(
      `“${text}” is not a number or a range of numbers. Write it as 5000, 1.5k, >10k or 1k-5k.`,
      /\d/.test(text) ? salvage(text) : '>1000',
    );
  const { from, to } = range;
  if (to !== null && to < 0) return refuse('No count is less than 0.', '<=0');
  if (from !== null && to !== null && from > to)
    return refuse('The range runs backwards: the smaller number comes first.', `${to}-${from}`);
  return { ok: true, value: { kind: 'number', field, from, to } };
}

/** A range of dates: `2004`, `>2004-01`, `<=2004`, `2004..2006`. */
export function readDates(
  field: DateField,
  text: string,
): ValueReading<Extract<Condition, { kind: 'date' }>> {
  const range = dateBounds(text);
  if (range === null)
    return refuse(
      `“${text}” is not a date or a range of dates. Write a year, a month or a day: 2004, >2004-01, 2004..2006.`,
      /\d{4}/.exec(text)?.[0] ?? '2004',
    );
  const { from, to } = range;
  if (from !== null && to !== null && firstDay(from) > lastDay(to))
    return refuse('The range runs backwards: the earlier date comes first.', `${to}..${from}`);
  return { ok: true, value: { kind: 'date', field, from, to } };
}

/** A count as people write it, `10,000`, `1.5k`, `2m`; null when it is none. */
export function readCount(text: string): number | null {
  const match = COUNT.exec(text.replace(/[,_\s]/g, ''));
  if (!match) return null;
  const [, whole = '0', part = '', unit = ''] = match;
  if (part !== '' && unit === '') return null;
  const scale = unit === '' ? 1 : unit.toLowerCase() === 'k' ? 1000 : 1_000_000;
  return Math.min(MAX_COUNT, Math.round(Number(`${whole}.${part || '0'}`) * scale));
}

type Bounds<Value> = { from: Value | null; to: Value | null };

function numberBounds(text: string): Bounds<number> | null {
  const [, sign, rest = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) {
    const bound = readCount(rest.trim());
    if (bound === null) return null;
    const comparison = comparisonOf(sign);
    if (comparison === '>') return { from: bound + 1, to: null };
    if (comparison === '<') return { from: null, to: bound - 1 };
    return { from: comparison === '<=' ? null : bound, to: comparison === '>=' ? null : bound };
  }
  const exact = readCount(text.trim());
  if (exact !== null) return { from: exact, to: exact };
  if (text.endsWith('+')) return openBounds(readCount(text.slice(0, -1)), null);
  const [first = '', second] = text.split(text.includes('..') ? '..' : /[-–]/, 2);
  if (second === undefined) return null;
  const from = first.trim() === '' ? null : readCount(first.trim());
  const to = second.trim() === '' ? null : readCount(second.trim());
  if ((first.trim() !== '' && from === null) || (second.trim() !== '' && to === null)) return null;
  return openBounds(from, to);
}

function dateBounds(text: string): Bounds<string> | null {
  const [, sign, rest = ''] = COMPARED.exec(text) ?? [];
  if (sign !== undefined) {
    const bound = readDate(rest.trim());
    if (bound === null) return null;
    const comparison = comparisonOf(sign);
    if (comparison === '>') return openBounds(nextDate(bound), null);
    if (comparison === '<') return openBounds(null, previousDate(bound));
    return { from: comparison === '<=' ? null : bound, to: comparison === '>=' ? null : bound };
  }
  const exact = readDate(text.trim());
  if (exact !== null) return { from: exact, to: exact };
  const [first = '', second] = /^\s*\d{4}\s*-\s*\d{4}\s*$/.test(text) ? text.split('-') : text.split('..', 2);
  if (second === undefined) return null;
  const from = first.trim() === '' ? null : readDate(first.trim());
  const to = second.trim() === '' ? null : readDate(second.trim());
  if ((first.trim() !== '' && from === null) || (second.trim() !== '' && to === null)) return null;
  return openBounds(from, to);
}

function openBounds<Value>(from: Value | null, to: Value | null): Bounds<Value> | null {
  return from === null && to === null ? null : { from, to };
}

function salvage(text: string): string {
  return /\d{1,9}/.exec(text)?.[0] ?? '1000';
}
