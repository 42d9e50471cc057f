import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { FanlightError } from '#errors';
import { asOutput, convertFile, type Readers } from '#library';
import { say } from './output.ts';
import { readInput } from './read-input.ts';

type Flags = { as: 'one-book' | 'many'; title?: string; wrap: boolean };

/** `fanlight convert`. */
export function addConvert(program: Command, readers: Readers): void {
  program
    .command('convert')
    .argument('<in>', 'a story file of any form that Fanlight reads')
    .argument('<out>', 'the file to write; its ending names the format: html, xhtml, epub, txt, md or json')
    .addOption(
      new Option('--as <form>', 'a file of several stories: all in one file, or a file for each')
        .choices(['one-book', 'many'])
        .default('many'),
    )
    .option('--title <title>', 'what the one book is called')
    .option('--no-wrap', 'txt: each paragraph on one line')
    .description('turn a story file into another form, without a library')
    .addHelpText(
      'after',
      `
A file with several stories gives several files: out.epub, out-2.epub, …

  fanlight convert story.txt story.epub
  fanlight convert list.mbox list.epub --as one-book --title 'The list'`,
    )
    .action(async (input: string, output: string, { as, title, wrap }: Flags) => {
      const { dir, name, ext } = path.parse(output);
      const options = {
        as,
        wrap: wrap ? ('columns' as const) : ('none' as const),
        ...(title !== undefined && { title }),
      };
      let index = 0;
      for await (const file of convertFile(readers, await readInput(input), ext.slice(1), options)) {
        index += 1;
        const target = index === 1 ? output : path.join(dir, `${name}-${index}${ext}`);
        await refuseSameFile(input, target);
        await writeOutput(target, file.bytes);
        say(`wrote ${target}`);
      }
    });
}

/** The story itself is never written over. Throws FL-USE-SAME-FILE. */
async function refuseSameFile(input: string, output: string): Promise<void> {
  const there = await realpath(output).catch(() => null);
  if (there !== null && there === (await realpath(input)))
    throw new FanlightError('FL-USE-SAME-FILE', output);
}

/** Writes a file a person asked for. Throws FL-USE-OUTPUT. */
export async function writeOutput(
  target: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  await asOutput(target, () => writeFile(target, bytes));
}
