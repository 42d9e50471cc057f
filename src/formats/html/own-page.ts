import type { Chapter } from '#document';
import { attribute, classNames, elementsBelow, type HtmlElement, type HtmlTree } from '#markup';
import { bodyStartOf, type ReadWork } from '#stories';
import { MarkedFields, ownChapter } from '../own-preface.ts';
import { GENERATOR } from './writer.ts';

/** Whether a page's generator is this program. */
export function isOwnPage(generator: string | null): boolean {
  return generator === GENERATOR;
}

/** What was found of one work, until the next begins. */
type Draft = { fields: MarkedFields; chapters: Chapter[] };

/**
 * Reads back a page that this program wrote: the marked values and the chapters of each work, exactly. `picture` keeps one
 * that stands in an address and answers its SHA-256.
 */
export function readOwnPage(tree: HtmlTree, picture: (address: string) => string | null): ReadWork[] {
  const drafts: Draft[] = [];
  const mend = (fragment: string) => withPictures(fragment, picture);
  for (const element of elementsBelow(tree.root)) {
    if (isTitle(element)) drafts.push({ fields: new MarkedFields(), chapters: [] });
    const draft = drafts.at(-1);
    draft?.fields.take(element);
    if (element.tagName !== 'section' || !classNames(element).includes('chapter')) continue;
    const chapter = ownChapter(element, tree, mend);
    if (chapter !== null) draft?.chapters.push(chapter);
  }
  return drafts.map(workOf);
}

/** A work begins with its title. */
function isTitle(element: HtmlElement): boolean {
  return attribute(element, 'data-field') === 'title';
}

function workOf({ fields, chapters }: Draft): ReadWork {
  const { reading, evidence, ...beyond } = fields.reading();
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  return { reading, evidence, document, bodyStart: bodyStartOf(chapters), ...beyond };
}

function withPictures(fragment: string, picture: (address: string) => string | null): string {
  if (!fragment.includes('<img ')) return fragment;
  return fragment.replace(/<img src="(data:[^"]*)"/g, (whole, address: string) => {
    const kept = picture(address);
    return kept === null ? whole : `<img src="media/${kept}"`;
  });
}
