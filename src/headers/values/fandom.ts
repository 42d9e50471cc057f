import { CANONS, canonsOf, FANDOM_QUALIFIER, fandomKey, SERIES_CODES, SMUSH_NAMES } from '#vocabulary';
import { saysNothing } from './nothing.ts';

/** The fandoms of a value; `crossover` when the author says so or joins them with an x. */
export type Fandoms = { names: string[]; qualifier: string | null; crossover: boolean; characters: string[] };

const NONE = /^(?:none|n\/a|original(?: fiction)?|misc|various|-|none\.)$/i;

/** Reads the value of a fandom label. Source: section 1.5. */
export function readFandoms(written: string): Fandoms {
  const result: Fandoms = { names: [], qualifier: null, crossover: false, characters: [] };
  let rest = written.slice(0, 600).replace(/\s+/g, ' ').trim();
  rest = rest.split(' » ').at(-1) ?? rest;
  const cameo = /\(with (?:a )?cameo(?:s)? (?:by|from) ([^()]{2,80})\)/i.exec(rest);
  if (cameo) {
    result.characters.push(cameo[1]?.trim() ?? '');
    rest = rest.replace(cameo[0], '').trim();
  }
  if (/\b(?:crossover|x-?over|cross-over)\b/i.test(rest)) {
    result.crossover = true;
    rest = rest
      .replace(/^(?:crossover|x-?over|cross-over)s?\s?:\s*/i, '')
      .replace(/\s*\b(?:crossover|x-?over|cross-over)s?\b(?: with)?\s*/gi, ' ')
      .replace(/\(\s*\)/g, '')
      .trim();
  }
  const titled = /^[^,;"“„«»]{2,40},\s?["“„»«]([^"”“»«]{2,120})["”“»«]$/.exec(rest);
  if (titled) rest = titled[1] ?? rest;
  for (const piece of splitFandoms(rest, result)) {
    const parenthesis = /^(.{1,120}?)\s*\(([^()]{1,60})\)$/.exec(piece);
    let name = piece;
    if (parenthesis && isRemark(parenthesis[2]?.trim() ?? '')) {
      result.qualifier ??= parenthesis[2]?.trim() ?? null;
      name = parenthesis[1] ?? piece;
    }
    name = SERIES_CODES.get(name) ?? withoutShelfMark(name);
    name = name.replace(/[.,;]+$/, '').trim();
    if (name !== '' && !NONE.test(name) && !saysNothing(name) && !result.names.includes(name))
      result.names.push(name);
  }
  return result;
}

/** A source without what an archive adds to tell it from others: its author, " - All Media Types". */
function withoutShelfMark(name: string): string {
  const [title, mark] = name.split(/\s-\s(?=[^-]{3,60}$)/);
  if (!title || !mark) return name;
  if (/^(?:all media types|fandom|related fandoms)$/i.test(mark.trim())) return title.trim();
  const [canon] = canonsOf(new Set([fandomKey(title)]));
  const owned = [...(canon?.owners ?? []), ...(canon?.authors ?? [])].some((owner) =>
    mark.toLowerCase().includes(owner),
  );
  return owned ? title.trim() : name;
}

/** Whether a parenthesis says which telling is meant, or is the author's aside: titles do not go on in small letters. */
function isRemark(inside: string): boolean {
  return FANDOM_QUALIFIER.test(inside) || /^\p{Ll}/u.test(inside);
}

/** Separators outside parentheses. " & " and " and " part fandoms only where both sides are known ones. */
function splitFandoms(text: string, result: Fandoms): string[] {
  const pieces = text.split(
    /\s*[;|\n]\s*|,\s+(?![^()]{0,60}\))|\s\/\s|\s\+\s|(?<=[\p{L}\d)])\s(?:x|×)\s(?=\p{Lu})/u,
  );
  if (/\s(?:x|×)\s(?=\p{Lu})/u.test(text)) result.crossover = true;
  return pieces.flatMap((piece) => {
    const crossed = piece.split('/');
    if (crossed.length > 1 && areCrossed(crossed, result)) return crossed.map((side) => side.trim());
    const sides = piece.split(/\s(?:&|and)\s/);
    return sides.length > 1 && sides.every((side) => isKnownFandom(side.trim()))
      ? sides.map((side) => side.trim())
      : [piece.trim()];
  });
}

/** `Robin Hood/Dracula`: sources where the author says so, or where one of them is known. */
function areCrossed(sides: readonly string[], result: Fandoms): boolean {
  return (
    sides.every((side) => /^\s*\p{Lu}.{2}/u.test(side)) &&
    (result.crossover || sides.some((side) => isKnownFandom(side)))
  );
}

/** Whether a name is that of a source in the tables. */
export function isKnownFandom(name: string): boolean {
  return SERIES_CODES.has(name.trim().toUpperCase()) || TITLES.has(fandomKey(name.trim()));
}

const TITLES = new Set(
  [
    ...CANONS.flatMap((canon) => canon.names),
    ...SERIES_CODES.values(),
    ...SMUSH_NAMES.flatMap((one) => one.fandoms),
  ].map(fandomKey),
);
