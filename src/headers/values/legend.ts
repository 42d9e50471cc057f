/** Reads a key of glyphs: `<> = telepathy, 'single quotes' = thoughts`. Null unless it has two entries, or one that speaks of
 * lyrics, thoughts or the like. Section 10.4. */
export function readLegend(line: string): Record<string, string> | null {
  if (line.length > 300) return null;
  const legend: Record<string, string> = {};
  const sample = SAMPLE.exec(line.trim());
  if (sample) return { [sampleGlyph(sample[1] ?? '', sample[3] ?? '')]: sample[2]?.toLowerCase() ?? '' };
  const text = line.trim().replace(/^(?:key|legend|note)\s?:\s*/i, '');
  for (const piece of text.split(/[,;]\s*/)) {
    const match = /^(\S.{0,30}?)\s*(?:=|--|–|:)\s+?(\p{L}[\p{L} ]{2,30})\.?$/u.exec(piece.trim());
    const glyph = match ? glyphOf(match[1] ?? '') : null;
    if (glyph !== null && match) legend[glyph] = match[2]?.trim() ?? '';
  }
  const single = Object.values(legend)[0] ?? '';
  return Object.keys(legend).length >= 2 || MEANINGS.test(single) ? legend : null;
}

/** What glyphs are for: one entry with such a meaning is a key. */
const MEANINGS =
  /^(?:lyrics|thoughts?|telepathy|flash ?backs?|dreams?|emphasis|song lyrics|mind ?speech|memories)$/i;

/** A word set in the glyphs it explains: `//telepathy//`, `"speech"`. */
const SAMPLE =
  /^([^\p{L}\p{N}\s]{1,4})\s?(speech|talking|speaking|thoughts?|thinking|telepathy|flash ?backs?|dreams?|lyrics|song lyrics|mind ?speech|memories|writing|letters?)\s?([^\p{L}\p{N}\s]{1,4})$/iu;

function sampleGlyph(open: string, close: string): string {
  return open === close || open === '' ? open : open + close;
}

/** The glyph of an entry: `<>`, `[brackets]` → `[]`, `'single quotes'` → `'`. */
function glyphOf(written: string): string | null {
  const outer = /^([^\p{L}\p{N}\s]{1,4})\s?[\p{L}. ]{0,24}?\s?([^\p{L}\p{N}\s]{0,4})$/u.exec(written.trim());
  if (!outer) return null;
  const open = outer[1] ?? '';
  const close = outer[2] ?? '';
  if (close === '' || close === open) return open;
  return open + close;
}
