import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsAround } from '../../src/library/source-excerpts.ts';

const LIMITS = { around: 20, most: 200 };

function shown(text: string, spans: [number, number][], hidden: string[] = [], limits = LIMITS): string[] {
  const lit = spans.map(([start, end], index) => ({ start, end, index }));
  return excerptsAround(text, lit, limits, hidden).map(({ segments }) =>
    segments.map(({ text: words, fields }) => (fields.length > 0 ? `{${words}}` : words)).join(''),
  );
}

describe('excerpts of a source', () => {
  const text = 'Title: Lamps\nby Mara <mara@tides.example> (Ann Quill)\n\nThe lamp was out.';
  it.each<[string, [number, number][], string[], string[]]>([
    [
      'light a span within its surroundings',
      [[7, 12]],
      [],
      ['Title: {Lamps}\nby Mara [email address removed]'],
    ],
    [
      'withhold an address that a span cuts through',
      [[16, 26]],
      [],
      ['Title: Lamps\nby {Mara [email address removed]} (Ann'],
    ],
    [
      'withhold an address of which the window has the end only',
      [[59, 63]],
      [],
      [' (Ann Quill)\n\nThe {lamp} was out.'],
    ],
    [
      'withhold private words, whole ones only',
      [[13, 20]],
      ['Ann Quill', 'Lam'],
      ['Title: Lamps\n{by Mara} [email address removed]'],
    ],
    [
      'withhold a private word that ends beyond the span',
      [[43, 46]],
      ['Ann Quill'],
      [' ({[name removed]})\n\nThe lamp'],
    ],
    [
      'leave out spans that lie beyond the text',
      [[500, 510]],
      [],
      ['Title: Lamps\nby Mara', ' lamp was out.'],
    ],
  ])('%s', (_, spans, hidden, parts) => {
    const found = shown(text, spans, hidden);
    expect(found.length).toBeGreaterThanOrEqual(1);
    for (const [at, part] of parts.entries()) expect(found[at]).toContain(part);
    expect(found.join('')).not.toMatch(/mara@|tides/);
  });

  it('are bounded, however long the spans', () => {
    const long = 'word '.repeat(10_000);
    expect(shown(long, [[0, 50_000]]).join('').length).toBeLessThan(400);
    const many = Array.from({ length: 500 }, (_, at): [number, number] => [at * 100, at * 100 + 5]);
    expect(shown(long, many).join('').length).toBeLessThan(1000);
  });

  it('have every character of their windows once, in order, where nothing is private', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-f \n]{0,200}$/),
        fc.array(fc.tuple(fc.nat(220), fc.nat(220)), { maxLength: 6 }),
        (words, spans) => {
          const lit = spans.map(([start, end], index) => ({ start, end, index }));
          for (const { start, segments } of excerptsAround(words, lit, LIMITS, [])) {
            const piece = segments.map((one) => one.text).join('');
            expect(words.slice(start, start + piece.length)).toBe(piece);
          }
        },
      ),
    );
  });
});
