import type { Block } from '#document';
import type { HeaderContext } from '#headers';
import { locateBlocks, sourceLines } from '#markup';
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
  const work = understandBlocks({ blocks, lines, origins }, context);
  return work === null ? { works: [], losses: [noStory()], decoded } : { works: [work], losses: [], decoded };
}
