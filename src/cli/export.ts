import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import type { Selection } from '#library';
import { exportBag } from './export-bag.ts';
import { exportForCalibre } from './export-calibre.ts';
import { exportFiles, type FileFlags } from './export-files.ts';
import { imposeOption, paperOption } from './export-paper.ts';
import { addSiteOptions, exportSite, type SiteFlags } from './export-site.ts';
import { exportWacz } from './export-wacz.ts';
import { parseWorkId } from './show.ts';
import { writeLines } from './write-lines.ts';

type Flags = SiteFlags &
  FileFlags & {
    output?: string;
    bag?: string;
    calibre?: string;
    withPrivate?: boolean;
    query?: string;
    series?: string;
    search?: string;
    toRead?: boolean;
    jsonl?: string;
    text: boolean;
  };

/** `fanlight export`. */
export function addExport(program: Command): void {
  const command = program
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
    .option(
      '--calibre <folder>',
      'write EPUBs as calibre lays out its library, what changed only; all works unless some are chosen',
    )
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
    .option('--title <title>', 'what the one book, the zip or the web archive is called')
    .option('--no-wrap', 'txt: each paragraph on one line')
    .addOption(paperOption())
    .addOption(imposeOption())
    .option('--signature <sheets>', 'pdf, imposed: sheets in a signature', '4')
    .option('--creep <millimetres>', 'pdf, imposed: how far pages of inner sheets move to the fold', '0')
    .option('--marks <list>', 'pdf, imposed: fold, sewing, order, with commas between', '')
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
  fanlight export --to-read --as zip -o ~/books
  fanlight export 12 --format txt --no-wrap -o .
  fanlight export 12 --format pdf --impose folio --paper a4 --signature 4 --marks fold,sewing -o .

A bag (RFC 8493) holds a library so that it can be read without Fanlight: originals, what was read of them, every state of
every work as web pages and plain text, what people said. \`fanlight import\` takes it in again.

  fanlight export --bag ~/library-2026
  fanlight export --bag ~/friends --series 'Old Friends'

Everything that is public as JSON Lines is for programs; a site of files needs no server.

  fanlight export --jsonl everything.jsonl
  fanlight export --jsonl - --no-text | gzip > study.jsonl.gz
  fanlight export --site ~/public/stories

A web archive holds the pages of that site in one file, for ReplayWeb.page and others.

  fanlight export --wacz ~/stories.wacz --address https://stories.example/

A folder laid out for calibre is added to it with all metadata.

  fanlight export --calibre ~/for-calibre`,
    );
  addSiteOptions(command).action((ids: string[], flags: Flags) => exportTo(ids, flags, command));
}

/** Writes what was chosen to the one place that was named. Throws FL-USE-ONE-CHOICE and FL-USE-SITE-WHOLE. */
async function exportTo(ids: readonly string[], flags: Flags, command: Command): Promise<void> {
  const { output, bag, site, wacz, jsonl, calibre } = flags;
  const selection = chosen(ids, flags);
  if ([output, bag, site, wacz, jsonl, calibre].filter((place) => place !== undefined).length !== 1)
    throw new FanlightError('FL-USE-ONE-OUTPUT');
  if (bag !== undefined) await exportBag(bag, selection, flags, command);
  else if (site !== undefined) {
    if (selection !== undefined) throw new FanlightError('FL-USE-SITE-WHOLE');
    await exportSite(command, site, flags);
  } else if (wacz !== undefined) {
    await exportWacz(command, wacz, { selection, flags });
  } else if (jsonl !== undefined) {
    if (selection !== undefined) throw new FanlightError('FL-USE-ONE-CHOICE');
    await writeLines(command, jsonl, flags.text);
  } else if (calibre !== undefined) {
    await exportForCalibre(command, selection ?? { kind: 'query', text: '' }, calibre);
  } else if (output !== undefined) {
    if (selection === undefined) throw new FanlightError('FL-USE-ONE-CHOICE');
    await exportFiles(output, selection, flags, command);
  }
}

/** What was chosen, if anything was. Throws FL-USE-ONE-CHOICE where it was in several ways. */
function chosen(ids: readonly string[], { query, series, search, toRead }: Flags): Selection | undefined {
  const ways: Selection[] = [];
  if (ids.length > 0) ways.push({ kind: 'works', ids: ids.map(parseWorkId) });
  if (query !== undefined) ways.push({ kind: 'query', text: query });
  if (series !== undefined) ways.push({ kind: 'series', name: series });
  if (search !== undefined) ways.push({ kind: 'search', name: search });
  if (toRead === true) ways.push({ kind: 'to-read' });
  if (ways.length > 1) throw new FanlightError('FL-USE-ONE-CHOICE');
  return ways[0];
}
