import { FanlightError } from '#errors';
import { type FieldEvidence, loss, mergeLosses, type RawPage, type ReadWork } from '#stories';
import type { SourceFile } from '../collection.ts';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { type BundledPage, type BundlePlan, PLAN_TYPE, readPlan } from '../pages/page-bundle.ts';
import { readPlanned, resultOf } from '../pages/read-bundle.ts';
import { readCrawl } from './collection.ts';
import { recogniseWarc } from './recognise.ts';
import { recordsOf } from './records.ts';

/** Web archives small enough to be read whole: the pages of one work as they are kept, and any small crawl. */
export const warcFormat: Format = {
  name: 'warc',
  title: 'Web archive (WARC)',
  extensions: ['warc'],
  recognise: recogniseWarc,
  read: readWarc,
};

/**
 * Reads a WARC that is one file of an import: the pages of one work by the plan that lies with them, else every work of
 * the crawl, their decoded pages one after another. Throws FL-FILE-EMPTY; what cannot be read is a loss.
 */
async function readWarc(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  const source = wholeFile(input);
  return (await readBundle(source)) ?? joined(source);
}

/** A file that is in memory already. */
function wholeFile({ bytes, name, path }: FormatInput): SourceFile {
  return {
    name,
    path,
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    async *chunks() {
      yield bytes;
    },
  };
}

/** The one work of a bundle; null where no plan is the first record. */
async function readBundle(source: SourceFile): Promise<ReadResult | null> {
  let plan: BundlePlan | null = null;
  let damaged = 0;
  const pages = new Map<string, RawPage>();
  const pictures = new Map<string, BundledPage>();
  for await (const record of recordsOf(source)) {
    const bytes = 'gap' in record ? null : await record.body();
    if ('gap' in record || bytes === null) {
      damaged += 1;
      continue;
    }
    const { mediaType, charset, date, address } = record;
    plan ??= mediaType === PLAN_TYPE ? readPlan(bytes) : null;
    if (plan === null) return null;
    if (!record.whole) damaged += 1;
    if (record.type !== 'resource' || address === null) continue;
    if (mediaType.startsWith('image/'))
      pictures.set(address, { address, bytes, mediaType, charset: null, date });
    else pages.set(address, { address, bytes, mediaType, charset });
  }
  if (plan === null) return null;
  const result = resultOf(await readPlanned(plan, pages, async (address) => pictures.get(address) ?? null));
  return damaged === 0
    ? result
    : { ...result, losses: [...result.losses, loss('FL-LOSS-RECORD', undefined, damaged)] };
}

/** Every work of a crawl in one answer. */
async function joined(source: SourceFile): Promise<ReadResult> {
  const whole: ReadResult = {
    format: 'warc',
    encoding: { name: 'utf-8', confidence: 1, reason: 'there is no page in it', repaired: [] },
    decoded: '',
    losses: [],
    works: [],
    pictures: [],
  };
  for await (const item of readCrawl(source)) {
    if (item.kind === 'loss') whole.losses.push(item.loss);
    if (item.kind !== 'story') continue;
    const { result } = item;
    const by = whole.decoded.length;
    if (whole.works.length === 0 || result.encoding.confidence < whole.encoding.confidence)
      whole.encoding = result.encoding;
    whole.decoded += `${result.decoded}\n`;
    whole.works.push(...result.works.map((work) => movedBy(work, by)));
    whole.losses.push(
      ...result.losses.map((one) => (typeof one.at === 'number' ? { ...one, at: one.at + by } : one)),
    );
    whole.pictures?.push(...(result.pictures ?? []));
  }
  if (whole.works.length === 0) whole.losses.push(loss('FL-FILE-NO-STORY'));
  return { ...whole, losses: mergeLosses(whole.losses) };
}

function movedBy(work: ReadWork, by: number): ReadWork {
  const evidence: FieldEvidence = {};
  for (const [field, list] of Object.entries(work.evidence))
    Object.assign(evidence, {
      [field]: list.map((one) =>
        one.end === 0 ? one : { ...one, start: one.start + by, end: one.end + by },
      ),
    });
  return { ...work, evidence };
}
