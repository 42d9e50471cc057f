/** Strings: bytes to text, repair of damaged text, languages, word counts, folding of names. Pure functions. */

export type { Decoded, EncodingReport, Repair } from './encoding-report.ts';
export { type SourceLine, spanOf, splitLines } from './source-line.ts';
