import { FanlightError } from '#errors';
import type { PortableRecord, PortableWork, Taken, Taking } from '../../portable.ts';
import type { NewWork, WorkId } from '../../records.ts';
import type { Connection } from '../connection.ts';
import { isMisfit } from '../driver-errors.ts';
import type { NameIds } from '../name-ids.ts';
import type { SourceWriter } from '../save-sources.ts';
import type { WorkWriter } from '../save-work.ts';
import { fileTaker } from './take-files.ts';
import { privateTaker } from './take-private.ts';
import { rereadingTaker } from './take-rereadings.ts';
import { siteTaker } from './take-site.ts';
import { tagTaker } from './take-tags.ts';
import { togetherTaker } from './take-together.ts';
import { workTaker } from './take-works.ts';

/** What records are written with. */
export type PortableWriters = { works: WorkWriter; sources: SourceWriter; names: NameIds };

/** Takes in all records in one transaction, or none. Nothing else may use the connection meanwhile. */
export async function takeIn(
  connection: Connection,
  writers: PortableWriters,
  records: AsyncIterable<PortableRecord>,
  { taking, keep }: { taking: Taking; keep: () => Promise<void> },
): Promise<Taken> {
  try {
    return await connection.slowTransaction(async () => {
      const take = recordTaker(connection, writers, taking);
      for await (const record of records) take.one(record);
      const taken = take.finish();
      if (connection.pragma('foreign_key_check').length > 0) throw new FanlightError('FL-BUNDLE-RECORD');
      await keep();
      return taken;
    });
  } catch (thrown) {
    throw isMisfit(thrown) ? new FanlightError('FL-BUNDLE-RECORD', undefined, { cause: thrown }) : thrown;
  }
}

/** How a record of each kind is taken. */
type Takers = { [Given in PortableRecord as Given['kind']]: (record: Given['record']) => void };

function recordTaker(
  connection: Connection,
  { works: workWriter, sources, names }: PortableWriters,
  taking: Taking,
): { one: (record: PortableRecord) => void; finish: () => Taken } {
  const files = fileTaker(connection, taking);
  const rereadings = rereadingTaker(connection, taking.how === 'whole');
  const works = workTaker(connection, { works: workWriter, sources, files, rereadings });
  const site = siteTaker(connection, sources, files.added?.batch ?? null);
  const tags = tagTaker(connection, names);
  /** What is about the whole of a library is taken only where nothing is yet. */
  const ifWhole = <Record>(take: (record: Record) => void) => (taking.how === 'whole' ? take : () => {});
  const own = privateTaker(connection);
  const together = togetherTaker(connection);
  const takers: Takers = {
    import: ifWhole(files.takeImport),
    file: files.takeFile,
    rereading: rereadings.takeRereading,
    picture: (record) => sources.savePictures([record]),
    creator: site.takeCreator,
    series: site.takeSeries,
    page: site.takePage,
    decision: ifWhole(works.takeDecision),
    work: works.takeWork,
    revision: works.takeRevision,
    comments: works.takeComments,
    mapping: ifWhole(tags.takeMapping),
    tagDecision: ifWhole(tags.takeDecision),
    joined: ifWhole(together.joined),
    apart: ifWhole(together.apart),
    private: ifWhole(own.private),
    mark: ifWhole(own.mark),
    place: ifWhole(own.place),
    search: ifWhole(own.search),
    mute: ifWhole(own.mute),
  };
  return {
    // The table has a taker of the same kind as the record.
    one: ({ kind, record }) => (takers[kind] as (one: typeof record) => void)(record),
    finish() {
      const counts = works.finish();
      files.finish(counts);
      if (taking.how === 'whole') together.finish();
      return { works: counts.added, batch: files.added?.batch ?? null };
    },
  };
}

/** Whether nothing was ever imported, decided or kept, and no device or e-reader has a reader here. */
export function isEmpty(connection: Connection): boolean {
  const said = ['batch', 'work_row', 'tag_decision', 'decision', 'saved_search', 'mute', 'tag'];
  const tables = [...said, 'device', 'ereader'];
  return tables.every((table) => connection.prepare(`select 1 from ${table} limit 1`).get() === undefined);
}

/** The work here that another catalogue's work is: one from the same place of the same bytes, or at one of its addresses. */
export function counterpart(
  connection: Connection,
  sources: SourceWriter,
  { revisions, shown, addresses }: PortableWork,
): WorkId | null {
  const withBytes = connection
    .prepare(
      `select r.work from original o join batch_file f on f.original = o.id join work_revision r on r.file = f.id
       where o.hash = ? and r.place = ? limit 1`,
    )
    .pluck();
  for (const { original, place } of revisions) {
    const same = withBytes.get(original, place) as WorkId | undefined;
    if (same !== undefined) return same;
  }
  for (const address of addresses.filter(({ chapter }) => chapter === null)) {
    const there = sources.workOf(asNew(shown, address));
    if (there !== null) return there;
  }
  return null;
}

function asNew(metadata: PortableWork['shown'], address: PortableWork['addresses'][number]): NewWork {
  const source = { addresses: [address], updated: null, textHash: '', comments: [] };
  return { metadata, evidence: [], private: [], chapters: [], words: 0, source };
}
