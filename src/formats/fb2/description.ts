import type { Reading } from '#headers';
import { isXmlElement, localName, oneLine, type XmlElement, xmlText } from '#markup';
import type { FieldEvidence } from '#stories';

/** What a book's description says (FictionBook 2.2, `title-info` and `src-title-info`); values as written. */
export type Description = {
  title: string | null;
  authors: string[];
  translators: string[];
  genres: string[];
  keywords: string[];
  annotation: string | null;
  series: { name: string; position: number | null } | null;
  date: string | null;
  language: string | null;
  sourceLanguage: string | null;
  originalTitle: string | null;
  /** The name of the picture on the cover, without `#`. */
  cover: string | null;
};

/** Reads the description of a book; an absent one says nothing. */
export function readDescription(book: XmlElement): Description {
  const description = childOf(book, 'description');
  const info = childOf(description, 'title-info');
  const source = childOf(description, 'src-title-info');
  const annotation = childOf(info, 'annotation');
  const cover = childOf(childOf(info, 'coverpage'), 'image');
  return {
    title: known(textOf(childOf(info, 'book-title'))),
    authors: people(info, 'author'),
    translators: people(info, 'translator'),
    genres: childrenOf(info, 'genre').flatMap((one) => textOf(one) ?? []),
    keywords: (textOf(childOf(info, 'keywords')) ?? '').split(/[,;]/).map(oneLine).filter(Boolean),
    annotation: annotation === null ? null : paragraphsOf(annotation),
    series: seriesOf(info),
    date: dateOf(childOf(info, 'date')),
    language: languageOf(childOf(info, 'lang')),
    sourceLanguage: languageOf(childOf(info, 'src-lang')),
    originalTitle: textOf(childOf(source, 'book-title')),
    cover: cover === null ? null : (hrefOf(cover)?.replace(/^#/, '') ?? null),
  };
}

/**
 * Puts a description over what was understood from the text: it is the book's own word for these fields, and only
 * those that it leaves open are the text's.
 */
export function applyDescription(
  found: Description,
  reading: Reading,
  evidence: FieldEvidence,
): { reading: Reading; evidence: FieldEvidence } {
  const next: Reading = { ...reading };
  const cited: FieldEvidence = { ...evidence };
  const state = <Field extends keyof Reading>(field: Field, value: Reading[Field], raw: string) => {
    next[field] = value;
    cited[field] = [{ source: 'metadata', raw: raw.slice(0, 2000), start: 0, end: 0, confidence: 1 }];
  };
  const { title, authors, annotation, date, language, series, translators } = found;
  if (title !== null) state('title', title, title);
  if (authors.length > 0) state('authors', authors, authors.join(', '));
  if (annotation !== null) state('summary', annotation, annotation);
  if (date !== null) state('date', date, date);
  if (language !== null) state('language', language, language);
  if (series !== null) state('series', { ...series, of: null, relation: null, related: null }, series.name);
  const tags = [...found.genres.map(genreName), ...found.keywords.map((one) => one.toLowerCase())];
  const genres = [...new Set([...reading.genres, ...tags.filter((tag) => tag !== '')])];
  if (genres.length > reading.genres.length)
    state('genres', genres, [...found.genres, ...found.keywords].join(', '));
  if (translators.length > 0) {
    const own = reading.translation ?? { originalUrl: null, permission: null };
    const { originalTitle } = found;
    state('translation', { ...own, translator: translators, originalTitle }, translators.join(', '));
  }
  return { reading: next, evidence: cited };
}

/** The first child of a local name; null of nothing is null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null;
}

/** The children of a local name. */
export function childrenOf(element: XmlElement | null, name: string): XmlElement[] {
  return element?.children.filter(isXmlElement).filter((child) => localName(child.name) === name) ?? [];
}

/** Where a link or picture points; the prefix of XLink is anybody's choice. */
export function hrefOf(element: XmlElement): string | null {
  for (const [name, value] of Object.entries(element.attributes))
    if (localName(name) === 'href') return value.trim();
  return null;
}

/** `sf_fantasy` → `sf fantasy`; the codes that say only that a book is prose say nothing. */
function genreName(code: string): string {
  return /^(?:antique|other|prose|unrecognised)$/.test(code) ? '' : code.replaceAll('_', ' ').toLowerCase();
}

function people(info: XmlElement | null, kind: string): string[] {
  const names = childrenOf(info, kind).map((person) => {
    const part = (name: string) => textOf(childOf(person, name));
    const full = [part('first-name'), part('middle-name'), part('last-name')].filter((one) => one !== null);
    return known(full.length > 0 ? full.join(' ') : part('nickname'));
  });
  return [...new Set(names.filter((name) => name !== null))];
}

/** Converters write `Unknown` where nobody said. */
function known(value: string | null): string | null {
  return value === null ||
    /^(?:unknown(?: author)?|неизвестен|неизвестный автор|автор неизвестен|untitled)$/i.test(value)
    ? null
    : value;
}

function textOf(element: XmlElement | null): string | null {
  const text = element === null ? '' : oneLine(xmlText(element).slice(0, 2000));
  return text === '' ? null : text;
}

function paragraphsOf(annotation: XmlElement): string | null {
  const parts = annotation.children
    .filter(isXmlElement)
    .map((part) => oneLine(xmlText(part).slice(0, 20_000)))
    .filter(Boolean);
  const text = parts.length > 0 ? parts.join('\n\n') : oneLine(xmlText(annotation).slice(0, 20_000));
  return text === '' ? null : text;
}

function seriesOf(info: XmlElement | null): Description['series'] {
  const sequence = childOf(info, 'sequence');
  const name = oneLine(sequence?.attributes['name'] ?? '').slice(0, 500);
  if (name === '') return null;
  const number = sequence?.attributes['number'] ?? '';
  return { name, position: /^\d{1,5}$/.test(number) ? Number(number) : null };
}

/** An ISO date of the attribute, else of the text; a bare year too. */
function dateOf(element: XmlElement | null): string | null {
  const stated = [element?.attributes['value'], textOf(element)].find((one) =>
    /^\d{4}(?:-\d{2}){0,2}$/.test(one ?? ''),
  );
  return stated ?? null;
}

function languageOf(element: XmlElement | null): string | null {
  const text = textOf(element);
  return text !== null && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(text)
    ? text.toLowerCase().slice(0, 12)
    : null;
}
