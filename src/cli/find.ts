import type { Command } from 'commander';
import { type FoundWorks, findWorks } from '#library';
import { EXIT } from './exit-codes.ts';
import { withLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';

type Flags = { page: string; size: string; facets?: boolean; json?: boolean };

/** `fanlight find`. */
export function addFind(program: Command): void {
  program
    .command('find')
    .argument('<query...>', 'what to look for')
    .option('--page <number>', 'which page of results', '1')
    .option('--size <number>', 'works on a page', '20')
    .option('--facets', 'print how many of the works have each value')
    .option('--json', 'print the page as JSON, with its facets')
    .description('search the library')
    .addHelpText(
      'after',
      `
Words and "phrases" search titles and text; fields narrow it. The same query works on the page.

  fanlight find lighthouse
  fanlight find 'fandom:"Sherlock Holmes" ship:Holmes/Watson -warning:death rating:<=teen words:>1k'
  fanlight find 'fandom:(Emma OR Persuasion) is:oneshot updated:<2w sort:kudos'
  fanlight find 'by:annie (storm OR wreck) sort:words' --json`,
    )
    .action(async (words: string[], flags: Flags, command: Command) => {
      await withLibrary(command, async ({ library }) => {
        const asked = words.join(' ');
        const page = Math.max(1, Number.parseInt(flags.page, 10) || 1);
        const size = Math.min(1000, Math.max(1, Number.parseInt(flags.size, 10) || 20));
        const facets = flags.json === true || flags.facets === true;
        const found = await findWorks(library, asked, { page, size, facets });
        for (const problem of found.problems) sayProblem(problem, asked);
        if (found.problems.length > 0) process.exitCode = EXIT.usage;
        if (flags.json) printJson(found);
        else if (flags.facets) printFacets(found);
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

/** The most frequent values of each facet, with a mark where the query chooses one. */
function printFacets(found: FoundWorks): void {
  say(found.sentence);
  for (const { kind, total, values } of found.facets) {
    if (total === 0 && values.length === 0) continue;
    print(`${kind} (${count(total, 'value')})`);
    const rows = values.map(({ value, count: works, state }) => [
      `  ${MARKS[state]} ${value}`,
      works.toLocaleString('en'),
    ]);
    for (const line of columns(rows)) print(line);
  }
  sayExtent(found);
}

/** How a value is chosen, in one character. */
const MARKS = { none: ' ', include: '+', any: '|', exclude: '-' } as const;

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
  sayExtent(found);
}

function sayExtent(found: FoundWorks): void {
  const pages = found.pages > 1 ? `, page ${found.page} of ${found.pages}` : '';
  const hidden = found.hidden > 0 ? `; ${count(found.hidden, 'work')} more that you muted` : '';
  say(`${count(found.total, 'work')}${pages}${hidden}`);
}
