import { attribute, bodyOf, type HtmlElement, type HtmlNode, isElement, offsetOf } from '#markup';
import { loss, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { allBelow, bySelector, firstBelow, lineOf } from '../elements.ts';
import type { PageProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { addChapter, isFailedPicture } from './chapter.ts';
import { takeEntries, wholeWork } from './fields.ts';
import { readTitlePage } from './title-page.ts';

/**
 * Reads a story that FanFicFare, or fanficdownloader before it, wrote as one page (formats §4): a heading, a table of
 * labels and values, a list of contents, and chapters that each begin with an anchor `section0001`.
 */
export const readFanFicFarePage: PageProducer = (tree, origin) => {
  const body = bodyOf(tree);
  const heading = firstBelow(body, (element) => element.tagName === 'h1');
  const table = bySelector(body, 'table.full');
  const sections = allBelow(body, isSection);
  const [first] = sections;
  if (heading === null || first === undefined) return null;
  const contents = firstBelow(body, (element) => attribute(element, 'name') === 'TOCTOP');
  if (table === null && contents === null) return null;
  const source = new Source(tree, origin);
  const said = new Said();
  const { entries, address } = readTitlePage(said, source, heading, table ?? heading);
  takeEntries(said, entries);
  const chapters = chaptersOf(source, first, said.reading.title);
  for (const picture of allBelow(body, isFailedPicture))
    source.lose(loss('FL-LOSS-IMAGE', offsetOf(picture)));
  if (textLength(chapters) === 0 && entries.length === 0) return null;
  const { dateUpdated, date } = said.reading;
  const addresses = address === null ? [] : wholeWork(address);
  return { works: [said.work(chapters, { addresses, updated: dateUpdated ?? date })], losses: source.losses };
};

function isSection(element: HtmlElement): boolean {
  return element.tagName === 'a' && /^section\d{1,6}$/.test(attribute(element, 'name') ?? '');
}

/** The chapters are siblings: an anchor with the title, then the text. */
function chaptersOf(source: Source, first: HtmlElement, workTitle: string | null) {
  const list = new ChapterList(isFailedPicture);
  const siblings = first.parentNode?.childNodes ?? [];
  let section: HtmlElement | null = null;
  let nodes: HtmlNode[] = [];
  const end = () => {
    if (section !== null)
      addChapter(list, source, { title: lineOf(section), workTitle, nodes, at: offsetOf(section) });
    nodes = [];
  };
  for (const node of siblings) {
    if (isElement(node) && isSection(node)) {
      end();
      section = node;
    } else if (section !== null) nodes.push(node);
  }
  end();
  return list.chapters();
}
