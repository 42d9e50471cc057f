import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { FanlightError } from '#errors';
import { exportWork } from '#library';
import { openApp } from '../app.ts';
import { writeOutput } from './convert.ts';
import { settingsOf } from './open-library.ts';
import { say } from './output.ts';
import { parseWorkId } from './show.ts';

/** `fanlight export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<id...>', 'numbers of works, as `fanlight find` prints them')
    .requiredOption('-o, --output <folder>', 'the folder to write to; it is made if it is not there')
    .option('--format <ending>', 'epub, html, xhtml, txt, md or json', 'epub')
    .description('write works as files for reading elsewhere')
    .addHelpText(
      'after',
      `
  fanlight export 12 13 14 -o ~/books
  fanlight export 12 --format txt -o .`,
    )
    .action(async (ids: string[], flags: { output: string; format: string }, command: Command) => {
      const app = await openApp(settingsOf(command), { index: false });
      try {
        await mkdir(flags.output, { recursive: true }).catch((cause: unknown) => {
          throw new FanlightError('FL-USE-OUTPUT', flags.output, { cause });
        });
        for (const id of ids.map(parseWorkId)) {
          const file = await exportWork(app.library, id, flags.format);
          const target = path.join(flags.output, file.fileName.replace(/(?=\.[^.]*$)/, `-${id}`));
          await writeOutput(target, file.bytes);
          say(`wrote ${target}`);
        }
      } finally {
        await app.close();
      }
    });
}
