import type { Command } from 'commander';
import { listTagDecisions, requestWords, undoTagDecision } from '#library';
import { decisionMeant } from './decision-log.ts';
import { positive } from './numbers.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';

type Flags = { page: string; json?: boolean };

/** `fanlight tags undo` and `decisions`. */
export function addTagLog(tags: Command): void {
  tags
    .command('undo [decision]')
    .option('--json', 'print what was taken back as JSON')
    .description('take a decision about tags back, the newest when none is named')
    .action(async (number: string | undefined, flags: Flags, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const id = await decisionMeant(number, (page) => listTagDecisions(library, page));
        const undone = await undoTagDecision(library, id);
        if (flags.json) printJson({ decision: id, ...undone });
        else print(`decision ${id} is taken back: ${count(undone.works, 'work')} found anew`);
      });
    });
  tags
    .command('decisions')
    .option('--page <number>', 'which page', '1')
    .option('--json', 'print the page as JSON')
    .description('list what was decided about tags, newest first')
    .action(async (flags: Flags, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const { total, decisions } = await listTagDecisions(library, positive(flags.page, 1));
          if (flags.json) {
            printJson({ total, decisions });
            return;
          }
          const rows = decisions.map(({ id, request, works, undoneAt }) => [
            String(id),
            undoneAt === null ? '' : 'undone',
            count(works, 'work'),
            requestWords(request),
          ]);
          for (const line of columns(rows)) print(line);
          say(count(total, 'decision'));
        },
        { index: false },
      );
    });
}
