import { FanlightError } from '#errors';
import type { PortableFile, PortableImport, Taking } from '../../portable.ts';
import type { BatchId, NewBatch } from '../../records.ts';
import { lossCount, startBatch } from '../batches.ts';
import { type Connection, query } from '../connection.ts';
import { needsAttention } from '../save-files.ts';

/** Takes imports and their files, and knows under which numbers they are here. */
export type FileTaker = {
  /** The import that everything is added to, and when that began; null where imports are taken as they are. */
  readonly added: { batch: BatchId; at: string } | null;
  takeImport(record: PortableImport): void;
  takeFile(record: PortableFile): void;
  /**
   * The number of a file here, its import, and whether it was of a withdrawn import where it comes from. Throws FL-BUNDLE-RECORD where it was
   * not taken.
   */
  fileOf(number: number): { file: number; batch: number; isOut: boolean };
  /** Says in the import that works were added, what came in with it. */
  finish(works: { added: number; revised: number }): void;
};

/** A taker over one connection. Must run in a transaction. */
export function fileTaker(connection: Connection, taking: Taking): FileTaker {
  const added =
    taking.how === 'added' ? { batch: startBatch(connection, newBatch(taking)), at: taking.startedAt } : null;
  const files = new Map<number, number>();
  const out = new Set<number>();
  const gains = { files: 0, bytes: 0, losses: 0, repaired: 0 };
  const findOriginal = connection.prepare('select id from original where hash = ?').pluck();
  const batchOf = connection.prepare('select batch from batch_file where id = ?').pluck();

  function originalOf({ original, bytes }: PortableFile): number | null {
    if (original === null) return null;
    const known = findOriginal.get(original) as number | undefined;
    return known ?? connection.run(query.insertInto('original').values({ hash: original, bytes }));
  }

  return {
    added,
    takeImport({ id, sources, startedAt, finishedAt, status, withdrawnAt, counts }) {
      connection.run(
        query.insertInto('batch').values({
          id,
          sources: JSON.stringify(sources),
          started_at: startedAt,
          finished_at: finishedAt,
          status,
          withdrawn_at: withdrawnAt,
          ...counts,
        }),
      );
    },
    takeFile(record) {
      const { id, path, bytes, format, encoding, error, losses, result } = record;
      const isWhole = added === null;
      const row = connection.run(
        query.insertInto('batch_file').values({
          ...(isWhole && {
            id,
            same_as: record.sameAs,
            withdrawn: record.withdrawn ? 1 : 0,
            kept: record.kept ? 1 : 0,
          }),
          batch: added?.batch ?? record.import,
          path,
          original: originalOf(record),
          bytes,
          format,
          encoding: encoding && JSON.stringify(encoding),
          result,
          error: error && JSON.stringify(error),
          losses: JSON.stringify(losses),
          attention: needsAttention(record, result) ? 1 : 0,
        }),
      );
      if (isWhole) return;
      files.set(id, row);
      if (record.withdrawn) out.add(id);
      gains.files += 1;
      gains.bytes += bytes;
      gains.losses += lossCount(losses);
      if ((encoding?.repaired.length ?? 0) > 0) gains.repaired += 1;
    },
    fileOf(number) {
      const file = added === null ? number : files.get(number);
      const of = file === undefined ? undefined : (batchOf.get(file) as number | undefined);
      if (file === undefined || of === undefined)
        throw new FanlightError('FL-BUNDLE-RECORD', `file ${number}`);
      return { file, batch: of, isOut: out.has(number) };
    },
    finish(works) {
      if (added === null) return;
      const end = { works: works.added, revised: works.revised, status: 'finished' as const };
      connection.run(
        query
          .updateTable('batch')
          .set({ ...gains, ...end, finished_at: added.at })
          .where('id', '=', added.batch),
      );
    },
  };
}

function newBatch({ source, startedAt }: Extract<Taking, { how: 'added' }>): NewBatch {
  return { sources: [source], startedAt };
}
