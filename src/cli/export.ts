import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { exportWorks, type Selection } from '#library';
import { openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { exportBag } from './export-bag.ts';
import { settingsOf } from './open-library.ts';
import { count, say } from './output.ts';
import { parseWorkId } from './show.ts';

type Flags = {
  output?: string;
  bag?: string;
  withPrivate?: boolean;
  json?: boolean;
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
    .addOption(
      new Option(
        '--bag <folder>',
        'write the whole library, or works of it, as a bag into a new folder',
      ).conflicts(['output', 'format', 'as', 'title']),
    )
    .option('--with-private', 'bag: also what readers have, and private fields')
    .option('--json', 'bag: print what was written as JSON')
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

A bag (RFC 8493) holds a library so that it can be read without Fanlight: originals, what was read of them, every state of
every work as web pages and plain text, what people said. \`fanlight import\` takes it in again.

  fanlight export --bag ~/library-2026
  fanlight export --bag ~/friends --series 'Old Friends'`,
    )
    .action((ids: string[], flags: Flags, command: Command) => {
      if (flags.bag !== undefined) return exportBag(flags.bag, chosen(ids, flags), flags, command);
      if (flags.withPrivate || flags.json)
        return command.error('error: --with-private and --json go with --bag');
      const { output } = flags;
      if (output === undefined) return command.error('error: one of --output and --bag is needed');
      return exportFiles(output, selectionOf(ids, flags), flags, command);
    });
}

async function exportFiles(
  output: string,
  selection: Selection,
  flags: Flags,
  command: Command,
): Promise<void> {
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
}

/** What is to be written; one way of choosing at a time. Throws FL-USE-ONE-CHOICE. */
function selectionOf(ids: readonly string[], flags: Flags): Selection {
  const selection = chosen(ids, flags);
  if (selection === undefined) throw new FanlightError('FL-USE-ONE-CHOICE');
  return selection;
}

/** What was chosen, if anything was. Throws FL-USE-ONE-CHOICE where it was in several ways. */
function chosen(ids: readonly string[], { query, series, search }: Flags): Selection | undefined {
  const ways: Selection[] = [];
  if (ids.length > 0) ways.push({ kind: 'works', ids: ids.map(parseWorkId) });
  if (query !== undefined) ways.push({ kind: 'query', text: query });
  if (series !== undefined) ways.push({ kind: 'series', name: series });
  if (search !== undefined) ways.push({ kind: 'search', name: search });
  if (ways.length > 1) throw new FanlightError('FL-USE-ONE-CHOICE');
  return ways[0];
}
