import { listParts, say } from '#words';
import { descendsUsually, SORT_ALIASES, UNCOUNTED } from './fields.ts';
import { nearest } from './nearest.ts';
import { SORT_ORDERS, type Sort } from './query.ts';
import { refuse, type ValueReading } from './value-reading.ts';

/** A direction as a sign before the order, as AO3 takes it, or as a word after it. */
const DIRECTED = /^([<>-]?)(.*?)(?:[-_ ](asc|desc|ascending|descending))?$/s;

/**
 * `words`, `-title` (against the usual direction), `>kudos` and `<kudos` (greatest and least first), `words-asc`, `random`,
 * `random:7` with its seed.
 */
export function readSort(text: string): ValueReading<Sort> {
  const [, sign = '', named = '', ending] = DIRECTED.exec(text.toLowerCase().trim()) ?? [];
  const [word = '', seed] = named.split(':', 2);
  const by = SORT_ALIASES.get(word.trim());
  if (by === undefined) {
    const close = UNCOUNTED.has(word) ? 'kudos' : nearest(word, SORT_ALIASES.keys());
    return refuse(
      say('query.not-an-order', { text: word, orders: listParts(SORT_ORDERS).join('') }),
      (close && SORT_ALIASES.get(close)) ?? 'words',
    );
  }
  if (by === 'random') {
    if (seed === undefined) return { ok: true, value: { by, descending: false } };
    if (!/^\d{1,9}$/.test(seed)) return refuse(say('query.not-a-seed'), 'random');
    return { ok: true, value: { by, descending: false, seed: Number(seed) } };
  }
  if (seed !== undefined) return refuse(say('query.order-alone', { order: by }), by);
  if (by === 'relevance') return { ok: true, value: { by, descending: true } };
  const usual = ending === undefined ? descendsUsually(by) : ending.startsWith('desc');
  const descending = sign === '-' ? !usual : sign === '' ? usual : sign === '>';
  return { ok: true, value: { by, descending } };
}
