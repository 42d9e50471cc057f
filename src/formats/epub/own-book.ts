import type { Chapter } from '#document';
import { emptyReading, type Reading } from '#headers';
import {
  classNames,
  elementsBelow,
  fromXhtml,
  type HtmlElement,
  type HtmlTree,
  isElement,
  isText,
  localName,
  textBelow,
  type XmlElement,
  xmlElementsBelow,
  xmlText,
} from '#markup';
import {
  type Book,
  type BookDocument,
  bodyStartOf,
  type FieldEvidence,
  packageEvidence,
  type ReadStories,
  shownRating,
  shownRelationship,
  shownSeries,
  shownStatus,
  shownWarnings,
} from '#stories';
import { CATEGORY_NAMES } from '#vocabulary';
import { PREFACE } from './names.ts';
import { SUBJECT_AUTHORITY } from './package.ts';
import { attributeOf } from './read-package.ts';

/** Whether a package document is one that this program wrote: its subjects say of which kind they are. */
export function isOwnBook(root: XmlElement): boolean {
  return subjectKinds(root).size > 0;
}

/** Reads back a book that this program wrote: what the package and the preface say, and the chapters, exactly. */
export function readOwnBook(book: Book, root: XmlElement): ReadStories {
  const preface = book.documents.find(({ path }) => path.endsWith(`/${PREFACE}`));
  const own = { ...packageReading(root), ...(preface && prefaceReading(preface.tree)) };
  const found = book.documents.flatMap((document) => readChapter(document) ?? []);
  const title = found.length === 1 ? own.title : null;
  const chapters = found.map((chapter, index): Chapter => {
    const counted = chapter.title === `Chapter ${index + 1}` || chapter.title === title;
    return counted ? { blocks: chapter.blocks } : chapter;
  });
  const reading: Reading = { ...emptyReading(), ...own };
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  const evidence = evidenceOf(book, reading);
  return { works: [{ reading, evidence, document, bodyStart: bodyStartOf(chapters) }], losses: [] };
}

/** The names of a book's subjects by their kind. */
function subjectKinds(root: XmlElement): Map<string, string[]> {
  const elements = [...xmlElementsBelow(root)];
  const names = new Map<string, string>();
  for (const element of elements)
    if (localName(element.name) === 'subject') names.set(attributeOf(element, 'id') ?? '', xmlText(element));
  const kinds = new Map<string, string[]>();
  for (const element of elements) {
    const authority = xmlText(element);
    const name = names.get((attributeOf(element, 'refines') ?? '').slice(1));
    if (name === undefined || attributeOf(element, 'property') !== 'authority') continue;
    if (!authority.startsWith(SUBJECT_AUTHORITY)) continue;
    const kind = authority.slice(SUBJECT_AUTHORITY.length);
    kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  }
  return kinds;
}

function packageReading(root: XmlElement): Partial<Reading> & Pick<Reading, 'title'> {
  const texts = (name: string) =>
    [...xmlElementsBelow(root)].filter((one) => localName(one.name) === name).map(xmlText);
  const meta = (name: string) =>
    [...xmlElementsBelow(root)]
      .filter((element) => attributeOf(element, 'name') === name)
      .map((element) => attributeOf(element, 'content'))[0] ?? null;
  const kinds = subjectKinds(root);
  const of = (kind: string) => kinds.get(kind) ?? [];
  const language = texts('language')[0] ?? 'und';
  return {
    title: texts('title')[0] ?? null,
    authors: texts('creator'),
    language: language === 'und' ? null : language,
    rating: shownRating(of('rating')[0] ?? null),
    warnings: shownWarnings(of('warning')),
    categories: CATEGORY_NAMES.filter((name) => of('category').includes(name)),
    fandoms: of('fandom'),
    relationships: of('relationship').map(shownRelationship),
    characters: of('character'),
    genres: of('tag'),
    series: shownSeries(meta('calibre:series'), meta('calibre:series_index')),
    summary: texts('description')[0] ?? null,
    archivePermission: { ...emptyReading().archivePermission, raw: texts('rights')[0] ?? null },
    date: texts('date')[0] ?? null,
  };
}

/** What only the preface says: notes, disclaimer, status and how many words. */
function prefaceReading(tree: HtmlTree): Partial<Reading> {
  const facts = new Map<string, string>();
  const prose = new Map<string, string[]>();
  let label = '';
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName === 'dt' || element.tagName === 'h2') label = textBelow(element, 100);
    if (element.tagName === 'dd') facts.set(label, textBelow(element));
    if (element.tagName === 'p') prose.set(label, [...(prose.get(label) ?? []), linesOf(element)]);
  }
  const words = Number(facts.get('Words') ?? Number.NaN);
  return {
    notes: prose.get('Notes')?.join('\n\n') ?? null,
    disclaimer: prose.get('Disclaimer')?.join('\n\n') ?? null,
    status: shownStatus(facts.get('Status') ?? null),
    wordCount: Number.isFinite(words) ? words : null,
  };
}

function linesOf(paragraph: HtmlElement): string {
  return paragraph.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) && node.tagName === 'br' ? '\n' : ''))
    .join('');
}

/** A chapter's heading and the fragment after it; null for the book's other pages. */
function readChapter({ tree, picture }: BookDocument): Chapter | null {
  for (const heading of elementsBelow(tree.root)) {
    if (heading.tagName !== 'h2' || !classNames(heading).includes('chapter-title')) continue;
    const section = heading.parentNode;
    const from = heading.sourceCodeLocation?.endOffset;
    const to =
      section !== null && 'tagName' in section ? section.sourceCodeLocation?.endTag?.startOffset : undefined;
    if (from === undefined || to === undefined) return null;
    const fragment = tree.source.slice(from, to);
    const title = textBelow(heading, 1_000);
    const blocks = fromXhtml(picture === undefined ? fragment : withPictures(fragment, picture));
    return title === '' ? { blocks } : { title, blocks };
  }
  return null;
}

/** Pictures by the names that fragments have for them. */
function withPictures(fragment: string, picture: (src: string) => string | null): string {
  if (!fragment.includes('<img ')) return fragment;
  return fragment.replace(/<img src="(media\/[0-9a-f]{64}\.[a-z]{3,4})"/g, (whole, src: string) => {
    const kept = picture(src);
    return kept === null ? whole : `<img src="media/${kept}"`;
  });
}

/** Which element says each field. */
const ELEMENTS: readonly (readonly [keyof Reading, string, (reading: Reading) => readonly string[]])[] = [
  ['title', 'title', ({ title }) => (title === null ? [] : [title])],
  ['authors', 'creator', ({ authors }) => authors],
  ['language', 'language', ({ language }) => (language === null ? [] : [language])],
  ['fandoms', 'subject', ({ fandoms }) => fandoms],
  ['relationships', 'subject', ({ relationships }) => relationships.map(({ raw }) => raw)],
  ['characters', 'subject', ({ characters }) => characters],
  ['genres', 'subject', ({ genres }) => genres],
  ['rating', 'subject', ({ rating }) => (rating.raw === null ? [] : [rating.raw])],
  ['summary', 'description', ({ summary }) => (summary === null ? [] : [summary])],
  ['date', 'date', ({ date }) => (date === null ? [] : [date])],
  ['series', 'meta', ({ series }) => (series?.name == null ? [] : [series.name])],
];

function evidenceOf({ packageSource }: Book, reading: Reading): FieldEvidence {
  const evidence: FieldEvidence = {};
  for (const [field, element, valuesOf] of ELEMENTS) {
    const found = valuesOf(reading).map((value) => ({
      ...packageEvidence(packageSource, element, value),
      confidence: 1,
    }));
    if (found.length > 0) evidence[field] = found;
  }
  return evidence;
}
