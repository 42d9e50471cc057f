/** How values of the catalogue are said to people. */
import type { WorkStatus } from '#catalogue';
import { EVIDENCE_SOURCES } from '#document';
import { html, type Markup } from '#markup';
import { dayText, listParts, momentText, monthText, numberText, say, type TextKey } from '#words';

/** What is counted with a word of its own. */
type Countable = Extract<TextKey, `counts.${string}`> extends `counts.${infer Noun}` ? Noun : never;

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return numberText(value);
}

/** `1 work`, `2 works`, standing alone: where a sentence goes on, the whole of it is a message. */
export function counted(value: number, noun: Countable): string {
  return say(`counts.${noun}`, { count: value });
}

/** A number of bytes in the largest unit that keeps it at 1 or above, powers of 1024. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return counted(bytes, 'byte');
  return `${numberText(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10)} ${units[unit]}`;
}

/** A date of the catalogue (a year, a month, a day or a moment) as a `time` element; the original text if it is none. */
export function dateOf(iso: string): Markup {
  const said = dateText(iso);
  return said === null ? html`${iso}` : html`<time datetime="${iso.slice(0, 10)}">${said}</time>`;
}

function dateText(iso: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (match === null) return null;
  const [, year, month, day] = match;
  if (month === undefined) return year ?? null;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  return day === undefined ? monthText(date) : dayText(date);
}

/** A moment with its time of day, in UTC. */
export function momentOf(iso: string): Markup {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return html`${iso}`;
  return html`<time datetime="${date.toISOString()}">${say('wording.moment', { moment: momentText(date) })}</time>`;
}

/** A language tag that is fit for a `lang` attribute, or null. */
export function languageTag(tag: string | null): string | null {
  return tag !== null && /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}$/.test(tag) ? tag : null;
}

/** `1 of 3`, or `1 of ?` when nobody knows how many there will be. */
export function chapterCount(work: { chapters: number; status: WorkStatus }): string {
  return work.status === 'complete'
    ? count(work.chapters)
    : say('wording.of-unknown', { chapters: work.chapters });
}

/** Plain text with blank lines between paragraphs, as paragraphs; single newlines stay line breaks. */
export function prose(text: string): Markup {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return html`${paragraphs.map((paragraph) => html`<p>${lines(paragraph)}</p>`)}`;
}

function lines(paragraph: string): Markup {
  const parts = paragraph.split('\n');
  return html`${parts.map((line, index) => (index === 0 ? line : html`<br>${line}`))}`;
}

/** Cut to `limit` characters at a word where there is one, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Names in a row, said as one phrase: `a, b and c`. */
export function listed(parts: readonly Markup[]): Markup {
  return html`${listParts(parts)}`;
}

/** Where readings of a label come from: `the label “rating”`, `sentences`. What is no source is a label, and no reading is a person's. */
export function labelWords(label: string): string {
  const source = EVIDENCE_SOURCES.find((one) => one === label);
  return source === undefined || source === 'person'
    ? say('wording.label', { label })
    : say(`wording.from-${source}`);
}

/** How sure a reading is, in words, with the number it stands for. */
export function confidenceWords(confidence: number): string {
  const percent = `${Math.round(confidence * 100)}\u00a0%`;
  if (confidence >= 0.95) return say('wording.sure', { percent });
  if (confidence >= 0.75) return say('wording.nearly-sure', { percent });
  if (confidence >= 0.6) return say('wording.likely', { percent });
  if (confidence > 0.4) return say('wording.doubtful', { percent });
  return say('wording.guess', { percent });
}
