import { FanlightError } from '#errors';
import type { WordEntry } from './dictionary.ts';
import { formsOf } from './forms.ts';
import { rarity, type Statistics } from './ranking.ts';
import type { Segment } from './segment.ts';
import { TEXT_FIELDS } from './text-document.ts';
import type { WordsQuery } from './text-query.ts';

/** Most words and phrases of one query. */
const MOST_LEAVES = 1000;
/** What another form of a word weighs against the word itself. */
const FORM_WEIGHT = 0.5;

/** The list of a word in a segment, and what an occurrence weighs. */
export type WeightedList = { entry: WordEntry; weight: number };

/**
 * A query whose words were looked up in all segments. `slots` has for each segment, for each word of the phrase, the lists of what may stand there:
 * one, or where the word is a beginning or has forms any number. `field` is the number of the only field that counts, or -1.
 */
export type PreparedQuery =
  | { kind: 'words'; slots: WeightedList[][][]; rarity: number; field: number }
  | { kind: 'and' | 'or'; parts: PreparedQuery[] }
  | { kind: 'not'; part: PreparedQuery };

/** Looks up the words of a query. Throws FL-QUERY-SYNTAX for a query of more than 1,000 words and phrases. */
export function prepareQuery(
  query: WordsQuery,
  segments: readonly Segment[],
  statistics: Statistics,
  languages: readonly string[],
): PreparedQuery {
  let leaves = 0;
  const prepare = (part: WordsQuery): PreparedQuery => {
    switch (part.kind) {
      case 'words':
        leaves += 1;
        if (leaves > MOST_LEAVES) throw new FanlightError('FL-QUERY-SYNTAX', `${MOST_LEAVES} words`);
        return prepareWords(part, segments, statistics, languages);
      case 'not':
        return { kind: 'not', part: prepare(part.part) };
      default:
        return { kind: part.kind, parts: part.parts.map(prepare) };
    }
  };
  return prepare(query);
}

/** A word is as rare as the most frequent of its forms; a phrase as all its words together. */
function prepareWords(
  { words, prefix, forms, field }: Extract<WordsQuery, { kind: 'words' }>,
  segments: readonly Segment[],
  statistics: Statistics,
  languages: readonly string[],
): PreparedQuery {
  const slots: WeightedList[][][] = segments.map(() => []);
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const having = new Map<string, number>();
    for (const [place, segment] of segments.entries()) {
      const found =
        prefix && index === words.length - 1
          ? segment.beginning(word)
          : forms
            ? formsOf(segment, word, languages)
            : wholeWord(segment, word);
      slots[place]?.push(
        found.map(({ word: form, entry }) => {
          having.set(form, (having.get(form) ?? 0) + entry.documents);
          return { entry, weight: forms && form !== word ? FORM_WEIGHT : 1 };
        }),
      );
    }
    let most = 0;
    for (const count of having.values()) most = Math.max(most, count);
    sum += rarity(most, statistics);
  }
  return { kind: 'words', slots, rarity: sum, field: field === null ? -1 : TEXT_FIELDS.indexOf(field) };
}

function wholeWord(segment: Segment, word: string): { word: string; entry: WordEntry }[] {
  const entry = segment.find(word);
  return entry === null ? [] : [{ word, entry }];
}

/** About how many documents a query has in a segment: what is cheap to answer comes first. */
export function costOf(query: PreparedQuery, place: number): number {
  switch (query.kind) {
    case 'words':
      return Math.min(
        ...(query.slots[place] ?? []).map((lists) =>
          lists.reduce((sum, { entry }) => sum + entry.documents, 0),
        ),
      );
    case 'not':
      return Number.POSITIVE_INFINITY;
    case 'and':
      return Math.min(...query.parts.map((part) => costOf(part, place)));
    case 'or':
      return query.parts.reduce((sum, part) => sum + costOf(part, place), 0);
  }
}
