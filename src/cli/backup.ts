import type { Command } from 'commander';
import { type BackupProgress, type BackupReport, backupLibrary, listPoints } from '#library';
import { visibleName } from '#text';
import { KEEPING } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { atLeastOne } from './numbers.ts';
import { settingsOf, stopSignal, withLibrary } from './open-library.ts';
import { columns, count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

type Flags = { keep?: string; list?: boolean; json?: boolean };

/** Files that are named; of more, the number is. */
const SHOWN = 20;

/** `fanlight backup`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<folder>', 'the folder of the backup, best on another disk')
    .option('--keep <number>', 'keep so many points, the newest, and the files that they need')
    .option('--list', 'list the points that the backup has')
    .option('--json', 'print what was done, or the points, as JSON')
    .description('back the library up, while it is served as well')
    .addHelpText(
      'after',
      `
Each run makes a point: the library as it is now. Only files that the backup does not have are copied, and what
was written is read again. Stop it at any moment: the points of before are as they were.

  fanlight backup /mnt/disk/fanlight
  fanlight backup /mnt/disk/fanlight --keep 10
  fanlight backup /mnt/disk/fanlight --list`,
    )
    .action((folder: string, flags: Flags, command: Command) =>
      flags.list ? list(folder, flags) : backup(folder, flags, command),
    );
}

async function backup(folder: string, flags: Flags, command: Command): Promise<void> {
  const keep = flags.keep === undefined ? undefined : atLeastOne(flags.keep, '--keep');
  const { data } = settingsOf(command);
  const signal = stopSignal();
  await withLibrary(
    command,
    async ({ library }) => {
      const progress = lineShower(backupLine);
      try {
        const options = { signal, onProgress: progress.show, ...(keep !== undefined && { keep }) };
        const report = await backupLibrary({ ...library, data }, folder, KEEPING, options);
        progress.end();
        if (flags.json) printJson(report);
        else printReport(report);
        const isWhole = report.missing.length === 0 && report.damagedChapters === 0;
        process.exitCode = isWhole && report.onlyThere.length === 0 ? EXIT.good : EXIT.someFailed;
      } catch (thrown) {
        progress.end();
        if (!signal.aborted) throw thrown;
        say('Stopped. The points of before are as they were; the same command copies what is left.');
        process.exitCode = EXIT.interrupted;
      }
    },
    { index: false },
  );
}

async function list(folder: string, { json }: Flags): Promise<void> {
  const points = await listPoints(folder);
  if (json) {
    printJson(points);
    return;
  }
  const rows = points.map(({ name, manifest }) =>
    manifest === null
      ? [name, 'damaged: it cannot be restored']
      : [
          name,
          count(manifest.counts.works, 'work'),
          count(manifest.counts.originals, 'original'),
          size(manifest.database.bytes + manifest.counts.originalBytes + manifest.counts.pictureBytes),
          ...(manifest.missing.length > 0 ? [`${count(manifest.missing.length, 'file')} missing`] : []),
        ],
  );
  for (const line of columns(rows)) print(line);
  say(count(points.length, 'point'));
}

function printReport({ point, copied, missing, onlyThere, damagedChapters, pruned }: BackupReport): void {
  const { counts } = point;
  const rows = [
    ['point', point.name],
    [
      'holds',
      `${count(counts.works, 'work')}, ${count(counts.originals, 'original')}, ${count(counts.pictures, 'picture')}`,
    ],
    ['database', size(point.database.bytes)],
    ['copied', `${count(copied.files, 'file')}, ${size(copied.bytes)}`],
    ...(pruned && pruned.points.length > 0
      ? [
          [
            'removed',
            `${count(pruned.points.length, 'point')}, ${count(pruned.files, 'file')}, ${size(pruned.bytes)}`,
          ],
        ]
      : []),
  ];
  for (const line of columns(rows)) print(line);
  for (const { kind, hash } of missing.slice(0, SHOWN)) say(`  FL-BACKUP-INCOMPLETE: ${kind} ${hash}`);
  if (missing.length > 0)
    say(`${count(missing.length, 'file')} the library has no longer whole, and the backup has not either.`);
  if (onlyThere.length > 0)
    say(`${count(onlyThere.length, 'file')} the library has no longer; the backup has kept them.`);
  if (damagedChapters > 0)
    say(`The stored text of ${count(damagedChapters, 'chapter')} is not what was written.`);
  if (missing.length + onlyThere.length + damagedChapters > 0)
    say('Run `fanlight verify --repair-from` with a backup. Until then nothing is removed from this one.');
}

function backupLine({ phase, bytes, totalBytes }: BackupProgress, width: number): string {
  const what = { database: 'copying the database', files: 'copying new files', checking: 'reading it again' }[
    phase
  ];
  return visibleName(`${what}: ${size(bytes)} of ${size(totalBytes)}`).slice(0, Math.max(20, width - 1));
}
