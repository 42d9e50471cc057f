import { bodyOf, isElement } from '#markup';
import { mergeLosses, noStory } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { firstBelow, lineOf } from '../elements.ts';
import type { BookProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { type Source, sourcesOf } from '../source.ts';
import { readIntroduction, saysFicHub } from './introduction.ts';
import { addChapter, ficHubWork, takeAuthors } from './work.ts';

/**
 * Reads an EPUB of FicHub (formats §5): `introduction.xhtml` says what the story is, `chap_N.xhtml` hold it. The
 * package's language is always English, whatever the story is in, and is not taken.
 */
export const readFicHubBook: BookProducer = ({ documents, metadata }) => {
  const sources = sourcesOf(documents);
  const introduction = sources.find(
    ({ path, tree }) =>
      /(?:^|\/)introduction\.x?html?$/i.test(path) && firstBelow(tree.root, saysFicHub) !== null,
  );
  if (introduction === undefined) return null;
  const said = new Said();
  const address = takeIntroduction(said, introduction);
  said.takeFirst('title', metadata.title);
  const list = new ChapterList();
  for (const source of sources)
    if (/(?:^|\/)chap_\d{1,5}\.x?html?$/i.test(source.path))
      addChapter(list, source, bodyOf(source.tree).childNodes, said.reading.title);
  const works = ficHubWork(said, list.chapters(), address);
  const losses = sources.flatMap((source) => source.losses);
  return { works, losses: mergeLosses(works.length === 0 ? [...losses, noStory()] : losses) };
};

function takeIntroduction(said: Said, source: Source): string | null {
  const body = bodyOf(source.tree);
  const title = firstBelow(body, (element) => element.tagName === 'h1');
  const byline = firstBelow(body, (element) => element.tagName === 'p' && /^By:/.test(lineOf(element, 20)));
  if (title !== null) said.take('title', lineOf(title) || null, source.evidence(title));
  if (byline !== null) takeAuthors(said, source, lineOf(byline).replace(/^By:\s?/, ''), byline);
  const after = byline ?? title;
  const nodes = body.childNodes;
  const from = after === null ? 0 : nodes.findIndex((node) => isElement(node) && node === after) + 1;
  return readIntroduction(said, source, nodes.slice(from));
}
