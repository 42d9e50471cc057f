import type { Chapter } from '#document';
import { classNames, elementsBelow, localName, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import {
  type Book,
  type BookDocument,
  bodyStartOf,
  noStory,
  type ReadStories,
  type ReadWork,
} from '#stories';
import { MarkedFields, ownChapter } from '../own-preface.ts';
import { withoutLinkedNotes } from './chapter-notes.ts';
import { AFTERWORD, PREFACE } from './names.ts';
import { attributeOf } from './read-package.ts';
import { SUBJECT_AUTHORITY } from './subjects.ts';

/** Whether a package document is one that this program wrote: its subjects say of which kind they are. */
export function isOwnBook(root: XmlElement): boolean {
  for (const element of xmlElementsBelow(root))
    if (
      localName(element.name) === 'meta' &&
      attributeOf(element, 'property') === 'authority' &&
      xmlText(element).startsWith(SUBJECT_AUTHORITY)
    )
      return true;
  return false;
}

/** What was found of one work, until the next begins. */
type Draft = { fields: MarkedFields; chapters: Chapter[] };

/** Reads back a book that this program wrote: what the preface of each work says, and its chapters, exactly. */
export function readOwnBook(book: Book): ReadStories {
  const drafts: Draft[] = [];
  for (const document of book.documents) {
    const isPreface = document.path.endsWith(PREFACE);
    if (isPreface) drafts.push({ fields: new MarkedFields(), chapters: [] });
    const draft = drafts.at(-1);
    if (draft === undefined) continue;
    if (isPreface || document.path.endsWith(AFTERWORD)) takeFields(draft.fields, document);
    else draft.chapters.push(...chaptersOf(document));
  }
  const works = drafts.filter(({ fields }) => !fields.isEmpty).map(workOf);
  return { works, losses: works.length === 0 ? [noStory()] : [] };
}

function workOf({ fields, chapters }: Draft): ReadWork {
  const { reading, evidence, ...beyond } = fields.reading();
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  return { reading, evidence, document, bodyStart: bodyStartOf(chapters), ...beyond };
}

function takeFields(fields: MarkedFields, { tree, start }: BookDocument): void {
  for (const element of elementsBelow(tree.root)) fields.take(element, start);
}

/** The chapter of a page; none for the book's other pages. */
function chaptersOf({ tree, picture }: BookDocument): Chapter[] {
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName !== 'section') continue;
    if (classNames(element).includes('title-page')) return [];
    const chapter = ownChapter(element, tree, (fragment) => mended(fragment, picture));
    return chapter === null ? [] : [chapter];
  }
  return [];
}

/** A fragment as it was before it was put into a book. */
function mended(fragment: string, picture: BookDocument['picture']): string {
  const plain = withoutLinkedNotes(fragment);
  return picture === undefined ? plain : withPictures(plain, picture);
}

/** Pictures by the names that fragments have for them. */
function withPictures(fragment: string, picture: (src: string) => string | null): string {
  if (!fragment.includes('<img ')) return fragment;
  return fragment.replace(/<img src="(media\/[0-9a-f]{64}\.[a-z]{3,4})"/g, (whole, src: string) => {
    const kept = picture(src);
    return kept === null ? whole : `<img src="media/${kept}"`;
  });
}
