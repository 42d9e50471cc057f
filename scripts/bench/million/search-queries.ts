/** The queries of the set in Fanlight's own language, and its answers as those of the other engines. */
import { type FacetKind, FIELD_OF_KIND } from '#search';
import { type Answer, VALUES } from './answers.ts';
import { idsOfKind, KINDS, type Kind, LANGUAGES } from './kinds.ts';
import type { TagQuery } from './queries.ts';
import { kindOfTag } from './universe.ts';

/** The names of all tags by id, and where the ids of each kind begin. */
export type TagNames = { names: readonly string[]; kindStarts: Uint32Array };

/** A query as a reader would type it. */
export function queryText(query: TagQuery, tags: TagNames): string {
  const { includes, excludes, language, words, order } = query;
  const named = (tag: number) => namedTag(tag, tags);
  return [
    ...includes.map(named),
    ...excludes.map((tag) => `-${named(tag)}`),
    ...(language === null ? [] : [`lang:${LANGUAGES[language]}`]),
    ...(words.from === null && words.to === null ? [] : [`words:${wordRange(words)}`]),
    `sort:${order}`,
  ].join(' ');
}

/** What asks for a tag. */
export function namedTag(tag: number, { names, kindStarts }: TagNames): string {
  return `${fieldOf(kindOfTag(kindStarts, tag))}:"${names[tag] ?? ''}"`;
}

function fieldOf(kind: Kind): string {
  return kind === 'rating' ? kind : FIELD_OF_KIND[kind];
}

function wordRange({ from, to }: TagQuery['words']): string {
  if (from === null) return `<=${to}`;
  return to === null ? `>=${from}` : `${from}-${to}`;
}

/** What the search room answered, in tag ids. */
export function answerOf(
  result: {
    total: number;
    ids: readonly number[];
    facets: readonly { kind: FacetKind; values: readonly { value: string; count: number }[] }[];
  },
  tags: TagNames,
): Answer {
  const facets = KINDS.map((kind) =>
    (result.facets.find((facet) => facet.kind === kind)?.values ?? [])
      .filter(({ count }) => count > 0)
      .slice(0, VALUES)
      .map(({ value, count }): [number, number] => [tagNamed(tags, kind, value), count]),
  );
  return { total: result.total, ids: [...result.ids], facets };
}

/** The id of a name, or -1; names of a kind are in the order of code units. */
function tagNamed({ names, kindStarts }: TagNames, kind: Kind, name: string): number {
  let { from, to } = idsOfKind(kindStarts, kind);
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((names[middle] ?? '') < name) from = middle + 1;
    else to = middle;
  }
  return names[from] === name ? from : -1;
}
