import type { Alignment } from '#document';

/** How a paragraph is set. Lengths are twips, a twentieth of a point. */
export type ParagraphStyle = {
  align: Extract<Alignment, 'center' | 'right'> | null;
  left: number;
  right: number;
  /** Outline level from 0, as `\outlinelevel` gives it; null for body text. */
  outline: number | null;
  /** Number in the style sheet. */
  style: number;
  inTable: boolean;
  rtl: boolean;
  /** A line is drawn above or below. */
  ruled: boolean;
  pageBreakBefore: boolean;
};

/** What `\pard` sets. */
export const PLAIN_PARAGRAPH: ParagraphStyle = {
  align: null,
  left: 0,
  right: 0,
  outline: null,
  style: 0,
  inTable: false,
  rtl: false,
  ruled: false,
  pageBreakBefore: false,
};

/** Nine is body text (RTF 1.9.1, "Paragraph Formatting Properties"). */
const BODY_LEVEL = 9;

const CHANGES = new Map<string, (parameter: number | null) => Partial<ParagraphStyle>>([
  ['pard', () => PLAIN_PARAGRAPH],
  ['ql', () => ({ align: null })],
  ['qj', () => ({ align: null })],
  ['qc', () => ({ align: 'center' })],
  ['qr', () => ({ align: 'right' })],
  ['li', (parameter) => ({ left: parameter ?? 0 })],
  ['lin', (parameter) => ({ left: parameter ?? 0 })],
  ['ri', (parameter) => ({ right: parameter ?? 0 })],
  ['rin', (parameter) => ({ right: parameter ?? 0 })],
  [
    'outlinelevel',
    (parameter) => ({ outline: parameter === null || parameter >= BODY_LEVEL ? null : parameter }),
  ],
  ['s', (parameter) => ({ style: parameter ?? 0 })],
  ['intbl', () => ({ inTable: true })],
  ['rtlpar', () => ({ rtl: true })],
  ['ltrpar', () => ({ rtl: false })],
  ['brdrb', () => ({ ruled: true })],
  ['brdrt', () => ({ ruled: true })],
  ['brdrnone', () => ({ ruled: false })],
  ['pagebb', (parameter) => ({ pageBreakBefore: parameter !== 0 })],
]);

/** The style after a control word; null when the word does not touch paragraphs. */
export function changeParagraph(
  style: ParagraphStyle,
  name: string,
  parameter: number | null,
): ParagraphStyle | null {
  const change = CHANGES.get(name);
  return change === undefined ? null : { ...style, ...change(parameter) };
}
