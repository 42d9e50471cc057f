import { foldText, type SourceLine } from '#text';

/** Lines without a blank one between them: `from` to `to`, end exclusive, in the lines they were taken from. */
export type TextBlock = { from: number; to: number; lines: string[]; text: string };

/** The blocks of lines `from` to `to`, as their trimmed lines without the marks of emphasis around them. */
export function textBlocks(source: readonly SourceLine[], from: number, to: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  for (let at = from; at <= to; at += 1) {
    const text = at < to ? (source[at]?.text ?? '').trim() : '';
    if (text !== '') lines.push(withoutMarks(text));
    else if (lines.length > 0) {
      blocks.push({ from: at - lines.length, to: at, lines, text: lines.join(' ') });
      lines = [];
    }
  }
  return blocks;
}

/** A line without marks of emphasis; a star before a blank is the mark of a point in a list. */
function withoutMarks(text: string): string {
  return text.replaceAll('_', '').replace(/^[*=]{1,3}(?![*=\s])|(?<![*=\s])[*=]{1,3}$/g, '');
}

/** Letters and digits only, folded: how titles and entries of lists are compared. */
export function textKey(text: string): string {
  return foldText(text.slice(0, 400)).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a block is prose: three lines of nearly full width, or a long paragraph in one line. */
export function isProse({ lines, text }: TextBlock): boolean {
  const width = text.length / lines.length;
  return (lines.length >= 3 && width > 52) || width > 160;
}

/** Whether a block has no words, as rulers have none. */
export function isWordless({ text }: TextBlock): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** Whether a block is drawn in a box, as those who prepare editions draw their notes. */
export function isBoxed({ lines }: TextBlock): boolean {
  return lines.length >= 3 && lines.every((line) => /^[|+]/.test(line));
}

/** Whether a block opens with a note of those who prepared the edition. */
export function isEditorsNote({ text }: TextBlock): boolean {
  return EDITORS_NOTE.test(text);
}

const EDITORS_NOTE =
  /^[\s[*|]{0,4}(?:(?:transcribers?|transcriber[’']s|transcribers[’']|redactor[’']s|proofreader[’']s|e-?text) (?:end)?notes?\b|notes? (?:du|de la|de) transcript(?:eur|ion|rice)s?\b|notas? (?:de|del|do) transcri\p{L}{2,8}|anmerkung(?:en)? zur transkription|opmerkingen van de bewerker|nota van de bewerker|uwagi do wydania|poprawki wprowadzone do tekstu|nadere opmerkingen)/iu;

/** Whether a block heads a list of what the book holds. */
export function isContentsHead({ lines }: TextBlock): boolean {
  return CONTENTS.test(lines[0] ?? '');
}

const CONTENTS =
  /^(?:the )?(?:contents|(?:table|list) of (?:contents|illustrations|plates|chapters)|(?:full-page )?illustrations|table(?: des mati[èe]res| des chapitres)?|[ií]ndice(?: general)?|inhalt(?:sverzeichnis)?|inhoud|spis (?:rzeczy|tre[śs]ci)|by the same author)[.:]?$/iu;
