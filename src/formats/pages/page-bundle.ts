import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { RawPage } from '#stories';

/**
 * How the pages of one work belong together: what `readSiteWork` asks for, with addresses for pages. `updated` and the
 * pages' dates are ISO 8601.
 */
export type BundlePlan = {
  address: string | null;
  entry: string | null;
  contents: string | null;
  updated: string | null;
  pages: { address: string; label: string | null; chapter: number | null }[];
};

/** The media type of the record that holds the plan. */
export const PLAN_TYPE = 'application/vnd.fanlight.page-bundle+json';
/** Where a date is not known, the record says this one, before the web was. */
const NO_DATE = '1970-01-01T00:00:00Z';

/** One record's content: a page, or a picture that one shows. */
export type BundledPage = RawPage & { date: string | null };

/**
 * The pages of one work as a small WARC 1.1 of its own: the plan as a `metadata` record, then each page and picture as a
 * `resource`. The same pages give the same bytes.
 */
export function writeBundle(plan: BundlePlan, pages: readonly BundledPage[]): Uint8Array {
  const planned = Buffer.from(JSON.stringify(plan));
  const records = [
    recordOf('metadata', plan.pages[0]?.address ?? '', PLAN_TYPE, plan.updated, planned),
    ...pages.map(({ address, mediaType, charset, date, bytes }) =>
      recordOf('resource', address, contentType(mediaType, charset), date, bytes),
    ),
  ];
  return Buffer.concat(records.flat());
}

function contentType(mediaType: string, charset: string | null): string {
  const type = mediaType === '' ? 'text/html' : mediaType;
  return charset === null ? type : `${type}; charset=${charset}`;
}

function recordOf(
  type: string,
  address: string,
  contentType: string,
  date: string | null,
  bytes: Uint8Array,
): Uint8Array[] {
  const digest = createHash('sha256').update(`${type} ${address} ${date}\n`).update(bytes).digest('hex');
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${uuidOf(digest)}>`,
    `WARC-Date: ${date ?? NO_DATE}`,
    ...(address === '' ? [] : [`WARC-Target-URI: ${address}`]),
    `Content-Type: ${contentType}`,
    `Content-Length: ${bytes.length}`,
  ];
  return [
    Buffer.from(`${head.join('\r\n').replace(/[^\x20-\x7e\r\n]/g, '?')}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n\r\n'),
  ];
}

/** A digest as a UUID of version 8 (RFC 9562 §5.8). */
function uuidOf(digest: string): string {
  const part = (from: number, to: number) => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

/** A plan as a bundle holds it; null where it is none, or says what no writer of this program does. */
export function readPlan(bytes: Uint8Array): BundlePlan | null {
  const plan = parsed(Buffer.from(bytes).toString('utf8'));
  if (typeof plan !== 'object' || plan === null || !('pages' in plan) || !Array.isArray(plan.pages))
    return null;
  const text = (name: string) => {
    const value: unknown = Object.entries(plan).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : null;
  };
  const pages = plan.pages.flatMap(readPlannedPage);
  if (pages.length === 0 || pages.length !== plan.pages.length) return null;
  return {
    address: text('address'),
    entry: text('entry'),
    contents: text('contents'),
    updated: text('updated'),
    pages,
  };
}

function readPlannedPage(value: unknown): BundlePlan['pages'] {
  if (typeof value !== 'object' || value === null || !('address' in value)) return [];
  const { address } = value;
  if (typeof address !== 'string') return [];
  const label = 'label' in value && typeof value.label === 'string' ? value.label : null;
  const counted = 'chapter' in value && Number.isSafeInteger(value.chapter) ? Number(value.chapter) : null;
  return [{ address, label, chapter: counted }];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
