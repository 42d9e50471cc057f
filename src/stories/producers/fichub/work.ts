import type { Chapter } from '#document';
import { type HtmlElement, type HtmlNode, isElement } from '#markup';
import type { ReadStories } from '../../read-work.ts';
import { textLength } from '../../story-facts.ts';
import type { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { isBlank, lineOf } from '../elements.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';

/** The names of a byline; co-authors are joined by commas. */
export function takeAuthors(said: Said, source: Source, written: string, element: HtmlElement): void {
  const names = written.split(', ').map((name) => name.trim());
  said.take(
    'authors',
    names.filter((name) => name !== ''),
    source.evidence(element),
  );
}

/** Adds a chapter, which begins with its title as a heading. */
export function addChapter(
  list: ChapterList,
  source: Source,
  nodes: readonly HtmlNode[],
  workTitle: string | null,
): void {
  const first = nodes.find((node) => !isBlank(node));
  const heading = first !== undefined && isElement(first) && /^h[1-3]$/.test(first.tagName) ? first : null;
  list.open(chapterTitle(lineOf(heading), workTitle));
  for (const node of nodes) if (node !== heading) list.add(source, node);
}

/** The work, known by where FicHub had it from; null where there is no text at all. */
export function ficHubWork(
  said: Said,
  chapters: readonly Chapter[],
  address: string | null,
): ReadStories['works'] {
  const found = address === null ? null : storyAddress(address);
  const addresses = found === null ? [] : [{ address: found.address }];
  const { dateUpdated, date } = said.reading;
  return textLength(chapters) === 0 ? [] : [said.work(chapters, { addresses, updated: dateUpdated ?? date })];
}
