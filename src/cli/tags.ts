import type { Command } from 'commander';
import type { TagRequest, TagState } from '#catalogue';
import { FanlightError } from '#errors';
import { decideTags, describeTag, listTags, type TagPage } from '#library';
import { positive } from './numbers.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { columns, count, print, printJson, say } from './output.ts';
import { KINDS, kindOf } from './tag-arguments.ts';
import { addTagExchange } from './tags-exchange.ts';
import { addTagLog } from './tags-log.ts';
import { addProposals } from './tags-proposals.ts';

const STATES: readonly TagState[] = ['canonical', 'synonym', 'scoped', 'unwrangled'];

type Flags = { json?: boolean; fandom?: string; not?: boolean };

/** `fanlight tags`: which names of tags mean the same. */
export function addTags(program: Command): void {
  const tags = program
    .command('tags')
    .description('say which names of tags mean the same, and what stands above what')
    .addHelpText(
      'after',
      `
A work keeps the names that its author wrote; it is found under the canonical ones. Kinds: ${KINDS.join(', ')}.

  fanlight tags proposals --sure
  fanlight tags accept --sure
  fanlight tags merge fandom "The X-Files" "X-Files" XF
  fanlight tags merge character "Jack Harper (Tide)" Jack --fandom Tide
  fanlight tags put fandom "Star Trek: Voyager" fandom "Star Trek"
  fanlight tags undo`,
    );
  addLists(tags);
  addProposals(tags);
  addDecisions(tags);
  addTagLog(tags);
  addTagExchange(tags);
}

function addLists(tags: Command): void {
  tags
    .command('list <kind> [text]')
    .option('--state <state>', `only tags that are ${STATES.join(', ')}`)
    .option('--page <number>', 'which page', '1')
    .option('--json', 'print the page as JSON')
    .description('list tags of a kind, those of most works first; with a text, those that hold it')
    .action(async (kind: string, text: string | undefined, _: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags & { state?: string; page: string }>();
      const filter = {
        kind: kindOf(kind),
        ...(text !== undefined && { text }),
        ...(flags.state !== undefined && { state: stateOf(flags.state) }),
      };
      await withLibrary(
        command,
        async ({ library }) => {
          const page = await listTags(library, filter, { page: positive(flags.page, 1) });
          if (flags.json) printJson(page);
          else printTags(page);
        },
        { index: false },
      );
    });
  tags
    .command('show <kind> <name>')
    .description('print all that is said of a tag, as JSON')
    .action(async (kind: string, name: string, _: unknown, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const tag = await describeTag(library, kindOf(kind), name);
          if (tag === null) throw new FanlightError('FL-USE-NO-TAG', name);
          printJson(tag);
        },
        { index: false },
      );
    });
}

function addDecisions(tags: Command): void {
  tags
    .command('merge <kind> <into> <names...>')
    .option('--fandom <name>', 'only in works of this fandom')
    .option('--json', 'print what was decided as JSON')
    .description('say that names mean another, which is canonical from then on')
    .action((kind: string, into: string, names: string[], flags: Flags, command: Command) =>
      decide(command, flags, {
        does: 'merge',
        kind: kindOf(kind),
        into,
        names,
        fandom: flags.fandom ?? null,
      }),
    );
  tags
    .command('split <kind> <name>')
    .option('--fandom <name>', 'what it means in works of this fandom')
    .option('--json', 'print what was decided as JSON')
    .description('say that a name stands for itself, not for its canonical')
    .action((kind: string, name: string, flags: Flags, command: Command) =>
      decide(command, flags, { does: 'split', kind: kindOf(kind), name, fandom: flags.fandom ?? null }),
    );
  tags
    .command('rename <kind> <name> <to>')
    .option('--json', 'print what was decided as JSON')
    .description('give a canonical tag another name; the old one becomes a spelling of it')
    .action((kind: string, name: string, to: string, flags: Flags, command: Command) =>
      decide(command, flags, { does: 'rename', kind: kindOf(kind), name, to }),
    );
  tags
    .command('canonical <kind> <name>')
    .option('--not', 'take the canonical state away, with all that hangs on it')
    .option('--json', 'print what was decided as JSON')
    .description('say that a tag is canonical')
    .action((kind: string, name: string, flags: Flags, command: Command) =>
      decide(command, flags, { does: flags.not ? 'decanonize' : 'canonize', kind: kindOf(kind), name }),
    );
  tags
    .command('put <kind> <name> <above-kind> <above>')
    .option('--not', 'take it out from below')
    .option('--json', 'print what was decided as JSON')
    .description('put a tag below another: a fandom or a meta tag above it, a character above a relationship')
    .action((kind: string, name: string, aboveKind: string, above: string, flags: Flags, command: Command) =>
      decide(command, flags, {
        does: flags.not ? 'unlink' : 'link',
        below: { kind: kindOf(kind), name },
        above: { kind: kindOf(aboveKind), name: above },
      }),
    );
}

async function decide(command: Command, flags: Flags, request: TagRequest): Promise<void> {
  await withWritableLibrary(command, async (library) => {
    const made = await decideTags(library, request);
    if (flags.json) printJson(made);
    else if (made.decision === null) print('it was so already');
    else print(`decision ${made.decision}: ${count(made.works, 'work')} found anew`);
  });
}

function stateOf(text: string): TagState {
  const state = STATES.find((one) => one === text);
  if (state === undefined) throw new FanlightError('FL-USE-VALUE', `${text} is none of ${STATES.join(', ')}`);
  return state;
}

function printTags({ total, page, pages, tags }: TagPage): void {
  const rows = tags.map(({ name, state, works, means }) => [
    count(works, 'work'),
    state,
    name,
    means.map(({ of, fandom }) => `→ ${of}${fandom === null ? '' : ` (in ${fandom})`}`).join('; '),
  ]);
  for (const line of columns(rows)) print(line);
  say(`${count(total, 'tag')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`);
}
