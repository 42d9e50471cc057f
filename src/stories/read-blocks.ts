import { type Block, inlineText } from '#document';
import type { HeaderContext } from '#headers';
import { locateBlocks, sourceLines } from '#markup';
import type { SourceLine } from '#text';
import { understandBlocks } from './page/understand-blocks.ts';
import type { ReadStories } from './read-work.ts';
import { noStory } from './story-facts.ts';

/** A story of blocks, and the blocks as the plain text that its evidence points into. */
export type ReadBlocks = ReadStories & { decoded: string };

/**
 * Reads the story of a word processor's document, whose blocks are known but have no source worth showing: the header
 * is understood and the rest becomes chapters.
 */
export function readBlocksStory(blocks: readonly Block[], context: HeaderContext): ReadBlocks {
  const { decoded, origins } = locateBlocks(blocks);
  const lines = sourceLines(blocks, origins);
  const head = firstChapterHead(blocks, context.hints?.title ?? null);
  const at = head < 0 ? -1 : lines.findIndex(({ block }) => block === head);
  const line = lines[at]?.source;
  const place = (one: SourceLine) => (one === line ? asRule(one) : one);
  const work = understandBlocks(
    { blocks, lines, origins, ...(at >= 0 && { chaptersFrom: at }) },
    context,
    place,
  );
  return work === null ? { works: [], losses: [noStory()], decoded } : { works: [work], losses: [], decoded };
}

/** How heads of chapters begin where they say that they are. */
const COUNTED =
  /^(?:chapter|part|act|letter|book|kapitel|teil|chapitre|partie|cap[ií]tulo|parte|capitolo|rozdział|глава|часть|prolog|epilog|пролог|эпилог|\d{1,3}\b|[ivxlc]{1,6}\b)/iu;

/**
 * The block that heads the first chapter: the first of several headings of the highest level, unless it is the story's
 * title, which stands alone among heads that are counted, or above a byline. -1 where there is none.
 */
function firstChapterHead(blocks: readonly Block[], title: string | null): number {
  const level = blocks.reduce(
    (least, block) => (block.type === 'heading' ? Math.min(least, block.level) : least),
    9,
  );
  const heads = blocks.flatMap((block, at) =>
    block.type === 'heading' && block.level === level
      ? [{ at, text: inlineText(block.children).trim() }]
      : [],
  );
  const [first, ...others] = heads.filter(({ text }) => text !== '');
  if (first === undefined || others.length === 0 || first.text === title?.trim()) return -1;
  const counted = others.filter(({ text }) => COUNTED.test(text)).length;
  const next = blocks[first.at + 1];
  const byline = next?.type === 'paragraph' && /^by\s/i.test(inlineText(next.children).trim());
  const isTitle = byline || (counted * 2 > others.length && !COUNTED.test(first.text));
  return isTitle ? -1 : first.at;
}

/** The line as a rule: the header ends there, and takes no chapter's heading for its own. */
function asRule(line: SourceLine): SourceLine {
  return { ...line, text: '* * *', exact: false };
}
