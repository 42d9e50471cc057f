import { cleanText } from './clean-text.ts';

/**
 * The template tag of every page, feed and book: `html` escapes whatever is put into it unless it is Markup already
 * and leaves out what no page may hold (a control character in a title would make a book no e-reader opens), and only this room makes Markup, so a page cannot hold a string that nobody looked at. Attribute values must be
 * quoted in the template.
 */
export class Markup {
  /** Well-formed markup. */
  readonly value: string;
  /** Use {@link html} or a serializer of this room instead. */
  constructor(value: string, key: typeof MAKER) {
    if (key !== MAKER) throw new TypeError('Markup is made by the markup room only');
    this.value = value;
  }
  toString(): string {
    return this.value;
  }
}

const MAKER: unique symbol = Symbol('maker');

/** What a template takes: text and numbers (escaped), markup, nothing (`null`, `undefined`, `false`), or lists. */
export type Interpolation = string | number | Markup | null | undefined | false | readonly Interpolation[];

/** Builds markup; interpolated text is escaped for element content and for quoted attribute values alike. */
export function html(strings: TemplateStringsArray, ...values: Interpolation[]): Markup {
  let out = strings[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    out += render(values[index]) + (strings[index + 1] ?? '');
  }
  return new Markup(out, MAKER);
}

/** Markups one after another. */
export function join(parts: readonly Interpolation[], separator: Interpolation = ''): Markup {
  return new Markup(parts.map(render).join(render(separator)), MAKER);
}

/**
 * Markup from a string that this program serialized itself (a stored chapter). Never call it with anything that came
 * from outside and has not gone through the document model.
 */
export function markupOf(trusted: string): Markup {
  return new Markup(trusted, MAKER);
}

/** What may not stand in a script element as it is, and what no page may hold; JSON has other ways to write each. */
const NOT_IN_SCRIPTS = /[<>&\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g;

/**
 * Data as the text of a script element (HTML standard, "restrictions for contents of script elements"): JSON in which nothing can end the element or
 * open a comment in it. Such an element with a type like `application/ld+json` is a data block, which no browser runs.
 */
export function embeddedJson(data: unknown): Markup {
  const json = JSON.stringify(data).replace(
    NOT_IN_SCRIPTS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Markup(json, MAKER);
}

/** A picture as stored fragments write it. */
const PICTURE = /<img src="media\/([0-9a-f]{64})" alt="([^"]*)" \/>/g;

/** The pictures that a stored fragment shows, in order: SHA-256 and description, escaped as it stands there. */
export function picturesIn({ value }: Markup): { sha256: string; alt: string }[] {
  return [...value.matchAll(PICTURE)].map(([, sha256 = '', alt = '']) => ({ sha256, alt }));
}

/**
 * A stored fragment whose pictures are elsewhere: `place` gives the address of one by its SHA-256, or null where there is
 * none, and then its description stands there.
 */
export function placePictures(fragment: Markup, place: (hash: string) => string | null): Markup {
  if (!fragment.value.includes('<img ')) return fragment;
  const placed = fragment.value.replace(PICTURE, (_, hash: string, alt: string) => {
    const address = place(hash);
    return address === null
      ? `<p class="alt">${alt}</p>`
      : `<img src="${escapeText(address)}" alt="${alt}" />`;
  });
  return new Markup(placed, MAKER);
}

/** Text with the five characters that mean something in markup escaped. */
export function escapeText(text: string): string {
  return NEEDS_ESCAPE.test(text)
    ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    : text;
}

const NEEDS_ESCAPE = /[&<>"']/;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Interpolation): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(cleanText(value));
  if (typeof value === 'number') return String(value);
  if (value instanceof Markup) return value.value;
  let out = '';
  for (const part of value) out += render(part);
  return out;
}
