import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';

const NAME = 'keeping.json';
/** Findings that are remembered; of more, the number is. */
const MOST_FINDINGS = 200;
/** Folders of backups that are remembered, the last used ones. */
const MOST_BACKUPS = 20;

const whole = z.number().int().nonnegative();
const ROUND = z.object({
  startedAt: z.string(),
  sliceAt: z.string(),
  files: whole,
  bytes: whole,
  /** All that was found, of which the first are named. */
  found: whole,
  findings: z.array(z.object({ code: z.string(), subject: z.string() })),
});
const PHASES = ['database', 'originals', 'pictures', 'chapters'] as const;
const RECORD = z.object({
  version: z.literal(1),
  /** The round that is under way, and the place that comes next. */
  round: ROUND.extend({ place: z.object({ phase: z.enum(PHASES), after: z.string() }) }).nullable(),
  last: ROUND.nullable(),
  backups: z.array(z.object({ folder: z.string(), point: z.string(), at: z.string() })),
});

/** What is read in a round, in this order. */
export const VERIFY_PHASES = PHASES;
/** A part of a round. */
export type VerifyPhase = (typeof PHASES)[number];
/** What comes next in a round: what stands after `after` (a hash, or the number of a chapter; empty for all) in a phase. */
export type VerifyPlace = { phase: VerifyPhase; after: string };
/** A round of reading everything, as far as it came. Times are ISO 8601. */
export type VerifyRound = z.infer<typeof ROUND>;
/** What is remembered beside a library: how far its files were read, and where its backups are. */
export type KeepingRecord = z.infer<typeof RECORD>;

/** What is remembered of a data folder. A record that cannot be read is as none: everything is read anew, and nothing is lost. */
export async function readRecord(data: string): Promise<KeepingRecord> {
  try {
    return RECORD.parse(JSON.parse(await readFile(path.join(data, NAME), 'utf8')));
  } catch {
    return { version: 1, round: null, last: null, backups: [] };
  }
}

/** Remembers that a point was made. Throws what the file system does. */
export async function recordBackup(
  data: string,
  backup: { folder: string; point: string; at: string },
): Promise<void> {
  const record = await readRecord(data);
  const others = record.backups.filter(({ folder }) => folder !== backup.folder);
  await writeRecord(data, { ...record, backups: [backup, ...others].slice(0, MOST_BACKUPS) });
}

/** Remembers how far a round is; `place` is null when it is over. Throws what the file system does. */
export async function recordRound(
  data: string,
  round: VerifyRound,
  place: VerifyPlace | null,
): Promise<void> {
  const record = await readRecord(data);
  const short = { ...round, findings: round.findings.slice(0, MOST_FINDINGS) };
  await writeRecord(data, {
    ...record,
    ...(place === null ? { round: null, last: short } : { round: { ...short, place } }),
  });
}

async function writeRecord(data: string, record: KeepingRecord): Promise<void> {
  await writeDurably(path.join(data, NAME), `${JSON.stringify(record, null, 2)}\n`);
}
