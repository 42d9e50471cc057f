import type { Evidence, Loss } from '#document';
import type { EncodingReport } from '#text';
import type { FieldEvidence, ReadWork, StoryAddress } from '../read-work.ts';
import { loss, mergeLosses } from '../story-facts.ts';
import { joinChapters, type PageStory } from './join-chapters.ts';
import { pageKey } from './page-key.ts';
import { readContents } from './read-contents.ts';
import { readEntry, TITLE_WITH_FACTS } from './read-entry.ts';
import { entriesOf } from './site-entry.ts';
import { decodedOf, readSitePage, type SitePageContent } from './site-page.ts';

/**
 * What a work of a site is read from: its pages in order with the words that link each and the chapter it is, the
 * page that lists its chapters, and what another page that lists it among others says of it.
 */
export type SiteWorkSource = {
  /** What the work is known by; null where no archive numbers it and its pages have addresses of no site. */
  address: string | null;
  pages: { content: SitePageContent; label: string | null; chapter: number | null }[];
  contents: SitePageContent | null;
  entry: string | null;
  /** ISO 8601: when the newest of its pages was seen so. */
  updated: string | null;
};

/** A work of a site read; `work` is null where its pages hold no story. `decoded`: entry, contents and pages in turn. */
export type SiteWork = {
  work: ReadWork | null;
  decoded: string;
  encoding: EncodingReport;
  losses: Loss[];
  /** Pages of the plan that hold no story. */
  empty: number;
};

/** Reads a work of a site: each page by itself, then what they say together, one after another. */
export function readSiteWork(source: SiteWorkSource, picture: (address: string) => string | null): SiteWork {
  const text = new DecodedText();
  const entry = source.entry ?? entryInContents(source);
  const entryStart = entry === null ? 0 : text.add(entry);
  const contentsStart = source.contents === null ? 0 : text.add(decodedOf(source.contents).decoded);
  const losses: Loss[] = [];
  const stories: PageStory[] = [];
  for (const { content, label, chapter } of source.pages) {
    const start = text.add(decodedOf(content).decoded);
    const { works, losses: own } = readSitePage(content, picture);
    losses.push(...own.filter(({ code }) => code !== 'FL-FILE-NO-STORY').map((one) => movedLoss(one, start)));
    const [work] = works;
    if (work !== undefined) stories.push({ work: movedWork(work, start), label, chapter, content });
  }
  const encoding = worstEncoding(source);
  const empty = source.pages.length - stories.length;
  const listed = entry === null ? [] : [movedWork(readEntry(entry), entryStart)];
  const said = [
    ...(source.entry === null ? listed : []),
    ...(source.contents === null
      ? []
      : readContents(source.contents).map((one) => movedWork(one, contentsStart))),
    ...(source.entry === null ? [] : listed),
  ];
  const joined = joinChapters(stories, said);
  const { decoded } = text;
  if (joined === null) return { work: null, decoded, encoding, losses: [loss('FL-FILE-NO-STORY')], empty };
  const addresses = addressesOf(source, stories);
  const updated = joined.updated ?? source.updated;
  const work: ReadWork = {
    ...joined,
    ...(addresses.length > 0 && { addresses }),
    ...(updated !== null && updated !== undefined && { updated }),
  };
  return { work, decoded, encoding, losses: mergeLosses(losses), empty };
}

/** A home page with one story says of it what an index does: its title with facts, a summary, then its chapters. */
function entryInContents({ contents, pages }: SiteWorkSource): string | null {
  const [first] = pages;
  if (contents === null || contents.kind === 'text' || first === undefined) return null;
  const entry = entriesOf(contents.page.tree, contents.address).get(pageKey(first.content.address) ?? '');
  return entry !== undefined && TITLE_WITH_FACTS.test(entry.trim().split('\n')[0] ?? '') ? entry : null;
}

/** What the pages themselves say they are comes first, then what the archive's numbers say, then where they stood. */
function addressesOf(source: SiteWorkSource, stories: readonly PageStory[]): StoryAddress[] {
  const several = source.pages.length > 1;
  const own = stories.flatMap(({ work }) => work.addresses ?? []);
  const [first] = stories;
  const identity =
    own.find(({ chapter }) => chapter === undefined)?.address ??
    source.address ??
    source.contents?.address ??
    first?.content.address;
  const found: StoryAddress[] = identity === undefined ? [] : [{ address: identity }];
  if (source.contents !== null) found.push({ address: source.contents.address });
  for (const { content, chapter } of stories) {
    const at = several ? (chapter ?? undefined) : undefined;
    found.push({ address: content.address, ...(at !== undefined && { chapter: at }) });
  }
  found.push(...own);
  const seen = new Set<string>();
  return found.filter(({ address, chapter }) => {
    const key = `${chapter ?? ''} ${address}`;
    const fresh = !seen.has(key) && isPublic(address);
    seen.add(key);
    return fresh;
  });
}

/** Pages of a folder have made-up addresses, which say nothing of where they were published. */
function isPublic(address: string): boolean {
  return !address.startsWith(FOLDER);
}

/** Stands for the site that a folder of pages is, while its links are resolved. */
export const FOLDER = 'http://folder.invalid/';

/** Decoded pages one after another, with a line end between. */
class DecodedText {
  decoded = '';

  /** Adds a page and answers where it begins. */
  add(text: string): number {
    const start = this.decoded === '' ? 0 : this.decoded.length + 1;
    this.decoded = this.decoded === '' ? text : `${this.decoded}\n${text}`;
    return start;
  }
}

function movedWork(work: ReadWork, by: number): ReadWork {
  if (by === 0) return work;
  const evidence: FieldEvidence = {};
  for (const [field, list] of Object.entries(work.evidence))
    Object.assign(evidence, { [field]: list.map((one) => moved(one, by)) });
  return { ...work, evidence };
}

function moved(one: Evidence, by: number): Evidence {
  return one.end === 0 ? one : { ...one, start: one.start + by, end: one.end + by };
}

function movedLoss(one: Loss, by: number): Loss {
  return typeof one.at === 'number' ? { ...one, at: one.at + by } : one;
}

/** Of the pages' encodings the least sure is told, with everything that was repaired in any. */
function worstEncoding({ pages, contents }: SiteWorkSource): EncodingReport {
  const all = [...pages.map(({ content }) => content), ...(contents === null ? [] : [contents])];
  const reports = all.map((content) => decodedOf(content).encoding);
  const least = reports.reduce<EncodingReport | null>(
    (worst, one) => (worst === null || one.confidence < worst.confidence ? one : worst),
    null,
  );
  const repaired = [...new Set(reports.flatMap((report) => report.repaired))].slice(0, 20);
  return { ...(least ?? { name: 'utf-8', confidence: 1, reason: 'there is no text' }), repaired };
}
