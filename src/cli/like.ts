import type { Command } from 'commander';
import { FanlightError } from '#errors';
import { findSimilar, showWork } from '#library';
import { withLibrary } from './open-library.ts';
import { columns, print, printJson } from './output.ts';
import { parseWorkId } from './show.ts';

/** `fanlight like`. */
export function addLike(program: Command): void {
  program
    .command('like')
    .argument('<id>', 'the number of a work, as `fanlight find` prints it')
    .option('--json', 'print the works as JSON')
    .description('find works like a work, and say what they share')
    .action(async (id: string, flags: { json?: boolean }, command: Command) => {
      await withLibrary(command, async ({ library }) => {
        const work = await showWork(library, parseWorkId(id));
        if (!work) throw new FanlightError('FL-USE-NO-WORK', id);
        const similar = await findSimilar(library, work.id);
        if (flags.json) printJson(similar);
        else
          for (const line of columns(similar.map((one) => [String(one.work.id), one.work.title, one.says])))
            print(line);
      });
    });
}
