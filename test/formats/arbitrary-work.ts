import fc from 'fast-check';
import { expect } from 'vitest';
import type { WritableWork } from '#formats';
import { fromXhtml } from '#markup';
import type { ReadWork } from '#stories';
import { metadataOf } from '../../src/library/catalogue-work.ts';
import { writableWork as ofMetadata } from '../../src/library/writable-work.ts';
import { blocks } from '../markup/arbitrary-blocks.ts';
import { fragment, writableWork } from './writable-works.ts';

/** Names as hostile as a catalogue holds them: one line, no blanks at the ends. */
const name = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'Ab é&<>"\'-;:,\\/.[](){}*_#漢שع'), minLength: 1, maxLength: 14 }),
    fc.constantFrom(
      ']]><script>',
      '<b>"Tom & Jerry"</b>',
      '&amp;&lt;',
      'Title: x',
      '--',
      '../../etc',
      '水滸後傳',
      'שלום עולם',
      '\u202eevil',
      'a'.repeat(200),
      'Written by: Fanlight (folded at 72)',
      '👩‍👩‍👧',
      '***',
    ),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !text.includes('\u202e'));
const names = fc.uniqueArray(name, { maxLength: 3 });
const line = fc.oneof(
  name,
  fc.constantFrom('  set in', '\\ backslash', 'x  y', '    Title: no', 'word '.repeat(40).trim()),
);
const prose = fc
  .array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((paragraphs) =>
    paragraphs
      .map((lines) => lines.join('\n'))
      .join('\n\n')
      .trim(),
  );
const said = fc.option(prose);

/** What a work says of itself, in every way a catalogue can have it. */
export const arbitraryFields = fc.record({
  title: name,
  creators: names,
  fandoms: names,
  characters: names,
  relationships: fc.subarray(['A/B', 'A & B', 'Irene Adler/Godfrey Norton', 'Clex'], { maxLength: 2 }),
  tags: names,
  categories: fc.subarray(['Gen', 'F/F', 'F/M', 'M/M', 'Multi', 'Other']),
  rating: fc.constantFrom('General', 'Teen', 'Mature', 'Explicit', 'Not Rated'),
  ratingRaw: fc.option(name),
  warnings: fc.subarray([
    'Graphic Depictions Of Violence',
    'Major Character Death',
    'Rape/Non-Con',
    'Underage Sex',
  ]),
  warningsStated: fc.boolean(),
  series: fc.option(fc.record({ name, position: fc.option(fc.integer({ min: 0, max: 99 })) })),
  part: fc.option(
    fc.record({ n: fc.integer({ min: 1, max: 9 }), of: fc.option(fc.integer({ min: 1, max: 9 })) }),
  ),
  summary: said,
  notes: said,
  endNotes: said,
  dedication: said,
  spoilers: said,
  setting: said,
  disclaimer: said,
  archivePermission: said,
  permission: fc.constantFrom('yes', 'ask', 'no', 'listed-only', 'unknown'),
  status: fc.constantFrom('complete', 'wip', 'hiatus', 'abandoned', 'unknown'),
  published: fc.option(fc.constantFrom('1998', '1998-04', '1998-04-01')),
  updated: fc.option(fc.constantFrom('1999-01-02', '2003-04-05T06:07:08Z')),
  source: fc.option(fc.constantFrom('https://archive.example/s/1?a=b&c=d', 'http://old.example/~mina/"x"')),
  language: fc.constantFrom('en', 'de-AT', 'he', 'zh-Hant', 'und'),
  other: fc.array(fc.record({ label: name, value: prose }), { maxLength: 2 }),
});

/** Chapters of any blocks, with titles or without. */
export const arbitraryChapters = fc.array(
  fc.record({ title: fc.option(name), xhtml: blocks.map((given) => fragment(given)) }),
  { minLength: 1, maxLength: 3 },
);

/** A work of given fields: who names a warning has stated that there is one. */
export function workOf(changes: Partial<WritableWork>): WritableWork {
  const work = writableWork(changes);
  return { ...work, warningsStated: work.warningsStated || work.warnings.length > 0 };
}

/** Expects that a work read back has every field as a catalogue would keep it. */
export function expectFields(work: WritableWork, read: ReadWork | undefined): void {
  if (read === undefined) throw new Error('nothing was read back');
  const language = read.reading.language;
  const again = ofMetadata(metadataOf(read.reading, 'file.txt', language), {
    id: work.id,
    revision: work.revision,
    words: read.reading.wordCount ?? -1,
    modified: work.modified,
    chapters: [],
    source: read.addresses?.[0]?.address ?? null,
    updated: read.updated ?? null,
  });
  expect(again).toEqual({ ...work, chapters: [], pictures: undefined });
}

/** Expects that chapters read back have every title and block. */
export function expectChapters(work: WritableWork, read: ReadWork | undefined): void {
  const shown = (xhtml: string) =>
    work.pictures === undefined
      ? xhtml.replace(/<img src="[^"]*" alt="([^"]*)" \/>/g, '<p class="alt">$1</p>')
      : xhtml;
  expect(read?.document.chapters).toEqual(
    work.chapters.map(({ title, xhtml }) => ({
      ...(title !== null && { title }),
      blocks: fromXhtml(shown(xhtml.value)),
    })),
  );
}
