import { type Chapter, chapterText, type Evidence } from '#document';
import { emptyReading, type Reading } from '#headers';
import {
  attribute,
  classNames,
  elementsBelow,
  fromXhtml,
  type HtmlElement,
  type HtmlTree,
  isElement,
  isText,
  textBelow,
} from '#markup';
import {
  type FieldEvidence,
  type ReadWork,
  shownRating,
  shownRelationship,
  shownSeries,
  shownStatus,
  shownWarnings,
} from '#stories';
import { CATEGORY_NAMES } from '#vocabulary';
import { GENERATOR } from './writer.ts';

const BODY_START_LENGTH = 80;
/** The longest single value that is read back. */
const MAX_VALUE = 100_000;

/** Whether a page's generator is this program. */
export function isOwnPage(generator: string | null): boolean {
  return generator === GENERATOR;
}

/**
 * Reads back a page that this program wrote: the marked values and the chapters, exactly. `picture` keeps one that stands
 * in an address and answers its SHA-256.
 */
export function readOwnPage(tree: HtmlTree, picture: (address: string) => string | null): ReadWork {
  const fields = new Fields();
  const chapters: Chapter[] = [];
  for (const element of elementsBelow(tree.root)) {
    const field = attribute(element, 'data-field');
    if (field !== null) fields.add(field, element);
    else if (element.tagName === 'h1') fields.add('title', element);
    if (element.tagName === 'section' && classNames(element).includes('chapter')) {
      const chapter = readChapter(element, tree.source, picture);
      if (chapter !== null) chapters.push(chapter);
    }
  }
  const { reading, evidence } = readingOf(fields);
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  const start = chapters.map(chapterText).find((text) => text !== '');
  const bodyStart = start?.split('\n')[0]?.slice(0, BODY_START_LENGTH) ?? null;
  return { reading, evidence, document, bodyStart };
}

function readChapter(
  section: HtmlElement,
  source: string,
  picture: (address: string) => string | null,
): Chapter | null {
  const parts = section.childNodes.filter(isElement);
  const heading = parts.find((part) => part.tagName === 'h2');
  const text = parts.find((part) => part.tagName === 'div' && classNames(part).includes('text'));
  const place = text?.sourceCodeLocation;
  if (!place?.startTag || !place.endTag) return null;
  const written = source.slice(place.startTag.endOffset, place.endTag.startOffset);
  const blocks = fromXhtml(
    written.replace(/<img src="(data:[^"]*)"/g, (whole, address: string) => {
      const kept = picture(address);
      return kept === null ? whole : `<img src="media/${kept}"`;
    }),
  );
  const titled = heading !== undefined && !classNames(heading).includes('counted');
  return titled ? { title: textBelow(heading, 1000), blocks } : { blocks };
}

/** The marked values of a page, in order. */
class Fields {
  readonly #found = new Map<string, { value: string; start: number; end: number }[]>();

  add(field: string, element: HtmlElement): void {
    const value = element.tagName === 'section' ? proseOf(element) : textBelow(element, MAX_VALUE);
    const place = element.sourceCodeLocation;
    const list = this.#found.get(field) ?? [];
    list.push({ value, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 });
    this.#found.set(field, list);
  }

  all(field: string): string[] {
    return this.#found.get(field)?.map(({ value }) => value) ?? [];
  }

  first(field: string): string | null {
    return this.#found.get(field)?.[0]?.value ?? null;
  }

  evidence(field: string): Evidence[] {
    return (this.#found.get(field) ?? []).map(({ value, start, end }) => ({
      source: 'metadata',
      raw: value,
      start,
      end,
      confidence: 1,
    }));
  }
}

/** Paragraphs of a marked section as text, its heading left out. */
function proseOf(section: HtmlElement): string {
  const paragraphs = section.childNodes.filter(isElement).filter((part) => part.tagName === 'p');
  return paragraphs.map((paragraph) => lineOf(paragraph)).join('\n\n');
}

function lineOf(paragraph: HtmlElement): string {
  return paragraph.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) && node.tagName === 'br' ? '\n' : ''))
    .join('');
}

/** Which marked value each field of a reading comes from. */
const MARKS: readonly (readonly [keyof Reading, string])[] = [
  ['title', 'title'],
  ['authors', 'creator'],
  ['rating', 'rating'],
  ['warnings', 'warning'],
  ['categories', 'category'],
  ['fandoms', 'fandom'],
  ['relationships', 'relationship'],
  ['characters', 'character'],
  ['genres', 'tag'],
  ['series', 'series'],
  ['language', 'language'],
  ['status', 'status'],
  ['date', 'published'],
  ['summary', 'summary'],
  ['notes', 'notes'],
  ['disclaimer', 'disclaimer'],
  ['archivePermission', 'archivePermission'],
];

function readingOf(fields: Fields): { reading: Reading; evidence: FieldEvidence } {
  const empty = emptyReading();
  const words = Number(fields.first('words') ?? Number.NaN);
  const reading: Reading = {
    ...empty,
    title: fields.first('title'),
    authors: fields.all('creator'),
    fandoms: fields.all('fandom'),
    relationships: fields.all('relationship').map(shownRelationship),
    characters: fields.all('character'),
    genres: fields.all('tag'),
    categories: CATEGORY_NAMES.filter((name) => fields.all('category').includes(name)),
    rating: shownRating(fields.first('rating'), fields.first('ratingRaw')),
    warnings: shownWarnings(fields.all('warning')),
    series: shownSeries(fields.first('series'), fields.first('seriesPosition')),
    language: fields.first('language'),
    status: shownStatus(fields.first('status')),
    date: fields.first('published'),
    summary: fields.first('summary'),
    notes: fields.first('notes'),
    disclaimer: fields.first('disclaimer'),
    archivePermission: { ...empty.archivePermission, raw: fields.first('archivePermission') },
    wordCount: Number.isFinite(words) ? words : null,
  };
  const evidence: FieldEvidence = {};
  for (const [field, mark] of MARKS) {
    const found = fields.evidence(mark);
    if (found.length > 0) evidence[field] = found;
  }
  return { reading, evidence };
}
