import { attribute, type HtmlElement } from '#markup';
import { languageCode } from '#text';
import { SHORTEST_STORY, textLength } from '../../story-facts.ts';
import { archiveRating } from '../archive-tags.ts';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { countOf, unixDay } from '../counts.ts';
import { allBelow, byId, firstBelow, hrefOf, lineOf, linksOf, spacedLine } from '../elements.ts';
import { noWork } from '../no-work.ts';
import { ownAddresses } from '../page-address.ts';
import type { PageProducer } from '../producer.ts';
import { Said } from '../said.ts';
import { siteGenres } from '../site-genres.ts';
import { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';

/**
 * Reads a chapter's page of FanFiction.Net's site for telephones: `#content` begins with title and author, then the
 * section and fandom, and a line of figures with commas; the text is `#storycontent`.
 */
export const readFanFictionNetMobile: PageProducer = (tree, origin) => {
  const head = byId(tree.root, 'content');
  const text = byId(tree.root, 'storycontent');
  if (head === null || text === null) return null;
  const source = new Source(tree, origin);
  const said = new Said();
  const title = firstBelow(head, (element) => element.tagName === 'b');
  if (title !== null) said.take('title', lineOf(title) || null, source.evidence(title));
  const links = linksOf(head);
  const author = links.find((link) => /\/u\/\d/.test(hrefOf(link)));
  if (author !== undefined) said.take('authors', [lineOf(author, 300)], source.evidence(author));
  const fandom = links.filter((link) => /^\/(?!u\/|s\/|r\/)[\w-]+\/[^/]/.test(hrefOf(link))).at(-1);
  if (fandom !== undefined) said.take('fandoms', [lineOf(fandom, 300)], source.evidence(fandom));
  const line = spacedLine(head, 8000);
  takeFigures(said, source, head, line);
  const [, n, of, named] = /\b(?:Chapter|Ch) (\d{1,5})(?: of (\d{1,5}))?(?:: (.{1,200}))?$/.exec(line) ?? [];
  const list = new ChapterList();
  list.open(chapterTitle(named ?? '', said.reading.title));
  for (const node of text.childNodes) list.add(source, node);
  const chapters = list.chapters();
  if (textLength(chapters) < SHORTEST_STORY) return noWork('FL-FILE-NO-STORY');
  if (n !== undefined)
    said.take('part', { n: Number(n), of: of === undefined ? null : Number(of) }, source.evidence(head));
  const own = ownAddresses(tree, origin.address).map((one) => storyAddress(one));
  const work = own.find((one) => /\/s\/\d+$/.test(one?.address ?? ''));
  const addresses = work ? [{ address: work.address }] : [];
  const { dateUpdated, date } = said.reading;
  return { works: [said.work(chapters, { addresses, updated: dateUpdated ?? date })], losses: source.losses };
};

function takeFigures(said: Said, source: Source, head: HtmlElement, line: string): void {
  const evidence = source.evidence(head);
  const [, rated = '', rest = ''] = /\bRated:\s?(?:Fiction )?([^,]{1,10}), (.{1,2000})$/.exec(line) ?? [];
  said.take('rating', archiveRating(rated), evidence);
  const parts = rest.split(', ');
  said.take('language', languageCode(parts[0] ?? ''), evidence);
  said.take('genres', siteGenres((parts[1] ?? '').replace(' & ', '/')), evidence);
  said.take('wordCount', countOf(/\bWords:\s?([\d,]{1,12})(?!k)/.exec(rest)?.[1] ?? ''), evidence);
  said.take('status', /\bComplete\b/.test(rest) ? 'complete' : 'wip', evidence);
  const dates = allBelow(head, (element) => attribute(element, 'data-xutime') !== null).map((element) =>
    unixDay(attribute(element, 'data-xutime') ?? ''),
  );
  said.take('date', dates.at(-1) ?? null, evidence);
  if (dates.length > 1) said.take('dateUpdated', dates[0] ?? null, evidence);
}
