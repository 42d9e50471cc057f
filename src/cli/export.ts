import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { type DeliveredFile, exportWorks, planTaking, type Selection, TAKEN_FORMS, zipWorks } from '#library';
import { type App, openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { imposeOption, type PrintFlags, paperOption, printedFiles } from './export-paper.ts';
import { settingsOf } from './open-library.ts';
import { count, say, size } from './output.ts';
import { parseWorkId } from './show.ts';

type Flags = {
  output: string;
  format: string;
  query?: string;
  series?: string;
  search?: string;
  toRead?: boolean;
  as: 'one-book' | 'many' | 'zip';
  title?: string;
  wrap: boolean;
} & PrintFlags;

/** Fewer files are named one by one. */
const MOST_NAMED = 20;

/** `fanlight export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('[id...]', 'numbers of works, as `fanlight find` prints them')
    .requiredOption('-o, --output <folder>', 'the folder to write to; it is made if it is not there')
    .option('--query <query>', 'the works that a query finds, in its order')
    .option('--series <name>', 'the works of a series, in its order')
    .option('--search <name>', 'the works that a saved search finds')
    .option('--to-read', 'the works that you have bookmarked and not read')
    .option('--format <ending>', 'epub, html, xhtml, txt, md, json or pdf', 'epub')
    .addOption(
      new Option('--as <form>', 'all works in one file, a file for each, or those in a zip')
        .choices(['one-book', 'many', 'zip'])
        .default('many'),
    )
    .option('--title <title>', 'what the one book or the zip is called')
    .option('--no-wrap', 'txt: each paragraph on one line')
    .addOption(paperOption())
    .addOption(imposeOption())
    .option('--signature <sheets>', 'pdf, imposed: sheets in a signature', '4')
    .option('--creep <millimetres>', 'pdf, imposed: how far pages of inner sheets move to the fold', '0')
    .option('--marks <list>', 'pdf, imposed: fold, sewing, order, with commas between', '')
    .description('write works as files for reading elsewhere')
    .addHelpText(
      'after',
      `
  fanlight export 12 13 14 -o ~/books
  fanlight export --series 'Old Friends' --as one-book -o ~/books
  fanlight export --query 'fandom:Emma is:complete sort:words' --as one-book --title 'Emma, finished' -o .
  fanlight export --to-read --as zip -o ~/books
  fanlight export 12 --format txt --no-wrap -o .
  fanlight export 12 --format pdf --impose folio --paper a4 --signature 4 --marks fold,sewing -o .`,
    )
    .action(async (ids: string[], flags: Flags, command: Command) => {
      const selection = selectionOf(ids, flags);
      const app = await openApp(settingsOf(command), { index: selection.kind !== 'works' });
      try {
        await mkdir(flags.output, { recursive: true }).catch((cause: unknown) => {
          throw new FanlightError('FL-USE-OUTPUT', flags.output, { cause });
        });
        await tellExtent(app, selection, flags.format);
        if (flags.as === 'zip') await writeZip(app, selection, flags);
        else await writeFiles(flags.output, filesOf(app, selection, flags));
      } finally {
        await app.close();
      }
    });
}

/** How much is chosen, before anything is made. */
async function tellExtent({ library }: App, selection: Selection, format: string): Promise<void> {
  const { works, words, bytes } = await planTaking(library, selection, Number.POSITIVE_INFINITY);
  const form = TAKEN_FORMS.find((one) => one === format);
  const about = form === undefined ? '' : `, about ${size(bytes[form])}`;
  say(`${count(works, 'work')}, ${count(words, 'word')}${about}`);
}

function filesOf(app: App, selection: Selection, flags: Flags): AsyncIterable<DeliveredFile> {
  const { format, as, wrap, title } = flags;
  if (format === 'pdf') return printedFiles(app, selection, flags);
  return exportWorks(app.library, selection, {
    extension: format,
    as: as === 'one-book' ? 'one-book' : 'many',
    wrap: wrap ? 'columns' : 'none',
    ...(title !== undefined && { title }),
  });
}

async function writeFiles(folder: string, files: AsyncIterable<DeliveredFile>): Promise<void> {
  let written = 0;
  for await (const { fileName, bytes } of files) {
    const target = path.join(folder, fileName);
    await writeOutput(target, bytes);
    written += 1;
    if (written <= MOST_NAMED) say(`wrote ${target}`);
  }
  if (written > MOST_NAMED) say(`wrote ${count(written, 'file')} in all`);
}

async function writeZip(app: App, selection: Selection, flags: Flags): Promise<void> {
  const { format, title, wrap, output } = flags;
  if (format === 'pdf') throw new FanlightError('FL-USE-VALUE', '--as zip --format pdf');
  const { fileName, pieces } = await zipWorks(app.library, selection, {
    extension: format,
    wrap: wrap ? 'columns' : 'none',
    ...(title !== undefined && { title }),
  });
  const target = path.join(output, fileName);
  await writeOutput(target, pieces);
  say(`wrote ${target}`);
}

/** What is to be written; one way of choosing at a time. Throws FL-USE-ONE-CHOICE. */
function selectionOf(ids: readonly string[], { query, series, search, toRead }: Flags): Selection {
  const chosen: Selection[] = [];
  if (ids.length > 0) chosen.push({ kind: 'works', ids: ids.map(parseWorkId) });
  if (query !== undefined) chosen.push({ kind: 'query', text: query });
  if (series !== undefined) chosen.push({ kind: 'series', name: series });
  if (search !== undefined) chosen.push({ kind: 'search', name: search });
  if (toRead === true) chosen.push({ kind: 'to-read' });
  const [selection] = chosen;
  if (selection === undefined || chosen.length > 1) throw new FanlightError('FL-USE-ONE-CHOICE');
  return selection;
}
