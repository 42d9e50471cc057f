import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { exportWorks, type Selection } from '#library';
import { openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { exportForCalibre } from './export-calibre.ts';
import { settingsOf } from './open-library.ts';
import { count, say } from './output.ts';
import { parseWorkId } from './show.ts';

type Flags = {
  output?: string;
  calibre?: string;
  format: string;
  query?: string;
  series?: string;
  search?: string;
  as: 'one-book' | 'many';
  title?: string;
  wrap: boolean;
};

/** Fewer files are named one by one. */
const MOST_NAMED = 20;

/** `fanlight export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('[id...]', 'numbers of works, as `fanlight find` prints them')
    .option('-o, --output <folder>', 'the folder to write to; it is made if it is not there')
    .option(
      '--calibre <folder>',
      'write EPUBs as calibre lays out its library, what changed only; all works unless some are chosen',
    )
    .option('--query <query>', 'the works that a query finds, in its order')
    .option('--series <name>', 'the works of a series, in its order')
    .option('--search <name>', 'the works that a saved search finds')
    .option('--format <ending>', 'epub, html, xhtml, txt, md or json', 'epub')
    .addOption(
      new Option('--as <form>', 'all works in one file, or a file for each')
        .choices(['one-book', 'many'])
        .default('many'),
    )
    .option('--title <title>', 'what the one book is called')
    .option('--no-wrap', 'txt: each paragraph on one line')
    .description('write works as files for reading elsewhere')
    .addHelpText(
      'after',
      `
  fanlight export 12 13 14 -o ~/books
  fanlight export --series 'Old Friends' --as one-book -o ~/books
  fanlight export --query 'fandom:Emma is:complete sort:words' --as one-book --title 'Emma, finished' -o .
  fanlight export 12 --format txt --no-wrap -o .
  fanlight export --calibre ~/for-calibre`,
    )
    .action(async (ids: string[], flags: Flags, command: Command) => {
      const { output, calibre } = flags;
      if ((output === undefined) === (calibre === undefined)) throw new FanlightError('FL-USE-ONE-OUTPUT');
      const selection = selectionOf(ids, flags);
      const app = await openApp(settingsOf(command), { index: selection.kind !== 'works' });
      try {
        if (output === undefined) {
          await exportForCalibre(app, selection, calibre ?? '');
          return;
        }
        await mkdir(output, { recursive: true }).catch((cause: unknown) => {
          throw new FanlightError('FL-USE-OUTPUT', output, { cause });
        });
        const { format: extension, as, title } = flags;
        const files = exportWorks(app.library, selection, {
          extension,
          as,
          wrap: flags.wrap ? 'columns' : 'none',
          ...(title !== undefined && { title }),
        });
        let written = 0;
        for await (const { fileName, bytes } of files) {
          const target = path.join(output, fileName);
          await writeOutput(target, bytes);
          written += 1;
          if (written <= MOST_NAMED) say(`wrote ${target}`);
        }
        if (written > MOST_NAMED) say(`wrote ${count(written, 'file')} in all`);
      } finally {
        await app.close();
      }
    });
}

/** What is to be written; one way of choosing at a time, or all works for calibre. Throws FL-USE-ONE-CHOICE. */
function selectionOf(ids: readonly string[], { query, series, search, calibre }: Flags): Selection {
  const chosen: Selection[] = [];
  if (ids.length > 0) chosen.push({ kind: 'works', ids: ids.map(parseWorkId) });
  if (query !== undefined) chosen.push({ kind: 'query', text: query });
  if (series !== undefined) chosen.push({ kind: 'series', name: series });
  if (search !== undefined) chosen.push({ kind: 'search', name: search });
  if (chosen.length === 0 && calibre !== undefined) chosen.push({ kind: 'query', text: '' });
  const [selection] = chosen;
  if (selection === undefined || chosen.length > 1) throw new FanlightError('FL-USE-ONE-CHOICE');
  return selection;
}
