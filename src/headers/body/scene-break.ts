const LONGEST = 80;
const GLYPH = /[*\-=_~#+<>:.%@^$&|/\\•·§¤†◊♥—–…⁂❦❧☙✦✧✻✽❖★☆♦◇◆○●■□]/u;
const WORD = /[\p{L}\p{N}]/u;
const TALK = /^["“”'‘’?!.…\s]+$/u;
const CROSSES = /^[-=~*.\sxXoO0]+$/;
const TAGGED = /^[-=~*]{2,}\s*\p{Lu}{2,4}\s*[-=~*]{2,}$/u;
const NOT_TAGS = /END|TBC|FIN|POV|PART/u;

/**
 * Whether a trimmed line is a scene break by its glyphs alone (header-conventions §10.1, B1, B2 and B4). Lines of
 * nothing but dots, and repeated syllables, count only when blank lines stand around them (`alone`).
 */
export function isSceneBreak(line: string, alone: boolean): boolean {
  if (line === '' || line.length > LONGEST) return false;
  const first = line.charCodeAt(0);
  if (isPlainLetter(first) && !alone && !/^[xXoO]/.test(line)) return false;
  if (!WORD.test(line)) return isGlyphLine(line, alone);
  return isCrossLine(line) || isTagLine(line) || (alone && isRepeated(line));
}

/** Whether a line is a rule of x's, as stands around quoted songs (`xxxxxx`). */
export function isCrossRule(line: string): boolean {
  return line.length >= 3 && line.length <= LONGEST && /^[xX]+$/.test(line);
}

function isPlainLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isGlyphLine(line: string, alone: boolean): boolean {
  if (TALK.test(line)) return alone && /^[.…\s]+$/u.test(line) && line !== '.';
  return GLYPH.test(line);
}

function isCrossLine(line: string): boolean {
  // The last word of a wrapped paragraph, `xxo.`, is none.
  if (!CROSSES.test(line) || /^[xXoO]{1,9}\.$/.test(line)) return false;
  const letters = line.replace(/[^xXoO0]/g, '');
  if (letters.length === 0 || /^[0\s.]+$/.test(line) || /^xoxo/i.test(line) || line.toLowerCase() === 'ox')
    return false;
  return letters.length >= 3 || (letters.length < line.length && /[-=~*]/.test(line));
}

function isTagLine(line: string): boolean {
  return TAGGED.test(line) && !NOT_TAGS.test(line);
}

/** B3: one short unit three times or more, such as `~*~o~*~`; not digits, not words. */
function isRepeated(line: string): boolean {
  const units = line.split(/\s+/);
  const unit = units[0] ?? '';
  if (units.length < 3 || unit.length > 6 || !units.every((other) => other === unit)) return false;
  return GLYPH.test(unit) && !/^[\p{L}\p{N}.,!?'’-]+$/u.test(unit);
}
