import { attribute, bodyOf, type HtmlElement, type HtmlTree, isElement } from '#markup';
import type { StoryAddress } from '../../read-work.ts';
import { SHORTEST_STORY, textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import { allBelow, byId, bySelector, firstBelow, hasClass, hrefOf, lineOf, linksOf } from '../elements.ts';
import { labelledRuns } from '../labelled-runs.ts';
import { noWork } from '../no-work.ts';
import { ownAddresses, resolved } from '../page-address.ts';
import type { PageOrigin, PageProducer } from '../producer.ts';
import { proseIn } from '../prose.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';
import { takeFacts } from './labels.ts';

/**
 * Reads a story's page of a site that runs eFiction (formats §2): a chapter's page, or the printable one with some or all
 * chapters. Skins change everything but the ids. Gates, reviews and lists are no stories.
 */
export const readEfictionPage: PageProducer = (tree, origin) => {
  const body = bodyOf(tree);
  const head = byId(body, 'pagetitle');
  const archivedAt = byId(body, 'archivedat');
  if (!isEfiction(tree, archivedAt)) return null;
  const texts = allBelow(body, isChapterText);
  if (texts.length === 0) return otherPage(body, head);
  const source = new Source(tree, origin);
  const said = new Said();
  if (head !== null) takeHead(said, source, head);
  const facts = bySelector(body, '.infobox') ?? bySelector(body, '.listbox');
  const content = facts === null ? null : (bySelector(facts, '.content') ?? facts);
  if (content !== null) takeFacts(said, factsIn(source, content));
  const chapters = readChapters(said, source, body);
  if (textLength(chapters) < SHORTEST_STORY) return otherPage(body, head) ?? noWork('FL-FILE-NO-STORY');
  const shown = shownChapter(body);
  if (shown !== null && shown.of > 1 && chapters.length === 1) {
    said.take(
      'part',
      { n: shown.n, of: said.reading.status === 'complete' ? shown.of : null },
      source.evidence(shown.place),
    );
    const title = chapterTitle(shown.title, said.reading.title);
    const [only] = chapters;
    if (only !== undefined && title !== null) only.title ??= title;
  }
  const addresses = addressesOf(tree, origin, [archivedAt, head]);
  const { dateUpdated, date } = said.reading;
  const updated = dateUpdated ?? date;
  return {
    works: [
      said.work(chapters, { addresses, updated: updated !== null && updated.length > 4 ? updated : null }),
    ],
    losses: source.losses,
  };
};

/** Most skins put all labels into one element, some each into its own. */
function factsIn(source: Source, content: HtmlElement) {
  const isLabel = (element: HtmlElement) => hasClass(element, 'label');
  const parents = new Set(allBelow(content, isLabel).map((label) => label.parentNode ?? content));
  return [...parents].flatMap((parent) => labelledRuns(source, parent, isLabel));
}

/** Its ids together with a link to one of its scripts; the printable page names where it is archived. */
function isEfiction(tree: HtmlTree, archivedAt: HtmlElement | null): boolean {
  const body = bodyOf(tree);
  if (archivedAt !== null && linksOf(archivedAt).some(isStoryLink)) return true;
  if (byId(body, 'pagetitle') === null && bySelector(body, '.errortext') === null) return false;
  return firstBelow(body, (one) => one.tagName === 'a' && SCRIPTS.test(hrefOf(one))) !== null;
}

const SCRIPTS = /(?:^|\/)(?:viewstory|viewuser|viewseries|reviews|browse|toplists)\.php(?:\?|$)/;

function isStoryLink(link: HtmlElement): boolean {
  return /(?:^|\/)viewstory\.php\?/.test(hrefOf(link));
}

/** What a page without a known text is: a gate or an error, a list or reviews; else a skin's that is read as any page. */
function otherPage(body: ReturnType<typeof bodyOf>, head: HtmlElement | null) {
  const error = bySelector(body, '.errortext') ?? bySelector(body, '.errormsg');
  if (error !== null) return noWork('FL-FILE-GATE');
  const lists = bySelector(body, '.listbox') ?? bySelector(body, '.review') ?? bySelector(body, '.reviewbox');
  const reviews = head !== null && /^reviews\b/i.test(lineOf(head, 60));
  return lists !== null || reviews ? noWork('FL-FILE-LISTING') : null;
}

/** `TITLE by AUTHOR`, both links on most skins. */
function takeHead(said: Said, source: Source, head: HtmlElement): void {
  const links = linksOf(head);
  const title = links.find(isStoryLink);
  const authors = links.filter((link) => /(?:^|\/)viewuser\.php\?/.test(hrefOf(link)));
  const written = lineOf(head);
  const cut = written.lastIndexOf(' by ');
  if (title !== undefined) said.take('title', lineOf(title) || null, source.evidence(title));
  else said.take('title', (cut < 0 ? written : written.slice(0, cut)) || null, source.evidence(head));
  if (authors.length > 0)
    said.take(
      'authors',
      authors.map((one) => lineOf(one, 300)),
      ...authors.map((one) => source.evidence(one)),
    );
  else if (cut >= 0) said.take('authors', [written.slice(cut + 4)], source.evidence(head));
}

/** `#story` on a chapter's page; `.chapter` on the printable one. */
function isChapterText(element: HtmlElement): boolean {
  if (/^story\d{0,4}$/.test(attribute(element, 'id') ?? '')) return true;
  return element.tagName === 'div' && hasClass(element, 'chapter');
}

/** Notes say whose they are by their label, in the site's language; the rest is told by where they stand. */
function readChapters(said: Said, source: Source, body: ReturnType<typeof bodyOf>) {
  const list = new ChapterList();
  let reached: 'nothing' | 'title' | 'text' = 'nothing';
  const marks = allBelow(body, (one) => isChapterText(one) || hasClass(one, 'chaptertitle') || isNotes(one));
  for (const mark of marks) {
    if (hasClass(mark, 'chaptertitle')) {
      list.open(chapterTitle(withoutByline(lineOf(mark), said.reading.authors), said.reading.title));
      reached = 'title';
    } else if (isChapterText(mark)) {
      for (const node of mark.childNodes) list.add(source, node);
      reached = 'text';
    } else {
      const info = bySelector(mark, '.noteinfo') ?? mark;
      const label = lineOf(bySelector(mark, '.label'), 100);
      const ofStory = hasClass(mark, 'storynotes') || (reached === 'nothing' && isStoryNote(label));
      if (ofStory) said.take('notes', proseIn(source, info), source.evidence(info));
      else
        list.note(
          reached === 'text' ? 'end' : 'start',
          source.blocks(info.childNodes.filter((node) => !(isElement(node) && hasClass(node, 'label')))),
        );
    }
  }
  return list.chapters();
}

function isNotes(element: HtmlElement): boolean {
  return hasClass(element, 'notes') || hasClass(element, 'storynotes');
}

function isStoryNote(label: string): boolean {
  return !CHAPTER_WORDS.test(label) && STORY_WORDS.test(label);
}

const CHAPTER_WORDS = /chapter|kapitel|chapitre|cap[ií]tulo|capitolo|fejezet|rozdzia|глав|hoofdstuk/i;
const STORY_WORDS =
  /story|geschichte|histoire|historia|história|storia|történet|opowiad|истори|рассказ|verhaal/i;

/** A chapter's title on the printable page names its author behind it. */
function withoutByline(written: string, authors: readonly string[]): string {
  const named = authors.find((author) => written.endsWith(` by ${author}`));
  if (named !== undefined) return written.slice(0, -` by ${named}`.length);
  const cut = written.lastIndexOf(' by ');
  return cut < 0 ? written : written.slice(0, cut);
}

type Shown = { n: number; of: number; title: string; place: HtmlElement };

/** The menu of chapters says which one a page shows. */
function shownChapter(body: ReturnType<typeof bodyOf>): Shown | null {
  const menu = firstBelow(body, (one) => one.tagName === 'select' && attribute(one, 'name') === 'chapter');
  if (menu === null) return null;
  const options = allBelow(menu, (one) => one.tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== null);
  const n = Number(chosen === undefined ? Number.NaN : attribute(chosen, 'value'));
  if (chosen === undefined || !Number.isInteger(n) || n < 1) return null;
  return { n, of: options.length, title: lineOf(chosen, 500), place: chosen };
}

/** Only a whole address is an identity: the same numbers are on every such site. */
function addressesOf(
  tree: HtmlTree,
  { address }: PageOrigin,
  places: readonly (HtmlElement | null)[],
): StoryAddress[] {
  const own = ownAddresses(tree, address);
  const links = places.flatMap((place) => (place === null ? [] : linksOf(place))).filter(isStoryLink);
  const named = [...links.map(hrefOf), ...own.filter((one) => /viewstory\.php\?/.test(one))];
  for (const href of named) {
    const found = storyAddress(resolved(href, own) ?? '');
    if (found === null) continue;
    return [{ address: found.address }];
  }
  return [];
}
