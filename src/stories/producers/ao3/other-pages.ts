import { bodyOf, type HtmlElement, textBelow } from '#markup';
import { allBelow, byId, firstBelow, hasClass, lineOf } from '../elements.ts';
import { noWork } from '../no-work.ts';
import type { PageProducer } from '../producer.ts';

const TITLE = /(?:^|[[|] ?)Archive of Our Own\]?$/;
const GATE =
  /\bcould have adult content\b|\bonly available to registered users\b|\blog in to (?:view|access|read)\b|\bhidden by an? ad?min|\bpart of an ongoing challenge and will be revealed\b|\bYou don't have permission to (?:access|view)\b|\bSorry, (?:but )?(?:that|this) work (?:is|has been)\b|\bUser name or email:/i;

/**
 * Pages of the Archive of Our Own that are no works (formats §3): lists of works, tags, bookmarks, profiles, series, and
 * what it shows in a work's place: the adult notice, log-in, errors.
 */
export const readArchiveOtherPage: PageProducer = (tree) => {
  const title = firstBelow(tree.root, (element) => element.tagName === 'title');
  const main = byId(tree.root, 'main');
  if (main === null || !TITLE.test(lineOf(title))) return null;
  const told = textBelow(main, 3000).replace(/\s+/g, ' ');
  const blurbs = allBelow(bodyOf(tree), (element) => hasClass(element, 'blurb'));
  // The notice stands above the blurb of the work that it is about.
  const [first] = blurbs;
  const gate = first === undefined ? told : textBefore(main, first);
  if (blurbs.length <= 1 && GATE.test(gate)) return noWork('FL-FILE-GATE');
  if (blurbs.length > 0) return noWork('FL-FILE-LISTING');
  // Works of the first years had no skin; they are read as any page.
  return byId(main, 'chapters') === null ? noWork('FL-FILE-NO-STORY') : null;
};

/** What paragraphs say before an element. */
function textBefore(parent: HtmlElement, end: HtmlElement): string {
  const all = allBelow(parent, (one) => one === end || one.tagName === 'p');
  return all
    .slice(0, all.indexOf(end))
    .map((one) => lineOf(one))
    .join(' ');
}
