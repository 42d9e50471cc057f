import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { exportWorks, type Selection } from '#library';
import { openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { settingsOf } from './open-library.ts';
import { count, say } from './output.ts';
import { parseWorkId } from './show.ts';
import { writeLines } from './write-lines.ts';

type Flags = {
  output?: string;
  format: string;
  query?: string;
  series?: string;
  search?: string;
  as: 'one-book' | 'many';
  title?: string;
  wrap: boolean;
  jsonl?: string;
  text: boolean;
};

/** Fewer files are named one by one. */
const MOST_NAMED = 20;

/** `fanlight export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('[id...]', 'numbers of works, as `fanlight find` prints them')
    .option('-o, --output <folder>', 'the folder to write to; it is made if it is not there')
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
    .option(
      '--jsonl <file>',
      'everything that is public, as JSON Lines, into one file (- is standard output)',
    )
    .option('--no-text', 'with --jsonl: without the text of the stories')
    .description('write works as files for reading elsewhere, or everything as data')
    .addHelpText(
      'after',
      `
  fanlight export 12 13 14 -o ~/books
  fanlight export --series 'Old Friends' --as one-book -o ~/books
  fanlight export --query 'fandom:Emma is:complete sort:words' --as one-book --title 'Emma, finished' -o .
  fanlight export 12 --format txt --no-wrap -o .
  fanlight export --jsonl everything.jsonl
  fanlight export --jsonl - --no-text | gzip > study.jsonl.gz`,
    )
    .action(async (ids: string[], flags: Flags, command: Command) => {
      if (flags.jsonl !== undefined) {
        if (
          ids.length > 0 ||
          flags.query !== undefined ||
          flags.series !== undefined ||
          flags.search !== undefined
        )
          throw new FanlightError('FL-USE-ONE-CHOICE');
        await writeLines(command, flags.jsonl, flags.text);
        return;
      }
      const { output } = flags;
      if (output === undefined) command.error("error: required option '-o, --output <folder>' not specified");
      const selection = selectionOf(ids, flags);
      const app = await openApp(settingsOf(command), { index: selection.kind !== 'works' });
      try {
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

/** What is to be written; one way of choosing at a time. Throws FL-USE-ONE-CHOICE. */
function selectionOf(ids: readonly string[], { query, series, search }: Flags): Selection {
  const chosen: Selection[] = [];
  if (ids.length > 0) chosen.push({ kind: 'works', ids: ids.map(parseWorkId) });
  if (query !== undefined) chosen.push({ kind: 'query', text: query });
  if (series !== undefined) chosen.push({ kind: 'series', name: series });
  if (search !== undefined) chosen.push({ kind: 'search', name: search });
  const [selection] = chosen;
  if (selection === undefined || chosen.length > 1) throw new FanlightError('FL-USE-ONE-CHOICE');
  return selection;
}
