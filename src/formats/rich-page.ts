import type { Loss } from '#document';
import type { HeaderContext } from '#headers';
import { bodyOf, type HtmlElement, isElement, parseTree, readTree, textBelow } from '#markup';
import { mergeLosses, type ReadBlocks, readBlocksStory } from '#stories';
import { markGaps } from './rich-page-gaps.ts';

/** What is known of a rich page beside its text; `picture` is as in the options of `readTree`. */
export type RichPageContext = { header: HeaderContext; picture: (src: string) => string | null };

/**
 * Reads the page that a word processor's document became: its headings are set in order, empty paragraphs that part
 * scenes become breaks, and the story is understood from the blocks. Places of losses are not given, since nobody sees
 * the page.
 */
export function readRichPage(page: string, { header, picture }: RichPageContext): ReadBlocks {
  const tree = parseTree(page);
  const elements = bodyOf(tree).childNodes.filter(isElement);
  settleHeadings(elements);
  markGaps(elements);
  const { blocks, losses } = readTree(tree, { picture });
  const story = readBlocksStory(blocks, header);
  return { ...story, losses: mergeLosses([...losses.map(withoutPlace), ...story.losses]) };
}

function withoutPlace({ at: _, ...rest }: Loss): Loss {
  return rest;
}

const HEADING = /^h([1-6])$/;

/**
 * Word processors count headings from 1, and the first may be the story's title or its chapters'. The document has the
 * chapters' at level 3: the highest level in use, or the next where the highest heads the story alone, which is then a
 * line in the middle, as titles are.
 */
function settleHeadings(elements: readonly HtmlElement[]): void {
  const headings = elements.filter(
    (element) => HEADING.test(element.tagName) && textBelow(element, 200).trim() !== '',
  );
  const levels = headings.map((element) => Number(element.tagName.slice(1)));
  const used = [...new Set(levels)].sort((a, b) => a - b);
  const [highest] = used;
  const alone = levels.filter((level) => level === highest).length === 1 && levels[0] === highest;
  const titles = alone && used.length > 1 ? 1 : 0;
  headings.forEach((element, index) => {
    const rank = used.indexOf(levels[index] ?? 0) - titles;
    rename(element, rank < 0 ? 'p' : `h${Math.min(6, 3 + rank)}`);
    if (rank < 0) element.attrs = [{ name: 'class', value: 'align-center' }];
  });
}

function rename(element: HtmlElement, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}
