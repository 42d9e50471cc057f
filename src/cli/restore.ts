import type { Command } from 'commander';
import { type RestoreProgress, restoreLibrary } from '#library';
import { KEEPING } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { stopSignal } from './open-library.ts';
import { columns, count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

type Flags = { point?: string; json?: boolean };

/** Files that are named; of more, the number is. */
const SHOWN = 20;

/** `fanlight restore`. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<backup>', 'the folder of a backup')
    .argument('<folder>', 'an empty folder, or one that is not there yet')
    .option('--point <name>', 'which point of the backup (the newest)')
    .option('--json', 'print what was done as JSON')
    .description('make a library anew from a backup, in an empty folder')
    .addHelpText(
      'after',
      `
Every file is read again after it was written. Stop it at any moment: the same command goes on from there.

  fanlight restore /mnt/disk/fanlight ~/fanlight-data
  fanlight restore /mnt/disk/fanlight ~/then --point 2026-01-31T20-15-00Z`,
    )
    .action(restore);
}

async function restore(from: string, into: string, flags: Flags): Promise<void> {
  const signal = stopSignal();
  const progress = lineShower(restoreLine);
  try {
    const options = {
      signal,
      onProgress: progress.show,
      ...(flags.point !== undefined && { point: flags.point }),
    };
    const report = await restoreLibrary(from, into, KEEPING, options);
    progress.end();
    const { point, files, bytes, missing } = report;
    if (flags.json) printJson(report);
    else {
      const { counts } = point;
      const rows = [
        ['point', point.name],
        ['works', counts.works.toLocaleString('en')],
        ['restored', `${count(files, 'file')}, ${size(bytes)}`],
      ];
      for (const line of columns(rows)) print(line);
    }
    for (const { kind, hash } of missing.slice(0, SHOWN)) say(`  FL-BACKUP-FILE-MISSING: ${kind} ${hash}`);
    if (missing.length > 0) say(`${count(missing.length, 'file')} the backup does not have whole.`);
    process.exitCode = missing.length > 0 ? EXIT.someFailed : EXIT.good;
  } catch (thrown) {
    progress.end();
    if (!signal.aborted) throw thrown;
    say('Stopped. The same command goes on from here.');
    process.exitCode = EXIT.interrupted;
  }
}

function restoreLine({ files, totalFiles, bytes }: RestoreProgress, width: number): string {
  return `restoring: ${files.toLocaleString('en')} of ${count(totalFiles, 'file')}, ${size(bytes)}`.slice(
    0,
    Math.max(20, width - 1),
  );
}
