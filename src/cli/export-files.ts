import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { FanlightError } from '#errors';
import { type DeliveredFile, exportWorks, planTaking, type Selection, TAKEN_FORMS, zipWorks } from '#library';
import { type App, openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { type PrintFlags, printedFiles } from './export-paper.ts';
import { settingsOf } from './open-library.ts';
import { count, say, size } from './output.ts';

/** What `fanlight export` is told of files. */
export type FileFlags = {
  format: string;
  as: 'one-book' | 'many' | 'zip';
  title?: string;
  wrap: boolean;
} & PrintFlags;

/** Fewer files are named one by one. */
const MOST_NAMED = 20;

/** Writes works as files into a folder, which is made if it is not there. Throws FL-USE-VALUE and FL-USE-OUTPUT. */
export async function exportFiles(
  output: string,
  selection: Selection,
  flags: FileFlags,
  command: Command,
): Promise<void> {
  if (flags.as === 'zip' && flags.format === 'pdf')
    throw new FanlightError('FL-USE-VALUE', '--as zip --format pdf');
  const app = await openApp(settingsOf(command), { index: selection.kind !== 'works' });
  try {
    await mkdir(output, { recursive: true }).catch((cause: unknown) => {
      throw new FanlightError('FL-USE-OUTPUT', output, { cause });
    });
    await tellExtent(app, selection, flags.format);
    if (flags.as === 'zip') await writeZip(app, selection, { ...flags, output });
    else await writeFiles(output, filesOf(app, selection, flags));
  } finally {
    await app.close();
  }
}

/** How much is chosen, before anything is made. */
async function tellExtent({ library }: App, selection: Selection, format: string): Promise<void> {
  const { works, words, bytes } = await planTaking(library, selection, Number.POSITIVE_INFINITY);
  const form = TAKEN_FORMS.find((one) => one === format);
  const about = form === undefined ? '' : `, about ${size(bytes[form])}`;
  say(`${count(works, 'work')}, ${count(words, 'word')}${about}`);
}

function filesOf(app: App, selection: Selection, flags: FileFlags): AsyncIterable<DeliveredFile> {
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

async function writeZip(
  app: App,
  selection: Selection,
  flags: FileFlags & { output: string },
): Promise<void> {
  const { format, title, wrap, output } = flags;
  const { fileName, pieces } = await zipWorks(app.library, selection, {
    extension: format,
    wrap: wrap ? 'columns' : 'none',
    ...(title !== undefined && { title }),
  });
  const target = path.join(output, fileName);
  await writeOutput(target, pieces);
  say(`wrote ${target}`);
}
