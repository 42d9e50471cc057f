import { choicesText, say } from '#words';
import type { Condition, NumberField } from './query.ts';
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
      say('query.not-a-number', { text, examples: choicesText(['5000', '1.5k', '>10k', '1k-5k']) }),
      /\d/.test(text) ? salvage(text) : '>1000',
    );
  const { from, to } = range;
  if (to !== null && to < 0) return refuse(say('query.below-zero'), '<=0');
  if (from !== null && to !== null && from > to)
    return refuse(say('query.numbers-backwards'), `${to}-${from}`);
  return { ok: true, value: { kind: 'number', field, from, to } };
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

/** Inclusive bounds; null is open. */
export type Bounds<Value> = { from: Value | null; to: Value | null };

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

/** Bounds of which one at least is there. */
export function openBounds<Value>(from: Value | null, to: Value | null): Bounds<Value> | null {
  return from === null && to === null ? null : { from, to };
}

function salvage(text: string): string {
  return /\d{1,9}/.exec(text)?.[0] ?? '1000';
}
