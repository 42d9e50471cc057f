import type { Reading } from '../reading.ts';
import { readRelation, relatedTitle } from '../values/series.ts';
import type { Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';

/** "Sequel to X": how this work relates to another. */
export function takeRelation(draft: Draft, value: Value): void {
  const stated = readRelation(value.text);
  const labelled = value.combined ? null : readRelation(`${value.label} ${value.text}`);
  const label = /^prequel/i.test(value.label)
    ? 'prequel-to'
    : /^companion/i.test(value.label)
      ? 'companion-to'
      : 'sequel-to';
  const related =
    stated?.related ??
    (/\b(?:sequel|prequel|companion|follows|continuation)/i.test(value.label) && !value.combined
      ? relatedTitle(value.text)
      : null);
  if (related === null || /^(?:no|none|n\/a|yes)$/i.test(related)) return;
  const relation = stated?.relation ?? labelled?.relation ?? label;
  const empty = { name: null, position: null, of: null };
  draft.reading.series = { ...empty, ...draft.reading.series, relation, related };
  say(draft, 'series', value);
}

/** The fields of a series that were said. */
export function dropNulls(series: Reading['series']): Partial<NonNullable<Reading['series']>> {
  return Object.fromEntries(Object.entries(series ?? {}).filter(([, one]) => one !== null));
}
