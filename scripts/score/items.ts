/**
 * What of a field counts as one item, right or wrong by itself: a text, a name of a list, a pairing by its members, a
 * rating by its grade, each part of a compound such as a series.
 */
import { folded } from '../../test/headers/folded.ts';
import type { Field } from './cases.ts';

/**
 * One item. `key` is what is compared; `strict` a second, harder comparison where the field has one; `shown` is for
 * people; `says` the words to look for in the evidence.
 */
export type Item = { key: string; strict?: Record<string, unknown>; shown: string; says: string };

type Compound = Record<string, unknown>;

/** Values of a compound's parts that say nothing. */
const UNSAID = new Set(['unstated', 'unknown', 'none']);
/** The parts of compounds that are compared. The others repeat the words of the text, or follow from these. */
const PARTS: Partial<Record<Field, readonly string[]>> = {
  warnings: ['archive', 'free', 'negated'],
  spoilers: ['scope', 'items'],
  archivePermission: ['policy', 'archives', 'conditions'],
  series: ['name', 'position', 'of', 'relation', 'related'],
  music: ['title', 'artist'],
  translation: ['translator', 'originalTitle', 'originalUrl', 'permission'],
};

/** The items of a field's value; none when it is empty. Lists of names are sets: order and repetition mean nothing. */
export function itemsOf(field: Field, value: unknown): Item[] {
  if (value === null || value === undefined) return [];
  const items = dividedItems(field, folded(value));
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

/** A compound without the parts that a case does not speak of; any other value, or one with no say, as it is. */
export function asSpokenOf(field: Field, expected: unknown, given: unknown): unknown {
  const parts = field === 'rating' ? ['value', 'ao3'] : PARTS[field];
  if (parts === undefined || typeof expected !== 'object' || expected === null) return given;
  const kept = Object.entries(given as Compound).filter(([key]) => !parts.includes(key) || key in expected);
  return Object.fromEntries(kept);
}

function dividedItems(field: Field, value: unknown): Item[] {
  const parts = PARTS[field];
  if (parts !== undefined) return parts.flatMap((part) => partItems(part, (value as Compound)[part]));
  if (field === 'rating') return ratingItems(value as Compound);
  if (field === 'part') return partNumber(value as Compound);
  if (field === 'relationships') return (value as Compound[]).map(relationshipItem);
  if (field === 'legend')
    return Object.entries(value as Compound).map(([key, said]) => text(`${key} = ${said}`));
  if (field === 'status') return value === 'unknown' ? [] : [text(value)];
  if (Array.isArray(value)) return value.map((one) => text(one));
  return [text(value)];
}

function text(value: unknown): Item {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return { key: shown, shown, says: shown };
}

function partItems(part: string, value: unknown): Item[] {
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => one !== null && one !== undefined && !(part !== 'items' && UNSAID.has(one)))
    .map((one) => {
      const { shown, says } = text(one);
      return { key: `${part}:${shown}`, shown: `${part} ${shown}`, says };
    });
}

/** A grade: AO3's, and the one in its own system. "None" is an answer too, and has words. */
function ratingItems({ raw = null, value, ao3 }: Compound): Item[] {
  if (raw === null && (value ?? null) === null && (ao3 ?? 'Not Rated') === 'Not Rated') return [];
  const shown = [ao3, value === null ? 'no grade' : value].filter((part) => part !== undefined).join(', ');
  return [{ key: shown, shown, says: String(value ?? raw ?? shown) }];
}

function partNumber({ n, of = null }: Compound): Item[] {
  const shown = `${n} of ${of ?? '?'}`;
  return [{ key: shown, shown, says: String(n) }];
}

/** A pairing is told by who is in it, in any order; more strictly also by its words and its kind. */
function relationshipItem({ raw, type, members }: Compound): Item {
  const people = Array.isArray(members) ? members.map(String).sort() : [];
  const shown = people.join('/') || String(raw);
  return {
    key: shown,
    strict: { ...(raw === undefined ? {} : { raw }), ...(type === undefined ? {} : { type }) },
    shown,
    says: String(raw ?? shown),
  };
}
