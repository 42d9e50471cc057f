import type { Command } from 'commander';
import { describeLibrary } from '#library';
import { withLibrary } from './open-library.ts';
import { columns, count, print, printJson, size } from './output.ts';

/** `fanlight stats`. */
export function addStats(program: Command): void {
  program
    .command('stats')
    .option('--json', 'print the numbers as JSON')
    .description('count what the library holds')
    .action(async (flags: { json?: boolean }, command: Command) => {
      await withLibrary(command, async ({ library }) => {
        const { numbers, facets, byYear, unknownYear } = await describeLibrary(library);
        if (flags.json) {
          printJson({ numbers, facets, byYear, unknownYear });
          return;
        }
        const rows = [
          ['works', numbers.works.toLocaleString('en')],
          ['words', numbers.words.toLocaleString('en')],
          ['chapters', numbers.chapters.toLocaleString('en')],
          ['creators', numbers.creators.toLocaleString('en')],
          ['originals', `${numbers.originals.toLocaleString('en')} (${size(numbers.originalBytes)})`],
          ['imports', numbers.batches.toLocaleString('en')],
        ];
        for (const line of columns(rows)) print(line);
        for (const facet of facets.filter((one) => one.values.length > 0)) {
          print(`\n${facet.kind} (${count(facet.total, 'value')})`);
          for (const line of columns(
            facet.values.map((value) => [`  ${value.count.toLocaleString('en')}`, value.value]),
          ))
            print(line);
        }
      });
    });
}
