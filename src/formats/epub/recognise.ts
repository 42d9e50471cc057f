import { isZip, packageKind } from '#containers';
import type { FormatInput, Recognition } from '../format.ts';

/** Recognises an EPUB by what its zip says it is or by the names of its files, in whatever order they are. */
export function recogniseEpub({ bytes }: FormatInput): Recognition | null {
  if (!isZip(bytes) || packageKind(bytes) !== 'epub') return null;
  return { confidence: 0.95, reason: 'it is a zip with the parts of an e-book' };
}
