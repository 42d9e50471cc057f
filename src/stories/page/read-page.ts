import type { Loss } from '#document';
import type { HtmlTree } from '#markup';
import { PAGE_PRODUCERS } from '../producers/pages.ts';
import type { FieldEvidence, ReadStories, ReadWork } from '../read-work.ts';
import { mainContent } from './main-content.ts';
import type { PageContext } from './page-context.ts';
import type { PlaceMap } from './places.ts';
import { readContent } from './read-content.ts';

/**
 * Reads the story of a web page: by the marks of the program that made it, else by finding the part that holds the story,
 * dropping what is the site's, and understanding the header. A page without a story gives no works and says
 * FL-FILE-NO-STORY, or a code that says more, among its losses. Offsets of evidence and losses point into the decoded
 * page.
 */
export function readPage(tree: HtmlTree, context: PageContext): ReadStories {
  const { places } = context;
  const made = readMade(tree, context);
  if (made === null) {
    const { works, losses } = readContent(tree, mainContent(tree).nodes, context);
    return { works, losses: losses.map((one) => placed(one, places)) };
  }
  return {
    works: made.works.map((work) => placedWork(work, places)),
    losses: made.losses.map((one) => placed(one, places)),
  };
}

/** What the first producer says that knows the page. */
function readMade(tree: HtmlTree, context: PageContext): ReadStories | null {
  for (const read of PAGE_PRODUCERS) {
    const made = read(tree, context);
    if (made !== null) return made;
  }
  return null;
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
