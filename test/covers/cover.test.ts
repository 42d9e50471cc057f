import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CoverWords, coverOfWork, coverPicture, drawCover, isDrawable } from '#covers';
import { setCover } from '../../src/covers/cover.ts';
import { ANY_SERIF, literataFace } from '../../src/covers/face.ts';

function words(changes: Partial<CoverWords> = {}): CoverWords {
  const work = {
    title: 'The Second Lamp',
    creators: ['Margery Quill'],
    series: { name: 'Harbour Lights', position: 3 },
    fandoms: ['Harbour Lights'],
    language: 'en',
    direction: 'ltr',
  } as const;
  return { ...coverOfWork(work), ...changes };
}

/** What a PNG says of itself, and how many points of each shade there are. */
function readPng(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const head = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const shades = Array.from({ length: 16 }, () => 0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rowLength = width / 2 + 1;
  for (const [index, byte] of rows.entries())
    if (index % rowLength > 0)
      for (const shade of [byte >> 4, byte & 15]) shades[shade] = (shades[shade] ?? 0) + 1;
  return { width, height, shades, palette: chunks.get('PLTE')?.toString('hex') };
}

describe('a cover of letters that the face has', () => {
  it('is a picture of paper and ink, in the size that is asked for', async () => {
    const whole = readPng((await drawCover(words(), 'whole')) ?? never());
    expect(whole).toMatchObject({ width: 600, height: 800 });
    const [paper = 0] = whole.shades;
    const ink = whole.shades.at(-1) ?? 0;
    expect(paper).toBeGreaterThan(0.8 * 600 * 800);
    expect(ink).toBeGreaterThan(4_000);
    expect(whole.shades.reduce((sum, count) => sum + count)).toBe(600 * 800);
    const small = readPng((await drawCover(words(), 'small')) ?? never());
    expect(small).toMatchObject({ width: 240, height: 320, palette: whole.palette });
  });

  it('has the same bytes each time, and others for other words', async () => {
    const hash = async (changes: Partial<CoverWords>) =>
      createHash('sha256')
        .update((await drawCover(words(changes), 'small')) ?? never())
        .digest('hex');
    const titles = Array.from({ length: 30 }, (_, index) => `Lamp ${index}`);
    const first = await Promise.all(titles.map((title) => hash({ title })));
    expect(new Set(first).size).toBe(titles.length);
    expect(await Promise.all(titles.map((title) => hash({ title })))).toEqual(first);
  });

  it.each([
    ['Greek and Cyrillic', 'Ἔρως и лампа', true],
    ['Vietnamese, in parts', 'Người thắp đèn'.normalize('NFD'), true],
    ['a sign that the face has not', '★ The Lamp ☂', true],
    ['signs alone', '★☂', false],
    ['Hebrew', 'שלום עולם', false],
    ['Chinese beside Latin', 'Lamp 水', false],
    ['half a character', `a${'\ud83d'}`, true],
    ['nothing', '  ', false],
  ])('is drawn or not: %s', async (_, title, drawn) => {
    expect(isDrawable({ title })).toBe(drawn);
    expect((await drawCover(words({ title }), 'small')) !== null).toBe(drawn);
  });

  it('leaves out a name that it cannot show, and keeps the others', () => {
    const { svg } = setCover(words({ creators: ['水', 'Mina H.'], head: 'שלום · 2' }), literataFace());
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(shown).toEqual(['The Second', 'Lamp', 'Mina H.']);
  });
});

describe('a cover of other letters', () => {
  it('is words that whoever shows it draws, and loads nothing', async () => {
    const { bytes, mediaType } = await coverPicture(words({ title: 'שלום', direction: 'rtl' }));
    const svg = new TextDecoder().decode(bytes);
    expect(mediaType).toBe('image/svg+xml');
    expect(svg).toContain('שלום');
    expect(svg).not.toMatch(/href|url\(|@import|<image|<script|style=/);
  });
});

describe('lines', () => {
  const LONG =
    'The Extraordinarily Circumstantial Narrative of the Lighthouse Keeper’s Third Apprentice '.repeat(5);
  it.each([
    ['a long title', LONG],
    ['one long word', 'x'.repeat(400)],
    ['many short words', 'a b c d e f g h i j k l m n o p q r s t u v w '.repeat(9)],
    ['Chinese', '水滸後傳'.repeat(60)],
  ])('of %s stay between the rules', (_, title) => {
    for (const face of [ANY_SERIF, literataFace()]) {
      const { svg } = setCover(words({ title, creators: [LONG, LONG, LONG], head: LONG }), face);
      const baselines = [...svg.matchAll(/ y="(\d+)" font-size/g)].map(([, y]) => Number(y));
      expect(Math.min(...baselines)).toBeGreaterThan(100);
      expect(Math.max(...baselines)).toBeLessThan(1_160);
      expect(baselines.filter((y) => y > 250 && y < 930 && y + 10 > 930)).toEqual([]);
      expect(svg.isWellFormed()).toBe(true);
    }
  });

  it('are about as long as each other: no word is alone where another could be beside it', () => {
    const { svg } = setCover(words({ title: 'The Adventure of the Speckled Band' }), literataFace());
    const lines = [...svg.matchAll(/font-size="\d+">([^<]*)</g)].map(([, line]) => line);
    expect(lines).toContain('Speckled Band');
  });
});

function never(): never {
  throw new Error('nothing was drawn');
}
