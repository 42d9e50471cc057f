import type { Command } from 'commander';
import type { TagDecisionId } from '#catalogue';
import { FanlightError } from '#errors';
import { type Library, listTagDecisions, requestWords, undoTagDecision } from '#library';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';
import { pageOf } from './tag-arguments.ts';

type Flags = { page: string; json?: boolean };

/** `fanlight tags undo` and `decisions`. */
export function addTagLog(tags: Command): void {
  tags
    .command('undo [decision]')
    .option('--json', 'print what was taken back as JSON')
    .description('take a decision about tags back, the newest when none is named')
    .action(async (number: string | undefined, flags: Flags, command: Command) => {
      await withWritableLibrary(command, async (library) => {
        const id = number === undefined ? await newestDecision(library) : decisionOf(number);
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
          const { total, decisions } = await listTagDecisions(library, pageOf(flags.page));
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

/** The newest decision that was not taken back yet. Throws FL-USE-NO-DECISION. */
async function newestDecision(library: Library): Promise<TagDecisionId> {
  for (let page = 1; ; page += 1) {
    const { decisions } = await listTagDecisions(library, page);
    const newest = decisions.find(({ undoneAt }) => undoneAt === null);
    if (newest !== undefined) return newest.id;
    if (decisions.length === 0) throw new FanlightError('FL-USE-NO-DECISION');
  }
}

function decisionOf(text: string): TagDecisionId {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new FanlightError('FL-USE-NO-DECISION', text);
  return Number(text) as TagDecisionId;
}
