import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlikePair, findAlike, packSketch, type Sketch, sketchOf, unpackSketch } from '#duplicates';
import { seeded } from '../../scripts/bench/random.ts';
import { bodyOf, inventStory, NOISES, remix, type Story } from './noise.ts';

const sketch = (story: Story) => sketchOf(bodyOf(story));
const pairs = async (stories: readonly Story[]) => findAlike(stories.map(sketch));
const said = ({ first, second, likeness }: AlikePair) => [first, second, likeness];

describe('stories that are here twice', () => {
  const random = seeded(7);
  const story = inventStory(3000, random);
  const others = Array.from({ length: 20 }, () => inventStory(2000, random));

  it.each(Object.keys(NOISES))('are found with %s', async (name) => {
    const copy = NOISES[name]?.(story, random) ?? [];
    expect((await pairs([...others, story, copy])).map(said)).toEqual([[20, 21, 'same']]);
  });

  it('are found with all of that together, however short', async () => {
    for (const words of [120, 400, 1000, 20_000]) {
      const told = inventStory(words, random);
      const copy = Object.values(NOISES)
        .filter((_, at) => words > 120 || at !== 0)
        .reduce((noisy, noise) => noise(noisy, random), told);
      const [found, ...more] = await pairs([...others, told, copy]);
      expect([found?.first, found?.second, more.length], String(words)).toEqual([20, 21, 0]);
      expect(found?.likeness, String(words)).not.toBe('alike');
    }
  });

  it('are told from a chapter of a story, from a remix, and from stories that only quote', async () => {
    const long = inventStory(9000, random);
    const chapter: Story = [long.flat().slice(20, 60)];
    expect((await pairs([...others, long, chapter])).map(said)).toEqual([[20, 21, 'part']]);
    expect((await pairs([...others, long, remix(long, inventStory(9000, random))])).map(said)).toEqual([
      [20, 21, 'alike'],
    ]);
    const quoting: Story = [[...inventStory(3000, random).flat(), story.flat()[0] ?? '']];
    expect(await pairs([...others, story, quoting])).toEqual([]);
  });

  it('are not found by what hundreds of stories have', async () => {
    const disclaimer =
      'None of these people are mine and nobody paid me anything for writing about what they did at sea.';
    const stories = Array.from({ length: 200 }, () => [[disclaimer, ...inventStory(60, random).flat()]]);
    expect(await pairs(stories)).toEqual([]);
  });

  it('are found among very many, with a breath now and then', async () => {
    const sketches: Sketch[] = Array.from({ length: 3000 }, () => sketch(inventStory(600, random, 200_000)));
    const twice = [...sketches, ...sketches.slice(0, 100)];
    let breaths = 0;
    const found = await findAlike(twice, async () => {
      breaths += 1;
    });
    expect(found.filter(({ likeness }) => likeness === 'same')).toHaveLength(100);
    expect(breaths).toBeGreaterThan(40);
  });
});

describe('a sketch', () => {
  it('is of any bytes, ascending below its bound, and is kept as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 4 }), (chapters) => {
        const made = sketchOf(chapters.map((bytes) => ({ kind: 'xhtml', bytes })));
        expect([...made.hashes]).toEqual([...made.hashes].sort((a, b) => a - b));
        expect(new Set(made.hashes).size).toBe(made.hashes.length);
        expect(made.hashes.every((hash) => hash < made.bound)).toBe(true);
        expect(unpackSketch(packSketch(made))).toEqual(made);
      }),
    );
  });

  it('of bytes that are none is one of nothing', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(17), new Uint8Array(8)])
      expect(unpackSketch(bytes).hashes).toHaveLength(0);
  });

  it('stays small, whatever is said again and again', () => {
    const { hashes } = sketch([Array.from({ length: 20_000 }, () => 'again and again and once more')]);
    expect(hashes.length).toBeLessThan(64);
    expect(sketch(inventStory(600_000, seeded(3))).hashes.length).toBeLessThanOrEqual(4096);
  });
});
