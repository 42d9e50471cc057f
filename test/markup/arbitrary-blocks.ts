import fc from 'fast-check';
import type { Block, Inline } from '#document';
import { MARK_TYPES } from '#document';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", ' ', '\n', '\t', '\u00a0', '\u0000', '\ud800', 'a', '\r'),
    maxLength: 8,
  }),
  fc.constantFrom('Holmes', ' ', '  two  spaces  ', '&amp;', ']]>', '<!--', '</p>'),
);
const lang = fc.constantFrom('en', 'de-AT', 'not a tag"', 'x');
const dir = fc.constantFrom('ltr' as const, 'rtl' as const);
const align = fc.constantFrom('left' as const, 'center' as const, 'right' as const, 'justify' as const);
const href = fc.constantFrom(
  'https://archive.example/a?b=c&d=e',
  'http://archive.example/"quoted"\'s',
  'mailto:reader@archive.example',
  'javascript:alert(1)',
  'https://archive.example/ü x',
);

/** Any inlines of the model, valid or not. */
export const inlines: fc.Arbitrary<Inline[]> = fc.letrec<{ inline: Inline; list: Inline[] }>((tie) => {
  const children = tie('list');
  return {
    list: fc.array(tie('inline'), { maxLength: 4 }),
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ type: fc.constant('text' as const), text: words }),
      fc.constant<Inline>({ type: 'break' }),
      fc.record({ type: fc.constantFrom(...MARK_TYPES), children }),
      fc.record({ type: fc.constant('link' as const), href, children }),
      fc.record({ type: fc.constant('ruby' as const), annotation: words, children }),
      fc.record({ type: fc.constant('abbreviation' as const), title: words, children }),
      fc.record(
        { type: fc.constant('span' as const), lang, dir, children },
        { requiredKeys: ['type', 'children'] },
      ),
    ),
  };
}).list;

const lines = fc.array(inlines, { maxLength: 4 });

/** Any blocks of the model, valid or not. */
export const blocks: fc.Arbitrary<Block[]> = fc.letrec<{ block: Block; list: Block[] }>((tie) => {
  const children = tie('list');
  return {
    list: fc.array(tie('block'), { maxLength: 4 }),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record(
        { type: fc.constant('paragraph' as const), align, lang, dir, children: inlines },
        { requiredKeys: ['type', 'children'] },
      ),
      fc.record(
        {
          type: fc.constant('heading' as const),
          level: fc.constantFrom(3 as const, 4 as const, 5 as const, 6 as const),
          align,
          children: inlines,
        },
        { requiredKeys: ['type', 'level', 'children'] },
      ),
      fc.constant<Block>({ type: 'sceneBreak' }),
      fc.record(
        {
          type: fc.constant('verse' as const),
          kind: fc.constantFrom('lyrics' as const, 'poem' as const),
          align,
          lines,
        },
        { requiredKeys: ['type', 'kind', 'lines'] },
      ),
      fc.record({
        type: fc.constant('preformatted' as const),
        kind: fc.constantFrom('letter' as const, 'chat' as const, 'art' as const),
        lines,
      }),
      fc.record(
        {
          type: fc.constant('quotation' as const),
          role: fc.constantFrom('epigraph' as const, 'quote' as const),
          children,
          attribution: inlines,
        },
        { requiredKeys: ['type', 'role', 'children'] },
      ),
      fc.record(
        {
          type: fc.constant('list' as const),
          ordered: fc.boolean(),
          start: fc.oneof(fc.integer({ min: -5, max: 99 }), fc.constant(0.5), fc.constant(-0)),
          items: fc.array(children, { maxLength: 3 }),
        },
        { requiredKeys: ['type', 'ordered', 'items'] },
      ),
      fc.record({
        type: fc.constant('definitionList' as const),
        entries: fc.array(
          fc.record({
            terms: fc.array(inlines, { maxLength: 2 }),
            definitions: fc.array(children, { maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
      }),
      fc.record(
        {
          type: fc.constant('table' as const),
          caption: inlines,
          rows: fc.array(fc.record({ header: fc.boolean(), cells: fc.array(inlines, { maxLength: 3 }) }), {
            maxLength: 3,
          }),
        },
        { requiredKeys: ['type', 'rows'] },
      ),
      fc.record(
        {
          type: fc.constant('figure' as const),
          media: fc.constantFrom('a'.repeat(64), 'not a hash'),
          alt: words,
          caption: inlines,
        },
        { requiredKeys: ['type', 'alt'] },
      ),
      fc.record({
        type: fc.constant('note' as const),
        position: fc.constantFrom('start' as const, 'inside' as const, 'end' as const),
        children,
      }),
      fc.record({ type: fc.constant('details' as const), summary: inlines, children }),
    ),
  };
}).list;
