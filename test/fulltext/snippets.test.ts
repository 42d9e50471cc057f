import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Snippet, snippetsOf, type TextQuery } from '#fulltext';
import { arbitraryTextQuery } from './arbitrary-texts.ts';

const shown = ({ pieces }: Snippet) =>
  pieces.map(({ text, sought }) => (sought ? `[${text}]` : text)).join('');
const word = (text: string): TextQuery => ({ kind: 'word', text });
const filler = 'Nothing happened for a long while, and then nothing happened again. '.repeat(20);

describe('passages of a text', () => {
  it('show what was sought, in its forms, as it is written', () => {
    const [one] = snippetsOf(
      'The Storms passed over Łódź.',
      { kind: 'and', parts: [word('storm'), word('lodz')] },
      {
        languages: ['en'],
      },
    );
    expect(one && shown(one)).toBe('The [Storms] passed over [Łódź].');
    expect(one).toMatchObject({ startsText: true, endsText: true });
  });

  it('show phrases whole, words as they stand where they are quoted, and beginnings', () => {
    const text = "Don't stop the lamps; the lamp is lit by lamplighters.";
    const of = (query: TextQuery) =>
      snippetsOf(text, query, { languages: ['en'] })
        .map(shown)
        .join();
    expect(of({ kind: 'phrase', text: "don't stop" })).toMatch(/^\[Don't stop\] the lamps/);
    expect(of({ kind: 'phrase', text: 'lamp' })).toContain('the lamps; the [lamp] is lit');
    expect(of({ kind: 'word', text: 'lampl', prefix: true })).toContain('by [lamplighters].');
    expect(of({ kind: 'not', part: word('lamp') })).toBe('');
    expect(of(word('sea'))).toBe('');
  });

  it('are those that say most, in the order of the text', () => {
    const text = `A lamp. ${filler}The lamp by the sea, in the fog. ${filler}Fog. ${filler}Sea and fog.`;
    const query: TextQuery = { kind: 'or', parts: ['lamp', 'sea', 'fog'].map(word) };
    const found = snippetsOf(text, query, { most: 2, length: 60 }).map(shown);
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('The [lamp] by the [sea], in the [fog].');
    expect(found[1]).toContain('[Sea] and [fog].');
  });

  it('find Chinese', () => {
    const [one] = snippetsOf('他点亮了灯塔里的灯', { kind: 'word', text: '灯塔' });
    expect(one && shown(one)).toBe('他点亮了[灯塔]里的灯');
  });

  it('are parts of the text, no longer than asked, whatever is sought in whatever', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('storm ', 'lamp ', "don't ", '海', '. ', '\n'), fc.string()), {
          maxLength: 60,
        }),
        arbitraryTextQuery,
        fc.integer({ min: 1, max: 80 }),
        (parts, query, length) => {
          const text = parts.join('').toWellFormed();
          const flat = text.replace(/\s+/g, ' ');
          for (const { pieces } of snippetsOf(text, query, { most: 3, length, languages: ['en'] })) {
            const whole = pieces
              .map((piece) => piece.text)
              .join('')
              .replace(/\s+/g, ' ');
            expect(flat).toContain(whole);
            expect(pieces.some(({ sought }) => sought)).toBe(true);
            if (pieces.length > 1 || whole.length > 200) expect(whole.length).toBeLessThan(length + 200);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
