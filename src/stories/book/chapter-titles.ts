import { type Block, blockText } from '#document';
import { type ChapterHead, chapterHeadOf } from '#headers';
import { type ChapterCut, headOf, wordsKey } from './chapter-cuts.ts';

/**
 * A chapter of a book: its blocks by number, end exclusive, of which the first `heads` only repeat its title. `label` is
 * the title with its number. `opens` marks what stands before the first chapter.
 */
export type ChapterPlan = {
  title: string | null;
  label: string | null;
  from: number;
  to: number;
  heads: number;
  opens?: true;
};

/** So many blocks at a chapter's start may be its heading. */
const MOST_HEADS = 3;

/**
 * Chapters from where they begin: what stands before the first is one without a title. Headings that say what the
 * contents say are taken as the title and not as text; a number that only counts is no title (`Chapter 3` → none).
 */
export function planChapters(blocks: readonly Block[], cuts: readonly ChapterCut[]): ChapterPlan[] {
  const plans: ChapterPlan[] = [];
  const first = cuts[0]?.at ?? blocks.length;
  if (first > 0) plans.push({ title: null, label: null, from: 0, to: first, heads: 0, opens: true });
  const rank = commonRank(cuts);
  cuts.forEach(({ at, title }, index) => {
    const to = cuts[index + 1]?.at ?? blocks.length;
    const { heads, words } = headsOf(blocks.slice(at, Math.min(to, at + MOST_HEADS)), title);
    plans.push({ title: titleOf(words ?? title, rank), label: words ?? title, from: at, to, heads });
  });
  return plans;
}

/** How many blocks only say the title, and the fuller of both wordings. */
function headsOf(blocks: readonly Block[], title: string | null): { heads: number; words: string | null } {
  const [first, second] = blocks;
  if (title === null || first === undefined) return { heads: 0, words: null };
  const one = textOf(first);
  const two = second === undefined ? '' : textOf(second);
  if (headOf(second) !== null || second?.type === 'paragraph') {
    if (two !== '' && wordsKey(`${one} ${two}`) === wordsKey(title)) return { heads: 2, words: title };
  }
  const own = chapterHeadOf(one);
  const listed = chapterHeadOf(title);
  const counts = own !== null && own.number !== null && own.title === null;
  if (wordsKey(one) === wordsKey(title)) {
    const below = counts && second?.type === 'heading' ? two : '';
    return below === '' ? { heads: 1, words: title } : { heads: 2, words: `${one}: ${below}` };
  }
  if (headOf(first) === null || own === null) return { heads: 0, words: null };
  if (counts && wordsKey(two) === wordsKey(title)) return { heads: 2, words: `${one}: ${two}` };
  const sameNumber = own.number !== null && own.number === listed?.number;
  const sameTitle = own.title !== null && wordsKey(own.title) === wordsKey(title);
  return sameNumber || sameTitle
    ? { heads: 1, words: own.title === null ? title : one }
    : { heads: 0, words: null };
}

/** A title without what only counts, where it counts as most do; a part among chapters keeps its name. */
function titleOf(words: string | null, rank: number): string | null {
  if (words !== null && /\.x?html?$/i.test(words)) return null;
  const head = words === null ? null : chapterHeadOf(words);
  if (words === null || head === null || head.number === null) return words;
  if (head.rank !== rank && (head.rank < 6 || head.title === null)) return words;
  return head.title;
}

function commonRank(cuts: readonly ChapterCut[]): ChapterHead['rank'] {
  const counts = new Map<ChapterHead['rank'], number>();
  for (const { title } of cuts) {
    const head = title === null ? null : chapterHeadOf(title);
    if (head?.number != null) counts.set(head.rank, (counts.get(head.rank) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 3;
}

function textOf(block: Block): string {
  return block.type === 'heading' || block.type === 'paragraph'
    ? blockText(block).replace(/\s+/g, ' ').trim()
    : '';
}
