import { type Command, Option } from 'commander';
import {
  DUPLICATE_KINDS,
  type DuplicateKind,
  type DuplicatesProgress,
  findDuplicates,
  joinWorks,
  listDuplicates,
  setWorksApart,
  takeWorkApart,
} from '#library';
import { EXIT } from './exit-codes.ts';
import { atLeastOne } from './numbers.ts';
import { stopSignal, withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';
import { lineShower } from './progress.ts';
import { parseWorkId } from './show.ts';

type ListFlags = { kind: DuplicateKind; page: string; json?: boolean };

/** `fanlight duplicates`. */
export function addDuplicates(program: Command): void {
  const duplicates = program
    .command('duplicates')
    .description('stories that are here more than once: find them, make them one work')
    .addHelpText(
      'after',
      `
  fanlight duplicates find
  fanlight duplicates list --kind part
  fanlight duplicates join 12 408 977    # 12 is shown, with the originals of all three`,
    );
  duplicates
    .command('find')
    .description('compare all works with each other')
    .action((_, command: Command) => find(command));
  duplicates
    .command('list')
    .addOption(
      new Option('--kind <kind>', 'how alike: the same, a part, or much the same words')
        .choices(DUPLICATE_KINDS)
        .default('same'),
    )
    .option('--page <number>', 'which page of the list', '1')
    .option('--json', 'print the page as JSON')
    .description('list what was found and not decided yet')
    .action((flags: ListFlags, command: Command) => list(flags, command));
  duplicates
    .command('join')
    .argument('<into>', 'the number of the work that is shown')
    .argument('<works...>', 'the numbers of those that are to stand under it')
    .description('make works one, with all their originals')
    .action((into: string, works: string[], _, command: Command) =>
      withWritableLibrary(command, (library) =>
        joinWorks(library, parseWorkId(into), works.map(parseWorkId)),
      ),
    );
  duplicates
    .command('apart')
    .argument('<works...>', 'the numbers of works')
    .description(
      'say that works are different ones, or let a work that stands under another stand for itself',
    )
    .action((works: string[], _, command: Command) =>
      withWritableLibrary(command, async (library) => {
        const [only, ...others] = works.map(parseWorkId);
        if (only !== undefined && others.length === 0) await takeWorkApart(library, only);
        else await setWorksApart(library, works.map(parseWorkId));
      }),
    );
}

async function find(command: Command): Promise<void> {
  await withWritableLibrary(command, async (library) => {
    const shower = lineShower(progressLine);
    const signal = stopSignal();
    try {
      await findDuplicates(library, { signal, onProgress: shower.show });
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
      process.exitCode = EXIT.interrupted;
      return;
    } finally {
      shower.end();
    }
    const { counts } = await listDuplicates(library, 'same', 1);
    say(
      `${count(counts.same, 'story', 'stories')} more than once, ${count(counts.part, 'part')} of others, ${count(counts.alike, 'pair')} of much the same words. \`fanlight duplicates list\` has them.`,
    );
  });
}

function progressLine({ step, done, works }: DuplicatesProgress): string {
  return `${step === 'read' ? 'reading' : 'comparing'}: ${done.toLocaleString('en')} of ${count(works, 'work')}`;
}

async function list({ kind, page, json }: ListFlags, command: Command): Promise<void> {
  await withLibrary(
    command,
    async ({ library }) => {
      const found = await listDuplicates(library, kind, atLeastOne(page, '--page'));
      if (json) printJson(found);
      else {
        for (const { works, share } of found.groups) {
          print(`${Math.round(share * 100)} % alike`);
          for (const line of columns(
            works.map(({ id, title, creators, words }) => [
              `  ${id}`,
              title,
              creators.join(', '),
              count(words, 'word'),
            ]),
          ))
            print(line);
        }
        if (found.pages > 1) say(`Page ${found.page} of ${found.pages}.`);
        if (found.isStale) say('Works came in that were not compared yet: `fanlight duplicates find`.');
      }
    },
    { index: false },
  );
}
