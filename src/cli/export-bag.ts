import type { Command } from 'commander';
import { type BundleProgress, type BundleReport, exportBundle, type Selection } from '#library';
import { KEEPING } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { settingsOf, stopSignal, withLibrary } from './open-library.ts';
import { columns, count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

type Flags = { withPrivate?: boolean; json?: boolean };

/** Files that are named; of more, the number is. */
const SHOWN = 20;

/** Writes the library, or works of it, as a bag. */
export async function exportBag(
  folder: string,
  selection: Selection | undefined,
  flags: Flags,
  command: Command,
): Promise<void> {
  const { data } = settingsOf(command);
  const signal = stopSignal();
  await withLibrary(
    command,
    async ({ library }) => {
      const progress = lineShower(bagLine);
      try {
        const report = await exportBundle({ ...library, data }, folder, KEEPING, {
          ...(selection !== undefined && { selection }),
          withPrivate: flags.withPrivate ?? false,
          signal,
          onProgress: progress.show,
        });
        progress.end();
        if (flags.json) printJson(report);
        else printReport(report);
        process.exitCode = report.missing.length > 0 ? EXIT.someFailed : EXIT.good;
      } catch (thrown) {
        progress.end();
        if (!signal.aborted) throw thrown;
        say('Stopped. Nothing was written.');
        process.exitCode = EXIT.interrupted;
      }
    },
    { index: selection !== undefined && selection.kind !== 'works' },
  );
}

function printReport({
  folder,
  works,
  withdrawn,
  files,
  bytes,
  missing,
  private: isPrivate,
}: BundleReport): void {
  const rows = [
    ['bag', folder],
    [
      'holds',
      count(works, 'work') +
        (withdrawn > 0 ? ` and ${withdrawn.toLocaleString('en')} withdrawn or under another` : ''),
    ],
    ['payload', `${count(files, 'file')}, ${size(bytes)}`],
    ['private', isPrivate ? 'what readers have, and private fields, are in it' : 'left out'],
  ];
  for (const line of columns(rows)) print(line);
  for (const { kind, hash } of missing.slice(0, SHOWN)) say(`  ${kind} ${hash}`);
  if (missing.length > 0)
    say(`${count(missing.length, 'file')} the library has no longer whole, so the bag has not either.`);
}

function bagLine({ phase, done, total, bytes }: BundleProgress, width: number): string {
  const what = phase === 'works' ? 'work' : 'original';
  return `writing: ${done.toLocaleString('en')} of ${count(total, what)}, ${size(bytes)}`.slice(
    0,
    Math.max(20, width - 1),
  );
}
