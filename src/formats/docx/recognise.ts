import { isZip, zipNames } from '#containers';
import type { FormatInput, Recognition } from '../format.ts';

/** Recognises a Word document by the names of its parts (ISO/IEC 29500-2 §6.2). */
export function recogniseDocx({ bytes }: FormatInput): Recognition | null {
  if (!isZip(bytes)) return null;
  const names = zipNames(bytes);
  if (names.some((name) => /^word\/document\d{0,3}\.xml$/i.test(name)))
    return { confidence: 0.97, reason: 'it has the parts of a Word document' };
  return names.some((name) => name.startsWith('word/')) && names.includes('[Content_Types].xml')
    ? { confidence: 0.8, reason: 'it has some parts of a Word document' }
    : null;
}
