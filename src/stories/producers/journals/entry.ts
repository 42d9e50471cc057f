import type { Evidence } from '#document';
import { type Reading, readDate } from '#headers';
import {
  attribute,
  bodyOf,
  elementsBelow,
  type HtmlElement,
  type HtmlTree,
  isText,
  textBelow,
} from '#markup';
import { readContent } from '../../page/read-content.ts';
import type { FieldEvidence, ReadWork, StoryAddress } from '../../read-work.ts';
import { isoDay } from '../counts.ts';
import { allBelow, firstBelow, hasClass, hrefOf, isWithin, lineOf, linksOf } from '../elements.ts';
import { noWork } from '../no-work.ts';
import { ownAddresses } from '../page-address.ts';
import type { PageProducer } from '../producer.ts';
import { keptTag } from '../site-genres.ts';
import { Source } from '../source.ts';
import { storyAddress } from '../story-address.ts';
import { readComments } from './comments.ts';
import { plainComments, plainEntry } from './plain-style.ts';
import { isUser, JOURNAL_HOSTS, JOURNAL_SHAPES, type JournalShape, PLAIN_SHAPE } from './shapes.ts';

/** An entry found on a page. */
type Entry = {
  shape: JournalShape;
  /** What holds the text: one element, in the oldest style several. */
  parts: readonly [HtmlElement, ...HtmlElement[]];
  title: HtmlElement | null;
  /** Where the page names poster and date, when no class says so. */
  head?: HtmlElement;
};

const SAME_PLACES = { offset: (at: number) => at, line: <Line>(line: Line) => line };

/**
 * Reads an entry of LiveJournal, Dreamwidth and their like (formats §7), in the site's own style or a journal's. The
 * entry begins with a header block, which is understood as any header; date, tags and comments are the page's.
 */
export const readJournalEntry: PageProducer = (tree, origin) => {
  const bases = ownAddresses(tree, origin.address);
  const entry = entryOf(tree, bases);
  if (entry === null) return isGate(tree, bases) ? noWork('FL-FILE-GATE') : null;
  const { title, parts } = entry;
  const nodes = title === null || isInside(title, entry) ? [...parts] : [title, ...parts];
  const { works, losses } = readContent(tree, nodes, { ...origin, places: SAME_PLACES });
  const [work] = works;
  if (work === undefined) return { works, losses };
  const source = new Source(tree, origin);
  const comments =
    entry.head === undefined ? readComments(source, entry.parts[0]) : plainComments(source, parts);
  const page = pageFacts(source, entry);
  const addresses = addressesOf(tree, bases);
  return {
    works: [
      {
        ...withFacts(work, page),
        ...(addresses.length > 0 && { addresses }),
        ...(page.date !== null && { updated: page.date }),
        ...(comments.length > 0 && { comments }),
      },
    ],
    losses,
  };
};

function isInside(element: HtmlElement, { parts }: Entry): boolean {
  return parts.some((part) => isWithin(element, part));
}

/** The one entry of a page; a page with several is a list of them. */
function entryOf(tree: HtmlTree, bases: readonly string[]): Entry | null {
  const elements = [...elementsBelow(bodyOf(tree))];
  const journal = bases.some((one) => JOURNAL_HOSTS.test(one)) || elements.some(isUser);
  for (const shape of JOURNAL_SHAPES) {
    if (!shape.certain && !journal) continue;
    for (const name of shape.body) {
      const bodies = elements.filter((element) => hasClass(element, name));
      const [body] = bodies;
      if (body === undefined) continue;
      if (bodies.some((one) => !isWithin(one, body))) return null;
      return { shape, parts: [body], title: pick(elements, shape.title) };
    }
  }
  const plain = journal ? plainEntry(tree) : null;
  const [first, ...rest] = plain?.parts ?? [];
  if (plain === null || first === undefined) return null;
  return { shape: PLAIN_SHAPE, parts: [first, ...rest], title: null, head: plain.head };
}

function pick(elements: readonly HtmlElement[], names: readonly string[]): HtmlElement | null {
  for (const name of names) {
    const found = elements.find((element) => hasClass(element, name));
    if (found !== undefined) return found;
  }
  return null;
}

type PageFacts = {
  date: string | null;
  author: string | null;
  tags: string[];
  parts: { label: string; value: string }[];
  evidence: { date?: Evidence; author?: Evidence; tags?: Evidence };
};

/** What the page says around the entry: whose it is, when it was written, its tags, the parts it links to. */
function pageFacts(source: Source, entry: Entry): PageFacts {
  const { shape, parts, head } = entry;
  const elements = [...elementsBelow(bodyOf(source.tree))];
  const outside = elements.filter((element) => !isInside(element, entry));
  const start = parts[0].sourceCodeLocation?.startOffset ?? 0;
  const before = outside.filter((element) => (element.sourceCodeLocation?.startOffset ?? 0) <= start);
  const place =
    head ??
    pick(before, shape.date) ??
    before.find((one) => one.tagName === 'time') ??
    pick(outside, shape.date);
  const written = place === null ? '' : `${attribute(place, 'datetime') ?? ''} ${lineOf(place, 200)}`;
  const user = posterOf(before.filter(isUser));
  const tags = pick(outside, shape.tags);
  return {
    date: dayOf(written),
    author: user === undefined ? null : lineOf(user, 100) || null,
    tags:
      tags === null
        ? []
        : linksOf(tags)
            .map((link) => lineOf(link, 150))
            .filter((tag) => tag !== ''),
    parts: parts.flatMap(partLinks),
    evidence: {
      ...(place !== null && { date: source.evidence(place, 'chrome', 0.9) }),
      ...(user !== undefined && { author: source.evidence(user, 'chrome', 0.7) }),
      ...(tags !== null && { tags: source.evidence(tags, 'chrome', 0.9) }),
    },
  };
}

/** `POSTER wrote in COMMUNITY`, else the journal's owner, who stands nearest to the entry. */
function posterOf(users: readonly HtmlElement[]): HtmlElement | undefined {
  const [poster, place] = users.slice(-2);
  if (poster === undefined || place === undefined) return poster;
  const siblings = poster.parentNode?.childNodes ?? [];
  const after = siblings[siblings.indexOf(poster) + 1];
  const wrote = after !== undefined && isText(after) && /\b(?:wrote|posted|posting) in\b/.test(after.value);
  return wrote ? poster : place;
}

/** Dates of all styles: ISO, `February 3rd, 2011`, and `3rd-Feb-2011` of the old ones. */
function dayOf(written: string): string | null {
  const spaced = written.replace(/(?<=\d(?:st|nd|rd|th)?)-(?=[A-Z])|(?<=[a-z])-(?=\d{4})/g, ' ');
  return isoDay(written) ?? readDate(spaced)?.date ?? null;
}

const PART_LINK =
  /^\W{0,5}(?:(previous|prev|last|next)(?: (?:part|chapter|post|entry))?|((?:part|chapter) (?:[\divxlc]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)))\W{0,5}$/i;

/** Links inside an entry to the other parts of its story. */
function partLinks(body: HtmlElement): PageFacts['parts'] {
  return linksOf(body)
    .slice(0, 200)
    .flatMap((link) => {
      const href = hrefOf(link);
      const [, way, part] = PART_LINK.exec(lineOf(link, 60)) ?? [];
      if (!JOURNAL_HOSTS.test(href) || (way === undefined && part === undefined)) return [];
      const label = part ?? (/^next/i.test(way ?? '') ? 'Next part' : 'Previous part');
      return [{ label, value: href.slice(0, 500) }];
    });
}

/** The entry's own date is the page's; its tags and its author only where the header does not say. */
function withFacts(work: ReadWork, page: PageFacts): ReadWork {
  const reading: Reading = { ...work.reading, other: [...work.reading.other, ...page.parts] };
  const evidence: FieldEvidence = { ...work.evidence };
  if (page.date !== null) {
    reading.date = page.date;
    if (page.evidence.date !== undefined) evidence.date = [page.evidence.date];
  }
  if (page.author !== null && reading.authors.length === 0) {
    reading.authors = [page.author];
    if (page.evidence.author !== undefined) evidence.authors = [page.evidence.author];
  }
  const known = new Set(reading.genres.map((tag) => tag.toLowerCase()));
  const tags = page.tags.map(keptTag).filter((tag) => !known.has(tag.toLowerCase()));
  if (tags.length > 0) {
    reading.genres = [...reading.genres, ...tags];
    if (page.evidence.tags !== undefined) evidence.genres = [...(evidence.genres ?? []), page.evidence.tags];
  }
  return { ...work, reading, evidence };
}

/** The entry's address: the page's own, or the one that most of its links name. */
function addressesOf(tree: HtmlTree, bases: readonly string[]): StoryAddress[] {
  const own = bases.map((one) => storyAddress(one)).find((one) => one !== null && isEntry(one.address));
  if (own) return [own];
  const counts = new Map<string, number>();
  for (const link of allBelow(bodyOf(tree), (one) => one.tagName === 'a')) {
    const address = storyAddress(hrefOf(link))?.address ?? '';
    // A link to answer is always the entry's own.
    const weight = /[?&](?:mode=reply|replyto=)/.test(hrefOf(link)) ? 100 : 1;
    if (isEntry(address)) counts.set(address, (counts.get(address) ?? 0) + weight);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined || most[1] < 2 ? [] : [{ address: most[0] }];
}

function isEntry(address: string): boolean {
  return /^https:\/\/[\w-]+\.(?:livejournal\.com|dreamwidth\.org)\/\d+\.html$/.test(address);
}

const GATE =
  /\b(?:may contain (?:adult|explicit) (?:content|material)|you must be (?:at least )?(?:1[48]|over)|(?:not|n't) (?:have permission|authori[sz]ed) to view|this (?:journal|account) has been (?:deleted|suspended|purged)|this entry (?:has been|is) (?:deleted|private|locked|protected)|discretion advised|age verification)\b/i;

/** What a journal's site shows in an entry's place. */
function isGate(tree: HtmlTree, bases: readonly string[]): boolean {
  const title = lineOf(firstBelow(tree.root, (element) => element.tagName === 'title'));
  const known = bases.some((one) => JOURNAL_HOSTS.test(one)) || /\b(?:livejournal|dreamwidth)\b/i.test(title);
  return known && GATE.test(textBelow(bodyOf(tree), 5000).replace(/\s+/g, ' '));
}
