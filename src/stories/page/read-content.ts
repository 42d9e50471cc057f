import type { Loss } from '#document';
import {
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  offsetOf,
  readTree,
  sourceLines,
} from '#markup';
import type { ReadStories } from '../read-work.ts';
import { loss, noStory, SHORTEST_STORY } from '../story-facts.ts';
import { findChrome } from './chrome.ts';
import type { PageContext } from './page-context.ts';
import { type PageMetadata, pageMetadata } from './page-metadata.ts';
import { storyLines } from './story-lines.ts';
import { understandBlocks } from './understand-blocks.ts';

/** What a server says in place of a page. */
const ERROR_PAGE =
  /\b(?:(?:404|403|500|410)\b.{0,20}\b(?:not found|error|forbidden|gone)|not found|page (?:cannot|can't) be (?:found|displayed)|access denied)/i;
const LONGEST_ERROR_PAGE = 1500;

/**
 * Reads the story in some nodes of a page: what is the site's among them is dropped, the header is understood, the rest
 * becomes chapters. Gives no works where there is no story, and says so among the losses.
 */
export function readContent(tree: HtmlTree, nodes: readonly HtmlNode[], context: PageContext): ReadStories {
  const { page, chrome } = contentOf(tree, nodes, context);
  const metadata = pageMetadata(tree);
  const all = sourceLines(page.blocks, page.origins);
  const range = storyLines(all);
  const lines = all.slice(range.from, range.to);
  const losses = [...page.losses, ...chromeLoss([...chrome.map(offsetOf), ...range.dropped])];
  const text = lines.map((line) => line.source.text).join('\n');
  const failed = text.length < LONGEST_ERROR_PAGE && ERROR_PAGE.test(`${metadata.rawTitle}\n${text}`);
  const work =
    failed || text.trim().length < SHORTEST_STORY
      ? null
      : understandBlocks({ ...page, lines }, headerContext(metadata, context), context.places.line);
  return work === null ? { works: [], losses: [...losses, noStory()] } : { works: [work], losses };
}

function headerContext({ hints, edition }: PageMetadata, { name, path }: PageContext) {
  return { name, path, hints, ...(edition !== null && { edition }) };
}

/** The nodes' content without chrome; a page that would be nothing but chrome by every rule keeps its links. */
function contentOf(
  tree: HtmlTree,
  nodes: readonly HtmlNode[],
  { picture }: PageContext,
): { page: HtmlDocument; chrome: HtmlElement[] } {
  const chrome = findChrome(nodes);
  return {
    page: readTree(tree, {
      within: nodes,
      skip: (element) => chrome.has(element),
      ...(picture && { picture }),
    }),
    chrome: [...chrome],
  };
}

function chromeLoss(offsets: readonly number[]): Loss[] {
  if (offsets.length === 0) return [];
  const at = offsets.reduce((least, offset) => Math.min(least, offset));
  return [loss('FL-LOSS-CHROME', at, offsets.length === 1 ? undefined : offsets.length)];
}
