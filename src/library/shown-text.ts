import { type Reading, withholdPrivate } from '#headers';

/** Longer values are kept in the original only (AO3: title 255, tag 150, summary 1,250, notes 5,000; ours are roomier). */
export const MAX_NAME = 255;
export const MAX_PROSE = 20_000;

/** How a text is shown; null when nothing of it is. */
export type Shown = (value: string | null) => string | null;

/** Ways to show the texts of a reading: `prose` may tell of anybody, in `voice` the author speaks. */
export function showing(reading: Reading): { prose: Shown; voice: Shown } {
  const names = namesToWithhold(reading);
  return {
    prose: (value) => fitted(value && withholdPrivate(value, names, false), MAX_PROSE),
    voice: (value) => fitted(value && withholdPrivate(value, names, true), MAX_PROSE),
  };
}

/** Legal names, and full names of third parties: a pseudonym of one word stays. A byline is the author's own credit. */
function namesToWithhold({ realNames, beta, thanks, authors }: Reading): string[] {
  const full = [...beta, ...thanks].filter((name) => /^\p{Lu}\S* \p{Lu}/u.test(name));
  return [...realNames, ...full].filter((name) => name.length > 2 && !authors.includes(name));
}

/** A text without mail addresses. */
export function withoutAddresses(text: string): string {
  return withholdPrivate(text, [], false);
}

/** A text of at most `limit` characters; null when nothing is left. */
export function fitted(value: string | null, limit: number): string | null {
  if (value === null) return null;
  const shown = value.trim();
  return shown === '' ? null : clip(shown, limit);
}

/** A character beyond the first 65,536 that the cut went through. */
const HALF_A_PAIR = /[\ud800-\udbff]$/;

/** A text cut at `limit` characters. */
export function clip(value: string, limit: number): string {
  return value.length <= limit
    ? value
    : `${value
        .slice(0, limit - 1)
        .replace(HALF_A_PAIR, '')
        .trimEnd()}…`;
}

/** What an author says in their own voice, where telephones, ages and addresses may stand. */
export function spokenTexts(reading: Reading): string[] {
  const { notes, endNotes, disclaimer, dedication, feedback, other, archivePermission } = reading;
  const texts = [notes, endNotes, disclaimer, dedication, feedback, archivePermission.raw];
  return [...texts.filter((text) => text !== null), ...other.map(({ value }) => value)];
}

/** Labels, otherwise unknown, under which nothing stands that concerns the story. */
const PRIVATE_LABEL =
  /^(?:tele?phone(?: number)?|phone(?: number)?|tel|cell|mobile|fax|age|(?:postal |home |snail ?mail )?address|snail ?mail)$/i;

/** Whether what stands under a label is private, whatever it is. */
export function isPrivateLabel(label: string): boolean {
  return PRIVATE_LABEL.test(label.trim());
}
