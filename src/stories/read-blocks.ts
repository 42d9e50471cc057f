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
  const first = headedByChapter(blocks) ? lines[0]?.source : undefined;
  const place = (line: SourceLine) => (line === first ? asChapterHead(line) : line);
  const work = understandBlocks({ blocks, lines, origins }, context, place);
  return work === null ? { works: [], losses: [noStory()], decoded } : { works: [work], losses: [], decoded };
}

/** Whether a document begins with a heading of which there are more: its first chapter's, and no title of the story. */
function headedByChapter(blocks: readonly Block[]): boolean {
  const headings = blocks.filter((block) => block.type === 'heading');
  const [first] = headings;
  if (first === undefined || first !== blocks[0] || inlineText(first.children).trim() === '') return false;
  return headings.filter(({ level }) => level === first.level).length > 1;
}

/** The line as one that nobody takes for a title: where the header looks, only words tell what a line is. */
function asChapterHead(line: SourceLine): SourceLine {
  return { ...line, text: `Chapter 1: ${line.text}`, exact: false };
}
