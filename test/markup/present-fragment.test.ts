import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#document';
import { blockStarts, fromXhtml, presentFragment, toXhtml } from '#markup';
import { blocks as anyBlocks } from './arbitrary-blocks.ts';

const HASH = 'a'.repeat(64);
const words = (text: string) => [{ type: 'text', text } as const];
const paragraph = (text: string): Block => ({ type: 'paragraph', children: words(text) });

const BLOCKS: Block[] = [
  { type: 'note', position: 'start', children: [paragraph('Thanks to B.'), paragraph('1 < 2 > 0 "q"')] },
  paragraph('The lamp.'),
  { type: 'sceneBreak' },
  {
    type: 'list',
    ordered: false,
    items: [[paragraph('one')], [{ type: 'note', position: 'inside', children: [paragraph('two')] }]],
  },
  { type: 'figure', media: HASH, alt: 'A "lamp" & <light>' },
  { type: 'figure', media: HASH, alt: '' },
  { type: 'verse', kind: 'poem', lines: [words('a'), [], words('b')] },
  { type: 'preformatted', kind: 'art', lines: [words('<<>>')] },
];

const USUAL = {
  picture: (hash: string) => `/media/${hash}`,
  pictures: 'shown',
  notes: 'shown',
  alignment: 'creator',
  anchor: (block: number) => `p1-${block}`,
  words: { language: 'en', note: 'Note of the author', picture: 'Show the picture' },
} as const;

const presented = (how: Partial<Parameters<typeof presentFragment>[1]> = {}) =>
  presentFragment(toXhtml(BLOCKS), { ...USUAL, ...how }).value;

describe('a fragment that is shown', () => {
  it('has an id on each of its blocks and on nothing within them', () => {
    const ids = [...presented().matchAll(/<(\w+) id="([^"]*)"/g)].map(([, name, id]) => `${name} ${id}`);
    expect(ids).toEqual([
      'aside p1-1',
      'p p1-2',
      'hr p1-3',
      'ul p1-4',
      'figure p1-5',
      'figure p1-6',
      'div p1-7',
      'pre p1-8',
    ]);
  });

  it('stands as its creator aligned it, or as all other text', () => {
    const blocks: Block[] = [
      { type: 'paragraph', align: 'center', children: words('say class="align-left"') },
      { type: 'heading', level: 3, align: 'right', children: words('x') },
      { type: 'verse', kind: 'lyrics', align: 'justify', lines: [words('y')] },
    ];
    const shown = (alignment: 'creator' | 'reader') =>
      presentFragment(toXhtml(blocks), { ...USUAL, alignment }).value.match(
        /class="[^"]*"|&quot;align[^;]*;/g,
      );
    expect(shown('creator')).toEqual([
      'class="align-center"',
      '&quot;align-left&quot;',
      'class="align-right"',
      'class="verse lyrics align-justify"',
      'class="line"',
    ]);
    expect(shown('reader')).toEqual(['&quot;align-left&quot;', 'class="verse lyrics"', 'class="line"']);
  });

  it('has its pictures, or links to them that say what they show', () => {
    expect(presented()).toContain(
      `<img src="/media/${HASH}" alt="A &quot;lamp&quot; &amp; &lt;light&gt;" loading="lazy" />`,
    );
    const asked = presented({ pictures: 'asked' });
    expect(asked).not.toContain('<img');
    expect(asked.match(/<a class="picture-link" href="\/media\/a{64}"/g)).toHaveLength(2);
    expect(asked).toContain('</a> A &quot;lamp&quot; &amp; &lt;light&gt;</p>');
    expect(asked).toContain('Show the picture</span></a></p>');
  });

  it('has its notes open, or folded with all that is in them', () => {
    expect(presented()).not.toContain('<details');
    const folded = presented({ notes: 'folded' });
    expect(folded.match(/<details id="p1-1" class="note note-start"><summary/g)).toHaveLength(1);
    expect(folded.match(/<\/details>/g)).toHaveLength(2);
    expect(folded).not.toContain('aside');
    expect(folded).toContain('1 &lt; 2 &gt; 0');
  });

  it('has as many starts as blocks, whatever stands in them', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const fragment = toXhtml(blocks);
        const starts = blockStarts(fragment);
        const parts = starts.map((start, index) => fragment.value.slice(start, starts[index + 1]));
        expect(parts.join('')).toBe(fragment.value);
        const shown = presentFragment(fragment, USUAL).value;
        expect(shown.match(/ id="p1-\d+"/g) ?? []).toHaveLength(starts.length);
        expect(fromXhtml(fragment.value)).toHaveLength(parts.length);
      }),
      { numRuns: 200 },
    );
  });
});
