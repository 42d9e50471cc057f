import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { FanlightError } from '#errors';
import { exportMapping, importMapping } from '#library';
import { EXIT } from './exit-codes.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { count, print, printJson, say } from './output.ts';
import { readInput } from './read-input.ts';

/** `fanlight tags export` and `import`. */
export function addTagExchange(tags: Command): void {
  tags
    .command('export <file>')
    .description('write all that is said of tags into a file, for another library')
    .action(async (file: string, _: unknown, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          await writeFile(file, await exportMapping(library)).catch((cause: unknown) => {
            throw new FanlightError('FL-USE-OUTPUT', file, { cause });
          });
          say(`wrote ${file}`);
        },
        { index: false },
      );
    });
  tags
    .command('import <file>')
    .option('--json', 'print what was taken in as JSON')
    .description('take in what another library says of tags, except what contradicts what is said here')
    .action(async (file: string, flags: { json?: boolean }, command: Command) => {
      const { bytes } = await readInput(file);
      await withWritableLibrary(command, async (library) => {
        const taken = await importMapping(library, new TextDecoder().decode(bytes));
        if (flags.json) printJson(taken);
        else if (taken.decision === null) print('nothing that is not here already');
        else
          print(
            `decision ${taken.decision}: ${count(taken.changes, 'change')}, ${count(taken.works, 'work')} found anew`,
          );
        for (const { list, entry, reason } of taken.conflicts)
          say(`left out of ${list}: ${entry}: ${reason}`);
        if (taken.conflicts.length > 0) process.exitCode = EXIT.someFailed;
      });
    });
}
