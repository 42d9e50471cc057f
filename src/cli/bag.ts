import type { Command } from 'commander';
import { errorSentence } from '#errors';
import { type BagCheck, type BagProgress, checkBag } from '#library';
import { visibleName } from '#text';
import { EXIT } from './exit-codes.ts';
import { stopSignal } from './open-library.ts';
import { count, print, printJson, say, size } from './output.ts';
import { lineShower } from './progress.ts';

/** Problems that are named; `--json` has the first thousand. */
const SHOWN = 50;

/** `fanlight bag`. */
export function addBag(program: Command): void {
  program
    .command('bag')
    .description('check bags (RFC 8493)')
    .command('check <folder>')
    .option('--json', 'print what was found as JSON')
    .description('read a bag and say whether it is whole')
    .addHelpText(
      'after',
      `
Any bag will do, not only those of Fanlight. Everything is read and compared with the checksums that the bag has. Links are
not followed, and nothing is fetched from the network.

  fanlight bag check ~/library-2026`,
    )
    .action(check);
}

async function check(folder: string, { json }: { json?: boolean }): Promise<void> {
  const signal = stopSignal();
  const progress = lineShower(
    ({ files, bytes }: BagProgress) => `reading: ${count(files, 'file')}, ${size(bytes)}`,
  );
  try {
    const found = await checkBag(folder, { signal, onProgress: progress.show });
    progress.end();
    if (json) printJson(found);
    else printFound(found);
    process.exitCode = found.total > 0 ? EXIT.someFailed : EXIT.good;
  } catch (thrown) {
    progress.end();
    if (!signal.aborted) throw thrown;
    process.exitCode = EXIT.interrupted;
  }
}

function printFound({ version, files, bytes, algorithms, fetch, problems, total }: BagCheck): void {
  for (const { code, subject } of problems.slice(0, SHOWN))
    print(`${code}  ${visibleName(errorSentence(code, subject))}`);
  const more = total - Math.min(problems.length, SHOWN);
  if (more > 0) print(`… and ${count(more, 'more problem')}`);
  if (fetch > 0)
    say(`fetch.txt names ${count(fetch, 'file')}. Nothing was fetched; what is there was checked.`);
  const payload = `${count(files, 'file')}, ${size(bytes)}`;
  print(
    total === 0
      ? `A valid bag of version ${version.toFixed(version < 1 ? 2 : 1)}: ${payload}, compared by ${algorithms.join(' and ')}.`
      : `Not a valid bag: ${count(total, 'problem')} in ${payload}.`,
  );
}
