import type { Loss } from '#document';
import {
  type HtmlDocument,
  type HtmlElement,
  type HtmlTree,
  offsetOf,
  type ReadingOptions,
  readTree,
  sourceLines,
} from '#markup';
import { PAGE_PRODUCERS } from '../producers/pages.ts';
import type { PageProducer } from '../producers/producer.ts';
import type { FieldEvidence, ReadStories, ReadWork } from '../read-work.ts';
import { loss, noStory, SHORTEST_STORY } from '../story-facts.ts';
import { findChrome } from './chrome.ts';
import { mainContent } from './main-content.ts';
import { type PageMetadata, pageMetadata } from './page-metadata.ts';
import type { PlaceMap } from './places.ts';
import { storyLines } from './story-lines.ts';
import { understandBlocks } from './understand-blocks.ts';

/** What a server says in place of a page. */
const ERROR_PAGE =
  /\b(?:(?:404|403|500|410)\b.{0,20}\b(?:not found|error|forbidden|gone)|not found|page (?:cannot|can't) be (?:found|displayed)|access denied)/i;
const LONGEST_ERROR_PAGE = 1500;

/**
 * Where a page comes from: `places` as {@link OpenPage} gives them, the file's name and path as weak hints, its address
 * where that is known from outside, and `picture` as in {@link ReadingOptions}.
 */
export type PageContext = {
  places: PlaceMap;
  name: string;
  path: string;
  address?: string;
  picture?: NonNullable<ReadingOptions['picture']>;
};

/**
 * Reads the story of a web page: by the marks of the program that made it, else by finding the part that holds the story,
 * dropping what is the site's, and understanding the header. A page without a story gives no works and says
 * FL-FILE-NO-STORY among its losses. Offsets of evidence and losses point into the decoded page.
 */
export function readPage(tree: HtmlTree, context: PageContext): ReadStories {
  const { places } = context;
  const made = readMade(tree, context);
  if (made === null) {
    const { works, losses } = readAnyPage(tree, context);
    return { works, losses: losses.map((one) => placed(one, places)) };
  }
  return {
    works: made.works.map((work) => placedWork(work, places)),
    losses: made.losses.map((one) => placed(one, places)),
  };
}

/** What the first producer says that knows the page. */
function readMade(tree: HtmlTree, context: PageContext): ReturnType<PageProducer> {
  for (const read of PAGE_PRODUCERS) {
    const made = read(tree, context);
    if (made !== null) return made;
  }
  return null;
}

function readAnyPage(tree: HtmlTree, context: PageContext): ReadStories {
  const { page, chrome } = contentOf(tree, context);
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

/** The page's content without chrome; a page that would be nothing but chrome by every rule keeps its links. */
function contentOf(tree: HtmlTree, { picture }: PageContext): { page: HtmlDocument; chrome: HtmlElement[] } {
  const { nodes } = mainContent(tree);
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

/** A work whose evidence was found in the repaired text, with places in the text before. */
export function placedWork(work: ReadWork, places: PlaceMap): ReadWork {
  const evidence: FieldEvidence = {};
  for (const [field, list] of Object.entries(work.evidence)) {
    const moved = list.map((one) => ({
      ...one,
      start: places.offset(one.start),
      end: places.offset(one.end),
    }));
    Object.assign(evidence, { [field]: moved });
  }
  return { ...work, evidence };
}

function placed(one: Loss, places: PlaceMap): Loss {
  return typeof one.at === 'number' ? { ...one, at: places.offset(one.at) } : one;
}
