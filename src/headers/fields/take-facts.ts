import { readWordCount } from '../values/count.ts';
import type { Facts } from '../values/facts.ts';
import { readSpoilers } from '../values/spoilers.ts';
import type { Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';
import { takeFandoms, takeGenres, takeRating, takeRelationships } from './take-tags.ts';

/** Puts facts that stood without labels into the draft; what a label said stays. */
export function takeFacts(draft: Draft, facts: Facts, value: Value): void {
  const { reading } = draft;
  const as = (label: string, text: string): Value => ({ ...value, label, text, combined: false });
  if (facts.fandom && reading.fandoms.length === 0) takeFandoms(draft, as('fandom', facts.fandom));
  if (facts.rating && reading.rating.value === null) takeRating(draft, as('rating', facts.rating));
  for (const genre of facts.genres) takeGenres(draft, as('genre', genre));
  if (reading.relationships.length === 0)
    for (const couple of facts.relationships) takeRelationships(draft, as('pairing', couple));
  if (facts.spoilers !== null && reading.spoilers.raw === null) {
    reading.spoilers = readSpoilers(facts.spoilers);
    say(draft, 'spoilers', value);
  }
  if (facts.words === null || reading.wordCount !== null) return;
  reading.wordCount = readWordCount(facts.words);
  say(draft, 'wordCount', value);
}
