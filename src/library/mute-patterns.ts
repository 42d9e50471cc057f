import { FanlightError } from '#errors';
import { type Condition, type NameField, renderQuery } from '#search';

/**
 * Ways to say what is to be hidden without the query language: what each is called, and what its value is. `any-ship` is every
 * relationship that somebody is in, `query` any search.
 */
export const MUTE_PATTERNS = {
  tag: 'Additional tag',
  fandom: 'Fandom',
  character: 'Character',
  ship: 'Relationship',
  'any-ship': 'Any relationship with somebody',
  person: 'Somebody, as a character or in a relationship',
  warning: 'Warning',
  creator: 'Creator',
  phrase: 'Words in title, summary or text',
  query: 'Search, in the query language',
} as const;
/** One of {@link MUTE_PATTERNS}. */
export type MutePattern = keyof typeof MUTE_PATTERNS;

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
  if (value === '') throw new FanlightError('FL-USE-VALUE', 'a mute of nothing');
  if (pattern === 'query') return value;
  const condition: Condition =
    pattern === 'phrase'
      ? { kind: 'phrase', text: value }
      : { kind: 'name', field: FIELDS[pattern], value, prefix: false };
  return renderQuery({ condition, sort: null });
}
