import type { PaperName } from './papers.ts';
import type { Imposition } from './signatures.ts';

/**
 * Lays the pages of a PDF on sheets, as `layOnSheets` says, and throws what that throws. What reads and writes PDFs is read only then: it is
 * a fifth of the program, and every command would start later for it.
 */
export async function impose(book: Uint8Array, paper: PaperName, how: Imposition): Promise<Uint8Array> {
  const { layOnSheets } = await import('./lay-on-sheets.ts');
  return layOnSheets(book, paper, how);
}
