import { bothHits, everyDocument, HitSum, type Hits, NO_HITS, unranked, without } from './hits.ts';
import { matchPhrase } from './match-phrase.ts';
import { matchWord } from './match-word.ts';
import { costOf, type PreparedQuery } from './prepare-query.ts';
import type { SegmentScope } from './ranking.ts';

/** The documents of a segment that match, among `candidates` where given (ascending): whichever is fewer leads. */
export function matchSegment(
  query: PreparedQuery,
  scope: SegmentScope,
  candidates: Uint32Array | null,
): Hits {
  if (candidates?.length === 0) return NO_HITS;
  switch (query.kind) {
    case 'words': {
      const slots = query.slots[scope.place] ?? [];
      if (slots.some((lists) => lists.length === 0)) return NO_HITS;
      const leaf = { rarity: query.rarity, field: query.field };
      const [only] = slots;
      return slots.length === 1 && only
        ? matchWord(only, leaf, scope, candidates)
        : matchPhrase(slots, leaf, scope, candidates);
    }
    case 'and':
      return matchAll(query.parts, scope, candidates);
    case 'or': {
      const sum = new HitSum(scope.segment.documents);
      for (const part of query.parts) {
        const { documents, scores } = matchSegment(part, scope, candidates);
        for (let index = 0; index < documents.length; index += 1)
          sum.add(documents[index] ?? 0, scores[index] ?? 0);
      }
      return sum.hits();
    }
    case 'not': {
      const base = candidates ?? everyDocument(scope.segment.documents);
      return unranked(without(base, matchSegment(query.part, scope, base)));
    }
  }
}

function matchAll(
  parts: readonly PreparedQuery[],
  scope: SegmentScope,
  candidates: Uint32Array | null,
): Hits {
  const ordered = parts
    .map((part) => ({ part, cost: costOf(part, scope.place) }))
    .sort((a, b) => (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0));
  let found: Hits | null = null;
  for (const { part } of ordered) {
    const hits: Hits = matchSegment(part, scope, found?.documents ?? candidates);
    found = found === null ? hits : bothHits(found, hits);
    if (found.documents.length === 0) break;
  }
  return found ?? NO_HITS;
}
