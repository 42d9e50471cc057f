import { readRecord, recordRound, type VerifyRound } from '#preservation';
import type { Library } from './context.ts';
import {
  FIRST_PLACE,
  isDamage,
  type VerifyOptions,
  type VerifyReport,
  verifyLibrary,
} from './verify-library.ts';

/** What is verified, and the data folder that remembers it. */
export type VerifiedAt = Pick<Library, 'catalogue' | 'originals' | 'media' | 'clock'> & { data: string };

/** What was read now, and the round as it stands. `remembered` is false where the data folder cannot be written. */
export type RoundReport = { report: VerifyReport; round: VerifyRound; remembered: boolean };

/** Reads everything once, and remembers what was found. Throws FL-LIB-… */
export async function verifyAll(
  at: VerifiedAt,
  options: Pick<VerifyOptions, 'signal' | 'onProgress'> = {},
): Promise<RoundReport> {
  return verifyFrom(at, null, options);
}

/** Goes on with the round that is under way, or begins one, within what the options allow. Throws FL-LIB-… */
export async function verifySlice(
  at: VerifiedAt,
  options: Omit<VerifyOptions, 'from'>,
): Promise<RoundReport> {
  return verifyFrom(at, (await readRecord(at.data)).round, options);
}

/** When the newest slice or whole check of a data folder was made (ISO 8601); null before the first. */
export async function lastSlice(data: string): Promise<string | null> {
  const { round, last } = await readRecord(data);
  return round?.sliceAt ?? last?.sliceAt ?? null;
}

async function verifyFrom(
  at: VerifiedAt,
  before: Awaited<ReturnType<typeof readRecord>>['round'],
  options: VerifyOptions,
): Promise<RoundReport> {
  const now = at.clock().toISOString();
  const report = await verifyLibrary(at, { ...options, from: before?.place ?? FIRST_PLACE });
  const damage = report.findings.filter(isDamage).map(({ code, subject }) => ({ code, subject }));
  const round: VerifyRound = {
    startedAt: before?.startedAt ?? now,
    sliceAt: now,
    files: (before?.files ?? 0) + report.files,
    bytes: (before?.bytes ?? 0) + report.bytes,
    found: (before?.found ?? 0) + damage.length,
    findings: [...(before?.findings ?? []), ...damage],
  };
  const remembered = await recordRound(at.data, round, report.next).then(
    () => true,
    () => false,
  );
  return { report, round, remembered };
}
