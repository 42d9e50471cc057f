/** The face that covers are drawn in, read from its own file: which characters it has, and how wide they are. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A face as far as lines are set in it. */
export type Face = {
  /** Its name in a style, and its file; null for a face that whoever draws must have. */
  family: string;
  file: string | null;
  /** The width of a character (one code point) in heights of its type; null where the face does not have it. */
  widthOf(character: string): number | null;
};

/** Literata, which this site serves for what is read, with Latin, Greek and Cyrillic letters. */
const LITERATA = '@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf';

let literata: Face | undefined;

/** The face of drawn covers; its file is read the first time. */
export function literataFace(): Face {
  if (literata === undefined) {
    const file = createRequire(import.meta.url).resolve(LITERATA);
    const widths = characterWidths(readFileSync(file));
    literata = {
      family: 'Literata',
      file,
      widthOf: (character) => widths.get(character.codePointAt(0) ?? 0) ?? null,
    };
  }
  return literata;
}

/** Widths by code point, from an OpenType file with TrueType's tables (OpenType 1.9 §cmap, §hmtx). */
function characterWidths(file: Buffer): ReadonlyMap<number, number> {
  const unitsPerEm = file.readUInt16BE(tableAt(file, 'head') + 18);
  const metrics = file.readUInt16BE(tableAt(file, 'hhea') + 34);
  const advances = tableAt(file, 'hmtx');
  const widthOf = (glyph: number) =>
    file.readUInt16BE(advances + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  return new Map([...glyphsOf(file)].map(([character, glyph]) => [character, widthOf(glyph)]));
}

function tableAt(file: Buffer, tag: string): number {
  const tables = file.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + 16 * index;
    if (file.toString('latin1', record, record + 4) === tag) return file.readUInt32BE(record + 8);
  }
  throw new Error(`the face has no table ${tag}`);
}

/** Glyphs by code point, of the subtable of Unicode's first plane in format 4. */
function glyphsOf(file: Buffer): Map<number, number> {
  const at = segmentsAt(file);
  const count = file.readUInt16BE(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < count; segment += 1) {
    const word = (table: number) => file.readUInt16BE(table + 2 * segment);
    const [start, end, offset] = [word(starts), word(ends), word(offsets)];
    for (let character = start; character <= end && character < 0xffff; character += 1) {
      const listed =
        offset === 0 ? character : glyphListed(file, offsets + 2 * segment + offset, character - start);
      const glyph = listed === 0 ? 0 : (listed + word(deltas)) & 0xffff;
      if (glyph !== 0) glyphs.set(character, glyph);
    }
  }
  return glyphs;
}

function glyphListed(file: Buffer, list: number, index: number): number {
  return file.readUInt16BE(list + 2 * index);
}

function segmentsAt(file: Buffer): number {
  const cmap = tableAt(file, 'cmap');
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + file.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (file.readUInt16BE(at) === 4) return at;
  }
  throw new Error('the face has no table of the first plane');
}

/** Any serif face that whoever shows the picture has: widths are estimates on the wide side. */
export const ANY_SERIF: Face = { family: 'serif', file: null, widthOf: estimatedWidth };

function estimatedWidth(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (WIDE.test(character)) return 1.05;
  if (/[mwMW@%—…]/.test(character)) return 0.95;
  if (/\p{Lu}/u.test(character)) return 0.74;
  return /[iljtfrI.,;:'’!|()[\] -]/.test(character) ? 0.36 : 0.58;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;
