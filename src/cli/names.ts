import { Argument, type Command } from 'commander';
import { SUGGESTED_FIELDS, suggestNames } from '#library';
import { withLibrary } from './open-library.ts';
import { columns, count, print, printJson } from './output.ts';

/** `fanlight names`. */
export function addNames(program: Command): void {
  program
    .command('names')
    .addArgument(new Argument('<field>', 'a field of a query').choices(SUGGESTED_FIELDS))
    .argument('<text...>', 'how the name begins, or nearly')
    .option('--fandom <name>', 'only names of works in this fandom')
    .option('--json', 'print the names as JSON')
    .description('find names of tags, creators and series that are known in part')
    .action(
      async (
        field: string,
        words: string[],
        flags: { fandom?: string; json?: boolean },
        command: Command,
      ) => {
        await withLibrary(command, async ({ library }) => {
          const fandoms = flags.fandom === undefined ? [] : [flags.fandom];
          const names = await suggestNames(library, { field, text: words.join(' '), fandoms });
          if (flags.json) printJson(names);
          else
            for (const line of columns(
              names.map(({ condition, works, alias }) => [
                condition,
                count(works, 'work'),
                alias === null ? '' : `also called ${alias}`,
              ]),
            ))
              print(line);
        });
      },
    );
}
