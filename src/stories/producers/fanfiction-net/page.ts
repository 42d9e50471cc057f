import { attribute, bodyOf, type HtmlElement, type HtmlTree, isText, textBelow } from '#markup';
import type { StoryAddress } from '../../read-work.ts';
import { SHORTEST_STORY, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { unixDay } from '../counts.ts';
import { allBelow, byId, bySelector, firstBelow, hrefOf, lineOf, linksOf } from '../elements.ts';
import { noWork } from '../no-work.ts';
import { ownAddresses } from '../page-address.ts';
import type { PageOrigin, PageProducer } from '../producer.ts';
import { proseIn } from '../prose.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';
import { takeStats } from './stats.ts';

/** Which chapter a page shows. */
type Shown = { n: number | null; of: number | null; title: string | null };

/**
 * Reads a chapter's page of FanFiction.Net or FictionPress (formats §6). Each chapter is a page of its own, so the work
 * read is one part of the whole, known by the story's number.
 */
export const readFanFictionNetPage: PageProducer = (tree, origin) => {
  const profile = byId(tree.root, 'profile_top');
  const text = byId(tree.root, 'storytext') ?? byId(tree.root, 'storytextp');
  if (profile === null || text === null) return null;
  const source = new Source(tree, origin);
  const said = new Said();
  takeProfile(said, source, profile);
  takeFandoms(said, source);
  const stats = firstBelow(
    profile,
    (element) => element.tagName === 'span' && /^Rated:/.test(lineOf(element, 40)),
  );
  const of = stats === null ? null : takeStats(said, lineOf(stats, 4000), source.evidence(stats));
  if (stats !== null) takeDates(said, source, stats);
  // Whatever is not said to be complete is in progress.
  if (stats !== null && !said.has('status')) said.take('status', 'wip', source.evidence(stats));
  const shown = shownChapter(tree, of);
  const list = new ChapterList();
  list.open(chapterTitle(shown.title ?? '', said.reading.title));
  for (const node of text.childNodes) list.add(source, node);
  const chapters = list.chapters();
  if (textLength(chapters) < SHORTEST_STORY) return noWork('FL-FILE-NO-STORY');
  const addresses = addressesOf(tree, origin, profile, shown);
  const chapter = shown.n ?? addresses.find((one) => one.chapter !== undefined)?.chapter ?? null;
  if (chapter !== null && (shown.of ?? 0) > 1)
    said.take('part', { n: chapter, of: shown.of }, ...evidenceOf(source, stats));
  const { dateUpdated, date } = said.reading;
  return { works: [said.work(chapters, { addresses, updated: dateUpdated ?? date })], losses: source.losses };
};

function takeProfile(said: Said, source: Source, profile: HtmlElement): void {
  const title = firstBelow(profile, (element) => element.tagName === 'b');
  if (title !== null) said.take('title', lineOf(title) || null, source.evidence(title));
  const authors = linksOf(profile).filter((link) => /^(?:https?:\/\/[^/]{1,100})?\/u\/\d/.test(hrefOf(link)));
  const [author] = authors;
  if (author !== undefined) said.take('authors', [lineOf(author, 300)], source.evidence(author));
  const summary = firstBelow(profile, isSummary);
  if (summary !== null) said.take('summary', proseIn(source, summary), source.evidence(summary));
}

function isSummary(element: HtmlElement): boolean {
  return element.tagName === 'div' && /margin-top:\s?2px/.test(attribute(element, 'style') ?? '');
}

/** Two links are a section and a fandom in it; one names the two fandoms of a crossover. */
function takeFandoms(said: Said, source: Source): void {
  const place = byId(source.tree.root, 'pre_story_links');
  if (place === null) return;
  const links = linksOf(place).filter((link) => lineOf(link) !== '');
  const last = links.at(-1);
  if (last === undefined) return;
  const written = lineOf(last, 500);
  const crossed = / Crossover$/.test(written);
  const fandoms = crossed ? written.replace(/ Crossover$/, '').split(' + ') : [written];
  if (crossed || links.length > 1) said.take('fandoms', fandoms, source.evidence(last));
}

/** Of two dates the first is of the last change, of one it is of publication. */
function takeDates(said: Said, source: Source, stats: HtmlElement): void {
  const dates = allBelow(stats, (element) => attribute(element, 'data-xutime') !== null).flatMap(
    (element) => {
      const day = unixDay(attribute(element, 'data-xutime') ?? '');
      return day === null ? [] : [{ day, evidence: source.evidence(element) }];
    },
  );
  const published = dates.at(-1);
  const [updated] = dates;
  if (published !== undefined) said.take('date', published.day, published.evidence);
  if (updated !== undefined && dates.length > 1) said.take('dateUpdated', updated.day, updated.evidence);
}

/** The menu of chapters says which one this is; a story of one chapter has none. */
function shownChapter(tree: HtmlTree, of: number | null): Shown {
  const menu = firstBelow(
    tree.root,
    (element) => element.tagName === 'select' && attribute(element, 'name') === 'chapter',
  );
  if (menu === null) return { n: null, of, title: null };
  const options = allBelow(menu, (element) => element.tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== null);
  const n = Number(chosen === undefined ? Number.NaN : attribute(chosen, 'value'));
  const written = chosen?.childNodes.find(isText);
  return {
    n: Number.isInteger(n) && n > 0 ? n : null,
    of: Math.max(of ?? 0, options.length),
    title: written?.value ?? null,
  };
}

/** The story's number stands in the page's own address, and in its line of figures. */
function addressesOf(
  tree: HtmlTree,
  { address }: PageOrigin,
  profile: HtmlElement,
  shown: Shown,
): StoryAddress[] {
  const own = ownAddresses(tree, address)
    .map((one) => storyAddress(one))
    .find((one) => /\/s\/\d+$/.test(one?.address ?? ''));
  const id = /\bid:\s?(\d{1,12})/.exec(lineOf(profile, 8000))?.[1];
  const work = own?.address ?? (id === undefined ? null : `https://www.fanfiction.net/s/${id}`);
  if (work === null) return [];
  const n = shown.n ?? own?.chapter ?? null;
  return n === null ? [{ address: work }] : [{ address: work }, { address: `${work}/${n}`, chapter: n }];
}

function evidenceOf(source: Source, element: HtmlElement | null) {
  return element === null ? [] : [source.evidence(element)];
}

/** Pages of the site's first years had no ids; those of stories are left to be read as any page. */
const STORY_PAGE = /\/s\/\d{1,12}(?:[/?#]|$)/;
const NOT_FOUND = /\b(?:Story Not Found|Unable to locate story|Chapter not found|outdated url)\b/i;

/** Other pages of the site: lists of stories, reviews, profiles, and what it says where there is no story. */
export const readFanFictionNetOtherPage: PageProducer = (tree, { address }) => {
  const title = lineOf(firstBelow(tree.root, (element) => element.tagName === 'title'));
  const own = ownAddresses(tree, address).some((one) =>
    /^https?:\/\/(?:www\.|m\.)?fanfiction\.net\//i.test(one),
  );
  const named =
    /\| FanFiction$|^FanFiction\.Net\b/i.test(title) && byId(tree.root, 'content_wrapper') !== null;
  if (!own && !named) return null;
  const body = bodyOf(tree);
  const story = ownAddresses(tree, address).some((one) => STORY_PAGE.test(one));
  if (story && !NOT_FOUND.test(textBelow(body, 5000))) return null;
  const lists =
    bySelector(body, '.z-list') !== null ||
    byId(body, 'review_name') !== null ||
    /^Reviews for\b/.test(title);
  return noWork(lists ? 'FL-FILE-LISTING' : 'FL-FILE-NO-STORY');
};
