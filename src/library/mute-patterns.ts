import { FanlightError } from '#errors';
import { type Condition, type NameField, renderQuery } from '#search';
import { say } from '#words';

/**
 * Ways to say what is to be hidden without the query language. `any-ship` is every relationship that somebody is in, `person`
 * somebody as a character or in a relationship, `query` any search.
 */
export const MUTE_PATTERNS = [
  'tag',
  'fandom',
  'character',
  'ship',
  'any-ship',
  'person',
  'warning',
  'creator',
  'phrase',
  'query',
] as const;
/** One of {@link MUTE_PATTERNS}. */
export type MutePattern = (typeof MUTE_PATTERNS)[number];

const FIELDS: Record<Exclude<MutePattern, 'phrase' | 'query'>, NameField> = {
  tag: 'tag',
  fandom: 'fandom',
  character: 'character',
  ship: 'ship',
  'any-ship': 'ship',
  person: 'who',
  warning: 'warning',
  creator: 'by',
};

/** The query that finds what is to be hidden. Throws FL-USE-VALUE when nothing is named. */
export function muteQuery(pattern: MutePattern, written: string): string {
  const value = written.replace(/\s+/g, ' ').trim();
  if (value === '') throw new FanlightError('FL-USE-VALUE', say('mutes.nothing'));
  if (pattern === 'query') return value;
  const condition: Condition =
    pattern === 'phrase'
      ? { kind: 'phrase', text: value }
      : { kind: 'name', field: FIELDS[pattern], value, prefix: false };
  return renderQuery({ condition, sort: null });
}
