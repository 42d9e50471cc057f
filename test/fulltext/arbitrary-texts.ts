import fc from 'fast-check';
import type { TextDocument, TextQuery } from '#fulltext';

const WORDS =
  "storm storms stormy Storm lamp LAMP lámp lamps keeper don't stop the sea sea-bird 海 灯台 ＬＡＭＰ Ünter straße ß é a b c42 _night_ ทะเล Привет привёт".split(
    ' ',
  );
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ maxLength: 6 })), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const long = fc.array(text, { maxLength: 8 }).map((texts) => texts.join('. '));
const utf8 = new TextEncoder();

/** Documents of a few words each that recur, in any field. */
export function arbitraryDocument(mostWorks: number): fc.Arbitrary<TextDocument> {
  return fc.record({
    work: fc.integer({ min: 1, max: mostWorks }),
    stamp: fc.nat(1000),
    language: fc.constant('en'),
    title: text,
    creators: fc.array(text, { maxLength: 2 }),
    summary: fc.option(text),
    notes: fc.array(text, { maxLength: 2 }),
    body: fc.array(
      long.map((body) => ({ kind: 'text' as const, bytes: utf8.encode(body) })),
      { maxLength: 3 },
    ),
  });
}

const field = fc.option(fc.constantFrom('title', 'creators', 'summary', 'notes', 'body'), { nil: undefined });
const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ maxLength: 4 }));
const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const flag = fc.option(fc.boolean(), { nil: undefined });

/** Queries of any kind over the same words. */
export const arbitraryTextQuery: fc.Arbitrary<TextQuery> = fc.letrec<{ query: TextQuery }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    fc
      .record({ kind: fc.constant('word' as const), text: word, prefix: flag, exact: flag, field })
      .map(withoutGaps),
    fc.record({ kind: fc.constant('phrase' as const), text: phrase, prefix: flag, field }).map(withoutGaps),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('query'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('query') }),
  ),
})).query;

function withoutGaps(query: Record<string, unknown>): TextQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as TextQuery;
}
