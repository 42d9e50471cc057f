import { attribute, elementsBelow, type HtmlElement, isElement } from '#markup';
import type { ReadStories } from '../../read-work.ts';
import { textLength } from '../../story-facts.ts';
import { ChapterList } from '../chapter-list.ts';
import { chapterTitle } from '../chapter-title.ts';
import {
  allBelow,
  allBySelector,
  byId,
  bySelector,
  firstBelow,
  hasClass,
  hrefOf,
  isWithin,
  lineOf,
} from '../elements.ts';
import { noWork } from '../no-work.ts';
import { ownAddresses } from '../page-address.ts';
import type { PageOrigin, PageProducer } from '../producer.ts';
import { proseIn } from '../prose.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';
import { readComments } from './comments.ts';
import { isUserQuote, pseudOf } from './preface.ts';
import { readRelated } from './related-works.ts';
import { readTagList } from './tag-list.ts';

/**
 * Reads a work's page of the Archive of Our Own as a browser saved it (formats §3): the whole work or one chapter, with
 * the comments that were open.
 */
export const readArchiveWorkPage: PageProducer = (tree, origin) => {
  const skin = byId(tree.root, 'workskin');
  const body = skin === null ? null : byId(skin, 'chapters');
  if (skin === null || body === null) return null;
  const source = new Source(tree, origin);
  const said = new Said();
  const meta = bySelector(tree.root, 'dl.work.meta');
  const updated = meta === null ? null : readTagList(said, source, meta);
  readHeads(said, source, skin, body);
  const chapters = readChapters(source, body, said.reading.title);
  if (textLength(chapters) === 0) return noWork('FL-FILE-GATE');
  takePart(said, source, body, meta);
  const work = said.work(chapters, {
    addresses: addressesOf(source, skin, origin, said.reading.part?.n ?? null),
    updated,
    comments: readComments(source),
  });
  return { works: [work], losses: source.losses } satisfies ReadStories;
};

/** Title, byline, summary and notes stand before the chapters, end notes behind them. */
function readHeads(said: Said, source: Source, skin: HtmlElement, body: HtmlElement): void {
  const title = bySelector(skin, 'h2.title');
  if (title !== null) said.take('title', lineOf(title) || null, source.evidence(title));
  const byline = bySelector(skin, 'h3.byline');
  if (byline !== null) {
    const links = allBelow(byline, (one) => one.tagName === 'a');
    const names = links.length > 0 ? links.map((one) => lineOf(one, 300)) : [lineOf(byline, 300)];
    said.take(
      'authors',
      names.map(pseudOf),
      ...(links.length > 0 ? links : [byline]).map((one) => source.evidence(one)),
    );
  }
  for (const module of allBySelector(skin, '.module')) {
    if (isWithin(module, body)) continue;
    const quote = firstBelow(module, isUserQuote);
    for (const item of allBelow(module, (one) => one.tagName === 'li'))
      if (quote === null || !isWithin(item, quote)) readRelated(said, source, item);
    const field = fieldOf(module);
    if (quote !== null && field !== null) said.take(field, proseIn(source, quote), source.evidence(quote));
  }
}

function fieldOf(module: HtmlElement): 'summary' | 'notes' | 'endNotes' | null {
  if (hasClass(module, 'summary')) return 'summary';
  if (!hasClass(module, 'notes')) return null;
  return hasClass(module, 'end') || attribute(module, 'id') === 'work_endnotes' ? 'endNotes' : 'notes';
}

/** A work of several chapters has an element for each; of one, its text alone. */
function readChapters(source: Source, body: HtmlElement, workTitle: string | null) {
  const list = new ChapterList((element) => hasClass(element, 'landmark'));
  const parts = body.childNodes.filter(isElement).filter(isChapter);
  if (parts.length === 0) for (const node of textsIn(body)) list.add(source, node);
  for (const part of parts) {
    list.open(chapterTitle(lineOf(bySelector(part, 'h3.title')), workTitle));
    let reached = false;
    for (const element of part.childNodes.filter(isElement)) {
      if (isText(element)) {
        reached = true;
        for (const node of element.childNodes) list.add(source, node);
      } else if (hasClass(element, 'preface'))
        for (const quote of allBelow(element, isUserQuote))
          list.note(reached ? 'end' : 'start', source.blocks(quote.childNodes));
    }
  }
  return list.chapters();
}

function textsIn(body: HtmlElement) {
  return body.childNodes
    .filter(isElement)
    .filter(isText)
    .flatMap((text) => text.childNodes);
}

function isChapter(element: HtmlElement): boolean {
  return element.tagName === 'div' && hasClass(element, 'chapter');
}

function isText(element: HtmlElement): boolean {
  return element.tagName === 'div' && hasClass(element, 'userstuff');
}

/** One chapter of several, where the page shows it alone. */
function takePart(said: Said, source: Source, body: HtmlElement, meta: HtmlElement | null): void {
  const shown = body.childNodes.filter(isElement).filter(isChapter);
  const [only] = shown;
  const n = /^chapter-(\d{1,5})$/.exec((only && attribute(only, 'id')) ?? '')?.[1];
  const count = meta === null ? null : bySelector(meta, 'dd.chapters');
  const [, posted, planned] = /^(\d{1,5})\/(\d{1,5}|\?)$/.exec(lineOf(count, 20)) ?? [];
  if (only === undefined || shown.length > 1 || n === undefined || Number(posted ?? 2) < 2) return;
  const of = planned === undefined || planned === '?' ? null : Number(planned);
  said.take('part', { n: Number(n), of }, source.evidence(only));
}

/** The work's address: told, or the one that most of the page's own links go below. */
function addressesOf(source: Source, skin: HtmlElement, { address }: PageOrigin, chapter: number | null) {
  const own = ownAddresses(source.tree, address).map((one) => storyAddress(one)?.address ?? '');
  const work = own.find((one) => /\/works\/\d+$/.test(one)) ?? mostLinked(source);
  if (work === null) return [];
  const heading = bySelector(skin, 'h3.title');
  const link = heading === null ? null : firstBelow(heading, (one) => /\/chapters\/\d/.test(hrefOf(one)));
  const id = link === null ? null : /\/chapters\/(\d{1,12})/.exec(hrefOf(link))?.[1];
  return [
    { address: work },
    ...(chapter !== null && id ? [{ address: `${work}/chapters/${id}`, chapter }] : []),
  ];
}

function mostLinked({ tree }: Source): string | null {
  const counts = new Map<string, number>();
  for (const element of elementsBelow(tree.root)) {
    const href = attribute(element, 'href') ?? attribute(element, 'action') ?? '';
    const [, host = '', id] = /^(https?:\/\/[^/]{1,200})?\/works\/(\d{1,12})(?:[/?#]|$)/i.exec(href) ?? [];
    if (id === undefined) continue;
    const address = storyAddress(`${host || 'https://archiveofourown.org'}/works/${id}`)?.address ?? '';
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  let most: string | null = null;
  for (const [address, count] of counts) if (count > (counts.get(most ?? '') ?? 0)) most = address;
  return most;
}
