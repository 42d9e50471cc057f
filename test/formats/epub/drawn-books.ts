import fc from 'fast-check';
import type { WritableWork } from '#formats';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { arbitraryChapters, arbitraryFields, workOf } from '../arbitrary-work.ts';
import { PICTURE } from '../writable-works.ts';

const works = fc.tuple(arbitraryFields, arbitraryChapters, fc.boolean()).map(([fields, chapters, shows]) => {
  const shown = chapters.map(({ title, xhtml }) => ({ title, xhtml }));
  return workOf({ ...fields, chapters: shown, ...(shows && { pictures: [PICTURE] }) });
});
const one = works.map((work): WritableWork[] => [work]);
const several = fc.array(works, { minLength: 2, maxLength: 3 });

/** Books of works with hostile titles and contents, of one work or of several; the same seed draws the same. */
export async function drawnBooks(
  count: number,
  seed: number,
): Promise<{ titles: string; bytes: Uint8Array }[]> {
  const books = [];
  for (const drawn of fc.sample(fc.oneof(one, several), { numRuns: count, seed })) {
    const [work] = drawn;
    const book = { id: 'drawn', title: work?.title ?? '', of: 'selection' as const, works: drawn };
    const file = drawn.length === 1 && work ? epubFormat.write?.(work) : epubFormat.writeBook?.(book);
    const bytes = (await file)?.bytes ?? new Uint8Array();
    books.push({ titles: JSON.stringify(drawn.map(({ title }) => title)), bytes });
  }
  return books;
}
