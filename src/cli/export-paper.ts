import { Option } from 'commander';
import { FanlightError } from '#errors';
import {
  type Imposition,
  type PaperName,
  type PrintedFile,
  type PrintOptions,
  printWork,
  printWorks,
  type Selection,
  selectWorks,
} from '#library';
import type { App } from '../app.ts';
import { say } from './output.ts';

/** What `fanlight export` is told of books on paper. */
export type PrintFlags = {
  paper: PaperName;
  impose?: Imposition['folding'];
  signature: string;
  creep: string;
  marks: string;
};

const MARKS = ['fold', 'sewing', 'order'] as const;

/** `--paper`. */
export function paperOption(): Option {
  return new Option('--paper <size>', 'pdf: the sheets that are printed on')
    .choices(['a4', 'a5', 'letter'])
    .default('a4');
}

/** `--impose`. */
export function imposeOption(): Option {
  return new Option('--impose <folding>', 'pdf: laid out for binding, two or four pages on a side').choices([
    'folio',
    'quarto',
  ]);
}

/** Works as PDF files, one for each or one of all. Throws FL-USE-VALUE and what printing throws. */
export async function* printedFiles(
  { library, printer }: App,
  selection: Selection,
  flags: PrintFlags & { as: string; title?: string },
): AsyncGenerator<PrintedFile> {
  const options = optionsOf(flags);
  const { as, title } = flags;
  if (as === 'one-book') {
    yield told(
      await printWorks(library, printer, selection, { ...options, ...(title !== undefined && { title }) }),
    );
    return;
  }
  for (const id of (await selectWorks(library, selection)).works)
    yield told(await printWork(library, printer, id, { ...options, numbered: true }));
}

function optionsOf({ paper, impose, signature, creep, marks }: PrintFlags): PrintOptions {
  const asked = marks.split(',').filter((mark) => mark !== '');
  const unknown = asked.find((mark) => !MARKS.some((one) => one === mark));
  if (unknown !== undefined) throw new FanlightError('FL-USE-VALUE', `--marks ${unknown}`);
  if (impose === undefined) return { paper, imposition: null };
  return {
    paper,
    imposition: {
      folding: impose,
      sheets: Number(signature),
      creep: Number(creep),
      marks: {
        fold: asked.includes('fold'),
        sewing: asked.includes('sewing'),
        order: asked.includes('order'),
      },
    },
  };
}

function told(file: PrintedFile): PrintedFile {
  if (!file.sandboxed)
    say(
      'Chromium could not start its sandbox on this machine, so it set the book without it, scripts and network off.',
    );
  return file;
}
