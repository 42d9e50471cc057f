import { attribute, bodyOf, type HtmlElement, isElement } from '#markup';
import { noStory } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { allBelow, byId, bySelector, firstBelow, hasClass, lineOf } from '../elements.ts';
import type { PageProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { readIntroduction, saysFicHub } from './introduction.ts';
import { addChapter, ficHubWork, takeAuthors } from './work.ts';

/** Reads FicHub's single page (formats §5), which it gives inside a zip: the whole story with its list of contents. */
export const readFicHubPage: PageProducer = (tree, origin) => {
  const body = bodyOf(tree);
  const title = bySelector(body, 'span.title');
  const parts = allBelow(body, isChapter);
  if (title === null || (parts.length === 0 && byId(body, 'contents-list') === null)) return null;
  if (firstBelow(body, saysFicHub) === null) return null;
  const source = new Source(tree, origin);
  const said = new Said();
  said.take('title', lineOf(title) || null, source.evidence(title));
  const author = bySelector(body, 'span.author');
  if (author !== null) takeAuthors(said, source, lineOf(author, 500), author);
  const heads = body.childNodes.findLastIndex((node) => isElement(node) && /^h[12]$/.test(node.tagName));
  const address = readIntroduction(said, source, body.childNodes.slice(heads + 1));
  const list = new ChapterList();
  for (const part of parts)
    addChapter(
      list,
      source,
      part.childNodes.filter((node) => !(isElement(node) && hasClass(node, 'chapter_nav'))),
      said.reading.title,
    );
  const works = ficHubWork(said, list.chapters(), address);
  return { works, losses: works.length === 0 ? [...source.losses, noStory()] : source.losses };
};

function isChapter(element: HtmlElement): boolean {
  return element.tagName === 'div' && /^chap_\d{1,5}$/.test(attribute(element, 'id') ?? '');
}
