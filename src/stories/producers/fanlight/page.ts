import { type Reading, understandLines } from '#headers';
import { attribute, type HtmlElement, type HtmlTree, isElement, isText, oneLine } from '#markup';
import { splitLines } from '#text';
import { FANLIGHT_SITE, pageMetadata } from '../../page/page-metadata.ts';
import type { ReadWork } from '../../read-work.ts';
import { textLength } from '../../story-facts.ts';
import { takeTags } from '../ao3/tag-list.ts';
import { ChapterList } from '../chapter-list.ts';
import { allBelow, bySelector, hasClass, hrefOf, lineOf, linksOf } from '../elements.ts';
import { noWork } from '../no-work.ts';
import type { PageProducer } from '../producer.ts';
import { proseIn } from '../prose.ts';
import { Said } from '../said.ts';
import { Source } from '../source.ts';
import { SAID_BY_LABEL, SETTING_LABELS, WRITTEN_BY_LABEL } from './labels.ts';

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;
const DAY = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

/**
 * Reads a work's page of a site that this program wrote into files or a web archive: what the work says of itself, and as many of its chapters as the page has.
 * What stands in links is told by where they lead, so that the language of the page makes no difference.
 */
export const readFanlightPage: PageProducer = (tree, origin) => {
  if (!isFanlightSite(tree)) return null;
  const article = bySelector(tree.root, 'article.work');
  if (article === null) return noWork('FL-FILE-LISTING');
  const source = new Source(tree, origin);
  const said = saidIn(source, article);
  const chapters = chaptersIn(source, article);
  if (textLength(chapters) === 0) return noWork('FL-FILE-GATE');
  return { works: [said.work(chapters)], losses: source.losses };
};

/** What a work's page says of it, without a text; null for other pages. */
export function readFanlightFacts(tree: HtmlTree): ReadWork | null {
  const article = isFanlightSite(tree) ? bySelector(tree.root, 'article.work') : null;
  return article === null ? null : saidIn(new Source(tree), article).work([]);
}

function isFanlightSite(tree: HtmlTree): boolean {
  return pageMetadata(tree).generator === FANLIGHT_SITE;
}

function saidIn(source: Source, article: HtmlElement): Said {
  const said = new Said();
  takeHead(said, source, article);
  const facts = bySelector(article, 'dl.facts');
  for (const fact of facts === null ? [] : childrenOf(facts, 'div')) takeFact(said, source, fact);
  const beside = bySelector(article, 'div.said');
  for (const aside of [article, ...(beside === null ? [] : [beside])].flatMap(asidesOf)) {
    const [heading = null] = childrenOf(aside, 'h2');
    const field = SAID_BY_LABEL.get(lineOf(heading, 40));
    const [words] = childrenOf(aside, 'div');
    if (field !== undefined && words !== undefined)
      said.take(field, proseIn(source, words), source.evidence(words));
  }
  const text = bySelector(article, 'div.text');
  const language = text === null ? null : attribute(text, 'lang');
  if (text !== null && LANGUAGE.test(language ?? '')) said.take('language', language, source.evidence(text));
  return said;
}

/** The title, and behind it the byline, whose names are links. */
function takeHead(said: Said, source: Source, article: HtmlElement): void {
  const heading = bySelector(article, 'h1');
  if (heading === null) return;
  const byline = bySelector(heading, '.byline');
  const title = heading.childNodes
    .filter((node) => node !== byline)
    .map((node) => (isText(node) ? node.value : isElement(node) ? lineOf(node) : ''))
    .join('');
  said.take('title', oneLine(title) || null, source.evidence(heading));
  const names = byline === null ? [] : allBelow(byline, (one) => attribute(one, 'rel') === 'author');
  said.take(
    'authors',
    names.map((name) => lineOf(name)),
    ...names.map((name) => source.evidence(name)),
  );
}

/** Only what stands right below is looked at, so that nesting makes nothing be read again and again. */
function childrenOf(parent: HtmlElement, tagName: string): HtmlElement[] {
  return parent.childNodes.filter(isElement).filter((element) => element.tagName === tagName);
}

function asidesOf(parent: HtmlElement): HtmlElement[] {
  return childrenOf(parent, 'section').filter((element) => hasClass(element, 'aside'));
}

/** The folders that values have their pages in, with what such values are called in lists of tags. */
const TAG_LABELS: ReadonlyMap<string, string> = new Map([
  ['ratings', 'rating'],
  ['warnings', 'archive warning'],
  ['categories', 'category'],
  ['fandoms', 'fandom'],
  ['relationships', 'relationship'],
  ['characters', 'character'],
  ['tags', 'additional tag'],
]);

function takeFact(said: Said, source: Source, fact: HtmlElement): void {
  const value = bySelector(fact, 'dd');
  if (value === null) return;
  const evidence = source.evidence(value);
  const links = linksOf(value).filter((link) => !hasClass(link, 'quiet'));
  const folder = /(?:^|\/)([a-z]{4,13})\/[a-z0-9]\/[^/]{1,200}$/.exec(hrefOf(links[0] ?? value))?.[1] ?? '';
  const label = TAG_LABELS.get(folder);
  const names = links.map((link) => lineOf(link));
  if (label !== undefined)
    takeTags(said, {
      label,
      values: names,
      text: names.join(', '),
      evidence: { ...evidence, raw: names.join(', ').slice(0, 500) },
    });
  else if (folder === 'series') said.take('series', seriesIn(value, names[0] ?? ''), evidence);
  else takeWritten(said, { label: lineOf(bySelector(fact, 'dt'), 60), value }, evidence);
}

function seriesIn(value: HtmlElement, name: string): Reading['series'] {
  const before = lineOf(value).replace(name, '');
  const position = /\d{1,5}/.exec(before)?.[0];
  return {
    name,
    position: position === undefined ? null : Number(position),
    of: null,
    relation: null,
    related: null,
  };
}

/** What stands in words is understood as the line of a header; the day that it was written is marked. */
function takeWritten(
  said: Said,
  { label, value }: { label: string; value: HtmlElement },
  evidence: ReturnType<Source['evidence']>,
): void {
  const time = bySelector(value, 'time');
  if (time !== null) {
    const day = attribute(time, 'datetime');
    if (DAY.test(day ?? '')) said.take('date', day, evidence);
    return;
  }
  if (SETTING_LABELS.has(label)) said.take('setting', lineOf(value), evidence);
  const written = WRITTEN_BY_LABEL.get(label);
  if (written === undefined) return;
  const { reading } = understandLines(splitLines(`${written.label}: ${lineOf(value)}`), {});
  said.take(written.field, reading[written.field] ?? null, evidence);
}

function chaptersIn(source: Source, article: HtmlElement) {
  const list = new ChapterList();
  const isSingle = bySelector(article, 'nav.contents') === null;
  for (const section of childrenOf(article, 'section')) {
    if (!hasClass(section, 'chapter')) continue;
    const [heading = null] = childrenOf(section, 'h2');
    const [text = null] = childrenOf(section, 'div');
    list.open(heading === null ? null : titleIn(heading, isSingle));
    if (text !== null) list.addBlocks(source.blocks(text.childNodes));
  }
  return list.chapters();
}

/** Of several chapters the number stands before the title, or in the words for a chapter without one. */
function titleIn(heading: HtmlElement, isSingle: boolean): string | null {
  if (isSingle) return hasClass(heading, 'visually-hidden') ? null : lineOf(heading);
  return /^\d{1,6}\. (.+)$/.exec(lineOf(heading))?.[1] ?? null;
}
