import { describe, expect, it } from 'vitest';
import { structureLines, understand } from '../../../src/headers/index.ts';

function blocksOf(text: string) {
  const { reading, story } = understand(text);
  return structureLines(story, { reading }).chapters[0]?.blocks ?? [];
}

const EPIGRAPH = {
  type: 'quotation',
  role: 'epigraph',
  children: [{ type: 'paragraph', children: [{ type: 'text', text: '"All maps are apologies."' }] }],
  attribution: [{ type: 'text', text: 'Captain Orrery' }],
};
const QUOTED = '     "All maps are apologies."\n          -- Captain Orrery\n';
const HEADER = 'Title: Mapmaker\nAuthor: Sybil Crane\nRating: PG\nSummary: He drew it.\n';
const STORY = 'He drew it from memory, and his memory was in liquor.\n\n"Aye," said Flint.\n';

describe('an epigraph that the header states', () => {
  it.each([
    ['below the header', `${HEADER}\n${QUOTED}\n${STORY}`],
    ['between the header and its ruler', `${HEADER}\n${QUOTED}\n----------\n\n${STORY}`],
    ['above the header', `${QUOTED}\n${HEADER}\n***\n\n${STORY}`],
  ])('%s is set at the head of the story', (_, text) => {
    const blocks = blocksOf(text);
    expect(blocks[0]).toEqual(EPIGRAPH);
    expect(blocks).toHaveLength(3);
  });

  it('is no epigraph where people talk', () => {
    const blocks = blocksOf(`${HEADER}\n"All maps are apologies."\n"Aye," said Flint.\n\n${STORY}`);
    expect(blocks.some((block) => block.type === 'quotation')).toBe(false);
  });
});
