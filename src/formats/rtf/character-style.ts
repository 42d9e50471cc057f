import type { MarkType } from '#document';

/** The marks that runs may carry, outermost first; a run has one bit for each. */
export const MARKS: readonly MarkType[] = ['strong', 'emphasis', 'underline', 'strike', 'sup', 'sub'];

const STRONG = 1;
const EMPHASIS = 2;
/** Bit of underlining, which on a link says nothing. */
export const UNDERLINE = 4;
const STRIKE = 8;
const SUP = 16;
const SUB = 32;

/**
 * How characters are set. Text in scripts written from the right has marks and a font of its own (`\ab`, `\af`), which count
 * behind `\rtlch`.
 */
export type CharacterStyle = {
  marks: number;
  rtlMarks: number;
  /** Number in the font table; null means the document's default. */
  font: number | null;
  rtlFont: number | null;
  rtl: boolean;
  /** Hidden by the author (`\v`) or removed with changes being tracked (`\deleted`). */
  hidden: boolean;
  deleted: boolean;
};

/** What `\plain` sets. */
export const PLAIN: CharacterStyle = {
  marks: 0,
  rtlMarks: 0,
  font: null,
  rtlFont: null,
  rtl: false,
  hidden: false,
  deleted: false,
};

type Change = (style: CharacterStyle, parameter: number | null) => Partial<CharacterStyle>;

const CHANGES = new Map<string, Change>([
  ['plain', () => PLAIN],
  ['b', marking(STRONG)],
  ['i', marking(EMPHASIS)],
  ['strike', marking(STRIKE)],
  ['striked', marking(STRIKE)],
  ['ab', rtlMarking(STRONG)],
  ['ai', rtlMarking(EMPHASIS)],
  ['ulnone', (style) => ({ marks: style.marks & ~UNDERLINE })],
  ['super', scripting(SUP)],
  ['sub', scripting(SUB)],
  ['nosupersub', (style) => ({ marks: style.marks & ~(SUP | SUB) })],
  ['f', (_, font) => ({ font })],
  ['af', (_, rtlFont) => ({ rtlFont })],
  ['rtlch', () => ({ rtl: true })],
  ['ltrch', () => ({ rtl: false })],
  ['v', (_, parameter) => ({ hidden: parameter !== 0 })],
  ['deleted', (_, parameter) => ({ deleted: parameter !== 0 })],
]);

const UNDERLINES = new Set(
  (
    'ul uld uldash uldashd uldashdd uldb ulhwave ulldash ulth ulthd ulthdash ulthdashd ulthdashdd ulthldash ' +
    'ululdbwave ulw ulwave'
  ).split(' '),
);
for (const name of UNDERLINES) CHANGES.set(name, marking(UNDERLINE));

/** The style after a control word; null when the word does not touch characters. */
export function changeCharacter(
  style: CharacterStyle,
  name: string,
  parameter: number | null,
): CharacterStyle | null {
  const change = CHANGES.get(name);
  return change === undefined ? null : { ...style, ...change(style, parameter) };
}

/** The marks of text as it is set now. */
export function marksOf(style: CharacterStyle): number {
  return style.rtl ? style.rtlMarks : style.marks;
}

/** The font of text as it is set now. */
export function fontOf(style: CharacterStyle): number | null {
  return style.rtl ? (style.rtlFont ?? style.font) : style.font;
}

function marking(bit: number): Change {
  return ({ marks }, parameter) => ({ marks: parameter === 0 ? marks & ~bit : marks | bit });
}

function rtlMarking(bit: number): Change {
  return ({ rtlMarks }, parameter) => ({ rtlMarks: parameter === 0 ? rtlMarks & ~bit : rtlMarks | bit });
}

function scripting(bit: number): Change {
  return ({ marks }, parameter) => {
    const bare = marks & ~(SUP | SUB);
    return { marks: parameter === 0 ? bare : bare | bit };
  };
}
