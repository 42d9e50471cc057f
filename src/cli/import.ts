import type { Command } from 'commander';
import { type ImportReport, importFiles } from '#library';
import { visibleName } from '#text';
import { type App, openApp } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { bagAmong, importBag } from './import-bag.ts';
import { settingsOf, stopSignal } from './open-library.ts';
import { columns, count, print, printJson, say, size } from './output.ts';
import { progressShower } from './progress.ts';

const SHOWN_FAILURES = 20;

/** `fanlight import`. */
export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<path...>', 'files, folders and zips')
    .option('--json', 'print the report as JSON')
    .description('take stories into the library')
    .addHelpText(
      'after',
      `
Folders are read whole. Files that are here already are recognised and left alone; a file that changed
becomes a new revision of its work. Stop it at any moment: the same command goes on where it was.

  fanlight import ~/stories
  fanlight import list-archive.zip --json

A library that \`fanlight export --bag\` wrote is taken in whole where nothing is yet. Elsewhere the works that are not
here are added as an import, which can be withdrawn.

  fanlight import ~/library-2026 --data ~/again`,
    )
    .action(async (paths: string[], flags: { json?: boolean }, command: Command) => {
      const bag = await bagAmong(paths);
      const app = await openApp(settingsOf(command), { index: false });
      try {
        if (bag !== null) {
          await importBag(app, bag, stopSignal(), flags.json ?? false);
          return;
        }
        const report = await importWithProgress(app, paths, stopSignal());
        if (flags.json) printJson(report);
        else printReport(report);
        process.exitCode = exitCodeOfReport(report);
      } finally {
        await app.close();
      }
    });
}

/** Imports with progress on stderr. */
export async function importWithProgress(
  app: App,
  paths: string[],
  signal: AbortSignal,
): Promise<ImportReport> {
  const progress = progressShower();
  try {
    return await importFiles(app.library, paths, { workers: app.workers, signal, onProgress: progress.show });
  } finally {
    progress.end();
  }
}

function exitCodeOfReport(report: ImportReport): number {
  if (report.status === 'interrupted') return EXIT.interrupted;
  return report.results.failed > 0 ? EXIT.someFailed : EXIT.good;
}

/** Says what an import did, for people. */
export function printReport(report: ImportReport): void {
  const { results } = report;
  const seconds = report.milliseconds / 1000;
  const speed = seconds > 0 ? ` (${(report.bytes / 1e6 / seconds).toFixed(1)} MB/s)` : '';
  const rows = [
    ['read', `${count(report.files, 'file')}, ${size(report.bytes)} in ${seconds.toFixed(1)} s${speed}`],
    ['new', `${count(results.imported, 'file')}, ${count(report.works, 'work')}`],
    ...(report.works > 0 ? [['understood', understoodLine(report)]] : []),
    ...(results.revised > 0 ? [['changed', `${count(results.revised, 'file')}, now new revisions`]] : []),
    ...(results.joined > 0
      ? [['joined', `${count(results.joined, 'file')}, further originals of works that are here`]]
      : []),
    ...(results.known > 0 ? [['here already', `${count(results.known, 'file')}, left alone`]] : []),
    ...(report.repaired > 0
      ? [['repaired', `${count(report.repaired, 'file')} with damaged characters`]]
      : []),
    ...(report.losses > 0
      ? [['left out', `${count(report.losses, 'thing')} that have no place in a story`]]
      : []),
    ...(results.failed > 0 ? [['failed', count(results.failed, 'file')]] : []),
  ];
  for (const line of columns(rows)) print(line);
  for (const failure of report.failures.slice(0, SHOWN_FAILURES))
    say(`  ${visibleName(failure.path)}\n    ${failure.code}: ${failure.message}`);
  const hidden = results.failed - Math.min(report.failures.length, SHOWN_FAILURES);
  if (hidden > 0)
    say(`  … and ${count(hidden, 'more file')}; import ${report.batch} in the library lists them all.`);
  if (report.status === 'interrupted')
    say('Stopped. Every finished work is kept; the same command goes on from here.');
}

/** `title of 43, creator of 40, … of 45 works`. */
function understoodLine({ understood, works }: ImportReport): string {
  const parts = Object.entries(understood).map(
    ([field, number]) => `${field} of ${number.toLocaleString('en')}`,
  );
  return `${parts.join(', ')} (of ${count(works, 'work')})`;
}
