import { inflateRawSync } from 'node:zlib';
import type { RevisionText, WorkId } from '#catalogue';
import { blockStarts, fragmentText, markupOf } from '#markup';
import type { Library } from './context.ts';
import type { Spot } from './xpointer.ts';

/** Blocks before a place that it may be known again by, where its own words changed. */
const MOST_BEFORE = 12;
/** Shorter blocks are in many places of a story. */
const TELLING = 20;

/**
 * A place in one state of a work as one in another: the block with the same words, in the same chapter or else the nearest to it; where
 * there is none, that of the nearest block before it which is in both, and as many further on. Where nothing is known again, the numbers stay; a
 * chapter that is not there is the end.
 */
export async function carrySpot(
  { catalogue }: Pick<Library, 'catalogue'>,
  work: WorkId,
  spot: Spot,
  from: number,
  to: number,
): Promise<Spot> {
  if (from === to) return spot;
  const before = await catalogue.revisionText(work, from);
  const after = await catalogue.revisionText(work, to);
  if (before === null || after === null || after.chapters.length === 0) return spot;
  const old = blocksOf(before.chapters[spot.chapter - 1]);
  const chapters = nearestFirst(after.chapters.length, spot.chapter).map((chapter) => ({
    chapter,
    blocks: blocksOf(after.chapters[chapter - 1]),
  }));
  for (let back = 0; back < MOST_BEFORE && back < spot.paragraph; back += 1) {
    const words = old[spot.paragraph - 1 - back];
    if (words === undefined || words.length < TELLING) continue;
    for (const { chapter, blocks } of chapters) {
      const found = nearest(blocks, words, spot.paragraph - 1 - back);
      if (found !== null) return { chapter, paragraph: Math.min(found + 1 + back, blocks.length) };
    }
  }
  const last = after.chapters.length;
  if (spot.chapter <= last) return spot;
  return { chapter: last, paragraph: Math.max(1, blocksOf(after.chapters[last - 1]).length) };
}

function blocksOf(chapter: RevisionText['chapters'][number] | undefined): string[] {
  if (chapter === undefined) return [];
  const xhtml = inflateRawSync(chapter.body).toString('utf8');
  const starts = blockStarts(markupOf(xhtml));
  return starts.map((start, at) =>
    fragmentText(xhtml.slice(start, starts[at + 1]))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function nearestFirst(count: number, chapter: number): number[] {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  return numbers.sort((a, b) => Math.abs(a - chapter) - Math.abs(b - chapter) || b - a);
}

function nearest(blocks: readonly string[], words: string, place: number): number | null {
  let best: number | null = null;
  for (const [at, block] of blocks.entries())
    if (block === words && (best === null || Math.abs(at - place) < Math.abs(best - place))) best = at;
  return best;
}
