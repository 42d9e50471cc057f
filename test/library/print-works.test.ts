import { expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { type Imposition, type Library, printWork, printWorks } from '#library';

const FOLIO: Imposition = {
  folding: 'folio',
  sheets: 4,
  creep: 0,
  marks: { fold: false, sewing: false, order: false },
};
const printer = { print: () => Promise.reject(new Error('not asked')) };
/** Nothing may be asked of it. */
const untouched = {} as Library;

it.each([
  ['no printer', null, null, 'FL-PRINT-NONE'],
  ['a signature that cannot be folded', printer, { ...FOLIO, sheets: 99 }, 'FL-USE-VALUE'],
  ['a creep that no paper has', printer, { ...FOLIO, creep: 9 }, 'FL-USE-VALUE'],
])('%s is said before a book is made', async (_, from, imposition, code) => {
  const how = { paper: 'a4', imposition } as const;
  await expect(printWork(untouched, from, 1 as WorkId, how)).rejects.toMatchObject({ code });
  const selection = { kind: 'query', text: '' } as const;
  await expect(printWorks(untouched, from, selection, how)).rejects.toMatchObject({ code });
});
