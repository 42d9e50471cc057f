/** Where a piece of text stands in the source. When `exact`, character i stands at `start + i`. */
export type Origin = { start: number; end: number; exact: boolean };

/**
 * The places of each character of a parsed text in its source, one entry more than characters; null where text and
 * source cannot be brought together (text the parser moved out of a table). Line ends and character references are
 * the only differences the parser makes.
 */
export function charactersIn(source: string, start: number, end: number, text: string): Int32Array | null {
  const places = new Int32Array(text.length + 1);
  let at = start;
  for (let index = 0; index < text.length; index += 1) {
    const wanted = text[index];
    if (at >= end) return null;
    places[index] = at;
    const found = source[at];
    if (found === '&') {
      const length = referenceLength(source, at, end, text, index);
      // A reference may stand for two UTF-16 units; both stand where it begins.
      const units = unitsOfReference(source, at + length, text, index);
      for (let unit = 1; unit < units; unit += 1) places[index + unit] = at;
      index += units - 1;
      at += length;
    } else if (found === wanted) at += 1;
    else if (found === '\r' && wanted === '\n') at += source[at + 1] === '\n' ? 2 : 1;
    else if (found === '\0' || wanted === '\ufffd') {
      at += 1;
      if (found === '\0' && wanted !== '\ufffd') index -= 1;
    } else return null;
  }
  places[text.length] = at;
  return places;
}

/** The source length of the reference at `at`: 1 for a lone ampersand. */
function referenceLength(source: string, at: number, end: number, text: string, index: number): number {
  const match = /^&(?:#[xX]?[0-9a-fA-F]{1,10}|[a-zA-Z][a-zA-Z0-9]{0,31});?/.exec(
    source.slice(at, Math.min(end, at + 40)),
  );
  if (match === null) return 1;
  const whole = match[0];
  if (text.startsWith(whole, index)) return 1;
  if (whole.endsWith(';')) return whole.length;
  // Without a semicolon the parser takes the longest name it knows: `&copyright` is © and `right`.
  const next = text[index + 1];
  for (let length = whole.length; length > 2; length -= 1) {
    if (next === undefined ? at + length === end : source[at + length] === next) return length;
  }
  return whole.length;
}

function unitsOfReference(source: string, after: number, text: string, index: number): number {
  const code = text.codePointAt(index) ?? 0;
  if (code > 0xffff) return 2;
  const next = text[index + 1];
  const combining = next !== undefined && /[\u0300-\u036f\u20d2\u20e5\u0338\ufe00\u200a]/.test(next);
  return combining && source[after] !== next ? 2 : 1;
}
