import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { loss, pageKey } from '#stories';
import type { CollectionItem, SourceFile } from '../collection.ts';
import type { CrawlRecord, RecordPlace } from './records.ts';
import { recordsOf } from './records.ts';

/** One capture of a page: when, where its record lies, and a hash of its content. `whole` as of its record. */
export type Capture = { date: string; place: RecordPlace; hash: string; whole: boolean };

/** What is kept of a crawl: captures of pages by key in the order of their dates, places of pictures, redirects. */
export type CrawlIndex = {
  pages: Map<string, { address: string; captures: Capture[] }>;
  pictures: Map<string, RecordPlace>;
  redirects: Map<string, string>;
};

/** Records of one crawl that are remembered; more than any site of stories has. */
const MOST_RECORDS = 1_000_000;
const PAGE = /^(?:text\/html|application\/xhtml\+xml|text\/plain|)$/;
const PICTURE = /^image\/(?:png|x-png|jpe?g|pjpeg|gif|webp)$/;
/** A page larger than this is none that a person wrote. */
const LARGEST_PAGE = 32 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

/** Goes through a crawl once. What cannot be read is counted in one loss, and cut records in another. */
export async function* indexCrawl(source: SourceFile): AsyncGenerator<CollectionItem, CrawlIndex> {
  const index: CrawlIndex = { pages: new Map(), pictures: new Map(), redirects: new Map() };
  const digests = new Map<string, Capture>();
  let damaged = 0;
  let cut = 0;
  let shown = 0;
  let count = 0;
  for await (const record of recordsOf(source)) {
    if ('gap' in record) {
      damaged += 1;
      continue;
    }
    count += 1;
    if (count > MOST_RECORDS) {
      yield { kind: 'loss', loss: loss('FL-FILE-TOO-LARGE', record.place.start) };
      break;
    }
    if (!record.whole) cut += 1;
    if (!(await addRecord(index, digests, record))) damaged += 1;
    if (record.place.end - shown >= MEBIBYTE) {
      shown = record.place.end;
      yield { kind: 'progress', bytes: shown };
    }
  }
  for (const page of index.pages.values()) page.captures = inOrder(page.captures);
  if (damaged + cut > 0) yield { kind: 'loss', loss: loss('FL-LOSS-RECORD', undefined, damaged + cut) };
  yield { kind: 'progress', bytes: source.size };
  return index;
}

/** Takes note of a record; false where it holds a page that cannot be had. */
async function addRecord(
  index: CrawlIndex,
  digests: Map<string, Capture>,
  record: CrawlRecord,
): Promise<boolean> {
  const key = record.address === null ? null : pageKey(record.address);
  if (record.address === null || key === null) return true;
  switch (record.type) {
    case 'response':
      if (record.location !== null && record.status !== null && record.status >= 300 && record.status < 400)
        addRedirect(index, key, record.address, record.location);
      return record.status === 200 ? addContent(index, digests, record, key) : true;
    case 'resource':
    case 'conversion':
      return addContent(index, digests, record, key);
    case 'revisit':
      return addRevisit(index, digests, record, key);
    default:
      return true;
  }
}

async function addContent(
  index: CrawlIndex,
  digests: Map<string, Capture>,
  record: CrawlRecord,
  key: string,
): Promise<boolean> {
  if (PICTURE.test(record.mediaType)) {
    if (!index.pictures.has(key) || record.whole) index.pictures.set(key, record.place);
    return true;
  }
  if (!PAGE.test(record.mediaType)) return true;
  const body = await record.body();
  if (body === null || body.length > LARGEST_PAGE) return false;
  if (record.mediaType === '' && !looksLikePage(body)) return true;
  const hash = createHash('sha256').update(body).digest('base64').slice(0, 16);
  const capture = { date: dateOf(record.date), place: record.place, hash, whole: record.whole };
  addCapture(index, key, record.address ?? '', capture);
  if (record.digest !== null) digests.set(record.digest, capture);
  return true;
}

/** A revisit says that a page was the same as one seen before: by its digest, else by address and date. */
function addRevisit(
  index: CrawlIndex,
  digests: ReadonlyMap<string, Capture>,
  record: CrawlRecord,
  key: string,
): boolean {
  if (record.status !== null && record.status !== 200) return true;
  const referred = record.refersTo === null ? null : pageKey(record.refersTo.address);
  const earlier = referred === null ? [] : (index.pages.get(referred)?.captures ?? []);
  const same =
    (record.digest === null ? undefined : digests.get(record.digest)) ??
    earlier.findLast(
      ({ date }) => record.refersTo?.date === '' || date === dateOf(record.refersTo?.date ?? ''),
    ) ??
    earlier.at(-1);
  // A picture or a style sheet that was seen again is no page that is missed.
  if (same === undefined) return !/^(?:text\/html|application\/xhtml\+xml)$/.test(record.mediaType);
  addCapture(index, key, record.address ?? '', { ...same, date: dateOf(record.date) });
  return true;
}

function addCapture(index: CrawlIndex, key: string, address: string, capture: Capture): void {
  const page = index.pages.get(key) ?? { address, captures: [] };
  page.captures.push(capture);
  index.pages.set(key, page);
}

function addRedirect({ redirects }: CrawlIndex, key: string, from: string, location: string): void {
  const target = URL.canParse(location, from) ? pageKey(new URL(location, from).href) : null;
  if (target !== null && target !== key) redirects.set(key, target);
}

/**
 * Captures by date; of neighbours with the same content the first stays, since that is when it became so. Cut ones stay
 * only where no whole one is.
 */
function inOrder(captures: readonly Capture[]): Capture[] {
  const whole = captures.filter((capture) => capture.whole);
  const sorted = (whole.length > 0 ? whole : captures).toSorted((one, other) =>
    one.date < other.date ? -1 : Number(one.date > other.date),
  );
  return sorted.filter(({ hash }, at) => hash !== sorted[at - 1]?.hash);
}

/** A WARC-Date (1.1 allows less and more than seconds) as ISO 8601 in seconds; empty where it is none. */
function dateOf(written: string): string {
  const time = Date.parse(written);
  return Number.isNaN(time) ? '' : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function looksLikePage(body: Uint8Array): boolean {
  return /^\s{0,99}<(?:!doctype html|html|head|body)/i.test(
    Buffer.from(body.subarray(0, 300)).toString('latin1'),
  );
}
