/** Strings: bytes to text, repair of damaged text, languages, word counts, folding of names. Pure functions. */

export { sortKey } from './articles.ts';
export { cleanControls } from './controls.ts';
export { decodeAs } from './decode-as.ts';
export { decodeBytes } from './decode-bytes.ts';
export { type DecodedField, decodeField, type FieldOptions } from './decode-field.ts';
export { isRightToLeft } from './direction.ts';
export type { Decoded, EncodingReport, Repair } from './encoding-report.ts';
export { detectLanguage } from './language.ts';
export { languageCode, languageName } from './language-names.ts';
export { looksBinary } from './looks-binary.ts';
export { foldName, foldText } from './names.ts';
export { repairText } from './repair-text.ts';
export { bytesFromJson, bytesToJson, type ReversibleBytes } from './reversible-bytes.ts';
export { type SourceLine, spanOf, splitLines } from './source-line.ts';
export { listChanges, type TextChange, type TextChanges, undoChanges } from './text-changes.ts';
export { plainName, visibleName, visibleText } from './visible.ts';
export { countWords } from './words.ts';
export { wrapText } from './wrap.ts';
