import type { Command } from 'commander';
import { type FoundWorks, findWorks } from '#library';
import { EXIT } from './exit-codes.ts';
import { withLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';

type Flags = { page: string; size: string; json?: boolean };

/** `fanlight find`. */
export function addFind(program: Command): void {
  program
    .command('find')
    .argument('<query...>', 'what to look for')
    .option('--page <number>', 'which page of results', '1')
    .option('--size <number>', 'works on a page', '20')
    .option('--json', 'print the page as JSON')
    .description('search the library')
    .addHelpText(
      'after',
      `
Words and "phrases" search titles and text; fields narrow it. The same query works on the page.

  fanlight find lighthouse
  fanlight find 'fandom:"Sherlock Holmes" ship:Holmes/Watson -warning:death rating:<=teen words:>1k'
  fanlight find 'by:annie (storm OR wreck) sort:words' --json`,
    )
    .action(async (words: string[], flags: Flags, command: Command) => {
      await withLibrary(command, async ({ library }) => {
        const asked = words.join(' ');
        const page = Math.max(1, Number.parseInt(flags.page, 10) || 1);
        const size = Math.min(1000, Math.max(1, Number.parseInt(flags.size, 10) || 20));
        const found = await findWorks(library, asked, { page, size, facets: flags.json === true });
        for (const problem of found.problems) sayProblem(problem, asked);
        if (found.problems.length > 0) process.exitCode = EXIT.usage;
        if (flags.json) printJson(found);
        else printFound(found);
      });
    });
}

/** Says what could not be understood, with a mark under it. */
function sayProblem(
  { code, says, suggestion, at, length }: FoundWorks['problems'][number],
  asked: string,
): void {
  say(`${code}: ${says}${suggestion ? ` Try ${suggestion}` : ''}`);
  say(`  ${asked}\n  ${' '.repeat(at)}${'^'.repeat(Math.max(1, length))}`);
}

function printFound(found: FoundWorks): void {
  say(found.sentence);
  const rows = found.works.map((work) => [
    String(work.id),
    work.title,
    work.creators.join(', ') || 'Anonymous',
    work.rating,
    work.words.toLocaleString('en'),
  ]);
  for (const line of columns(rows)) print(line);
  const page = found.pages > 1 ? `, page ${found.page} of ${found.pages}` : '';
  const hidden = found.hidden > 0 ? `; ${found.hidden} more hidden by mutes` : '';
  say(`${count(found.total, 'work')}${page}${hidden}`);
}
