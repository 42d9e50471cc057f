import { FanlightError } from '#errors';
import { type BundleImportProgress, type BundleImportReport, importBundle, isBundle } from '#library';
import { visibleName } from '#text';
import type { App } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { columns, count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

/** Works that are named; `--json` has all. */
const SHOWN = 20;

/** The bag that is to be imported, if one of these paths is one. Throws FL-BUNDLE-ALONE where others are named with it. */
export async function bagAmong(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if (!(await isBundle(path))) continue;
    if (paths.length > 1) throw new FanlightError('FL-BUNDLE-ALONE', path);
    return path;
  }
  return null;
}

/** Takes in a library that was exported as a bag. */
export async function importBag(
  { library }: App,
  folder: string,
  signal: AbortSignal,
  json: boolean,
): Promise<void> {
  const progress = lineShower(bagLine);
  try {
    const report = await importBundle(library, folder, { signal, onProgress: progress.show });
    progress.end();
    if (json) printJson(report);
    else printReport(report);
    process.exitCode = report.missing.length > 0 ? EXIT.someFailed : EXIT.good;
  } catch (thrown) {
    progress.end();
    if (!signal.aborted) throw thrown;
    say('Stopped. Nothing was imported.');
    process.exitCode = EXIT.interrupted;
  }
}

function printReport({ how, works, batch, here, withdrawn, fetch, missing }: BundleImportReport): void {
  const rows = [
    [
      'new',
      how === 'whole' ? `${count(works, 'work')}: the library is that of the bag` : count(works, 'work'),
    ],
    ...(batch === null
      ? []
      : [['import', `${batch}; \`fanlight imports withdraw ${batch}\` takes it out again`]]),
    ...(here.length > 0 ? [['here already', `${count(here.length, 'work')}, left alone`]] : []),
    ...(withdrawn > 0
      ? [['left out', `${count(withdrawn, 'work')} of the bag, withdrawn or under another`]]
      : []),
  ];
  for (const line of columns(rows)) print(line);
  for (const { work, title } of here.slice(0, SHOWN)) say(`  ${work}  ${visibleName(title)}`);
  if (here.length > SHOWN) say(`  … and ${count(here.length - SHOWN, 'more work')}`);
  if (missing.length > 0)
    say(
      `${count(missing.length, 'file')} the library of the bag had no longer whole, so they are not here either.`,
    );
  if (fetch > 0)
    say(`fetch.txt names ${count(fetch, 'file')}. Nothing was fetched; what is there was taken.`);
}

function bagLine({ phase, done, bytes }: BundleImportProgress, width: number): string {
  const line = {
    checking: `reading the bag: ${count(done, 'file')}, ${size(bytes)}`,
    works: `taking in: ${count(done, 'work')}`,
    files: `keeping: ${count(done, 'original')}, ${size(bytes)}`,
  }[phase];
  return line.slice(0, Math.max(20, width - 1));
}
