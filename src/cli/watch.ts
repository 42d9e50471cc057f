import path from 'node:path';
import type { Command } from 'commander';
import type { Settings } from '#config';
import { checkWatched, type ImportReport, importFound, type Source, watchFolder } from '#library';
import { visibleName } from '#text';
import { BOOK_LISTS, openApp } from '../app.ts';
import { settingsOf, stopSignal } from './open-library.ts';
import { count, say } from './output.ts';

/** `fanlight watch`. */
export function addWatch(program: Command): void {
  program
    .command('watch')
    .argument('<folder...>', 'folders that other programs fill')
    .description('take in what comes into a folder, until it is stopped')
    .addHelpText(
      'after',
      `
New and changed files are taken in once they are whole; nothing there is moved, changed or deleted. Where a server
runs on the same library, let that watch instead: FANLIGHT_WATCH=${path.join('~', 'Downloads', 'fic')} fanlight serve

  fanlight watch ~/Downloads/fic`,
    )
    .action(async (folders: string[], _flags: object, command: Command) => {
      const settings = settingsOf(command);
      const signal = stopSignal();
      checkWatched(settings.data, folders);
      let before: Promise<void> = Promise.resolve();
      say(`Watching ${folders.map(visibleName).join(', ')} (stop it with Ctrl-C)`);
      await Promise.all(
        folders.map((folder) =>
          watchFolder({
            data: settings.data,
            folder,
            lists: BOOK_LISTS,
            signal,
            onFault: (error) => say(`${error.code}: ${visibleName(error.message)}`),
            // The library is open only while something is taken in, so that other commands have their turn.
            take: (sources) => {
              const taken = before.then(() => takeIn(settings, folder, sources, signal));
              before = taken.catch(() => {});
              return taken;
            },
          }),
        ),
      );
    });
}

async function takeIn(
  settings: Settings,
  folder: string,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<void> {
  const app = await openApp(settings, { index: false });
  try {
    const { library, workers } = app;
    printTaken(await importFound(library, [path.resolve(folder)], sources, { workers, signal }));
  } finally {
    await app.close();
  }
}

/** What a batch did, in a line for each of what there is to say. */
function printTaken({ batch, results, works, failures }: ImportReport): void {
  const said = [
    [results.imported, 'new'],
    [results.revised, 'changed'],
    [results.joined, 'joined'],
    [results.failed, 'failed'],
  ] as const;
  const parts = said.flatMap(([number, word]) => (number > 0 ? [`${count(number, 'file')} ${word}`] : []));
  if (parts.length > 0) say(`import ${batch}: ${parts.join(', ')}; ${count(works, 'work')}`);
  for (const { path: file, code } of failures.slice(0, 10)) say(`  ${visibleName(file)}: ${code}`);
}
