import type { Command } from 'commander';
import { FanlightError } from '#errors';
import {
  decideProposals,
  type Library,
  listProposals,
  type ProposalFilter,
  type ProposalPage,
} from '#library';
import { EXIT } from './exit-codes.ts';
import { positive } from './numbers.ts';
import { withLibrary, withWritableLibrary } from './open-library.ts';
import { count, print, printJson, say } from './output.ts';
import { kindOf } from './tag-arguments.ts';

type Flags = {
  kind?: string;
  sure?: boolean;
  likely?: boolean;
  possible?: boolean;
  page?: string;
  json?: boolean;
};

/** More proposals than a library has. */
const ALL = 10_000_000;

/** `fanlight tags proposals`, `accept` and `refuse`. */
export function addProposals(tags: Command): void {
  filtered(tags.command('proposals'))
    .option('--page <number>', 'which page', '1')
    .description('list what may mean the same, the surest first')
    .action(async (flags: Flags, command: Command) => {
      await withLibrary(
        command,
        async ({ library }) => {
          const page = await listProposals(library, filterOf(flags), { page: positive(flags.page ?? '', 1) });
          if (flags.json) printJson(page);
          else printProposals(page);
        },
        { index: false },
      );
    });
  for (const answer of ['accept', 'refuse'] as const) {
    filtered(tags.command(`${answer} [ids...]`))
      .description(
        answer === 'accept'
          ? 'accept proposals by their ids, or all of a kind or sureness'
          : 'say that what is proposed is not the same; it is not proposed again',
      )
      .action(async (ids: string[], flags: Flags, command: Command) => {
        await withWritableLibrary(command, (library) => decide(library, ids, flags, answer));
      });
  }
}

function filtered(command: Command): Command {
  return command
    .option('--kind <kind>', 'only of this kind')
    .option('--sure', 'only those that differ in nothing that is said aloud')
    .option('--likely', 'only those that a rule or a table finds, and nothing else fits')
    .option('--possible', 'only those that need a look')
    .option('--json', 'print as JSON');
}

function filterOf(flags: Flags): ProposalFilter {
  const chosen = (['sure', 'likely', 'possible'] as const).filter((one) => flags[one]);
  const [sureness, ...more] = chosen;
  if (more.length > 0) throw new FanlightError('FL-USE-VALUE', chosen.map((one) => `--${one}`).join(' '));
  return { ...(flags.kind !== undefined && { kind: kindOf(flags.kind) }), ...(sureness && { sureness }) };
}

async function decide(
  library: Library,
  ids: readonly string[],
  flags: Flags,
  answer: 'accept' | 'refuse',
): Promise<void> {
  const filter = filterOf(flags);
  if (ids.length === 0 && Object.keys(filter).length === 0)
    throw new FanlightError('FL-USE-VALUE', `${answer} without an id, a kind or a sureness`);
  const { proposals } = await listProposals(library, filter, { page: 1, size: ALL });
  const named = new Set(ids);
  const chosen = ids.length === 0 ? proposals.map(({ id }) => id) : [...named];
  const result = await decideProposals(
    library,
    chosen.map((id) => ({ id, spellings: null })),
    answer,
  );
  if (flags.json) printJson(result);
  else print(`${count(result.decided.length, 'proposal')} ${answer === 'accept' ? 'accepted' : 'refused'}`);
  for (const { proposal, reason } of result.failed) say(`${proposal.into}: ${reason}`);
  if (result.gone > 0) say(`${count(result.gone, 'proposal')} not there any more`);
  if (result.failed.length > 0) process.exitCode = EXIT.someFailed;
}

function printProposals({ total, page, pages, proposals }: ProposalPage): void {
  for (const { id, kind, into, fandom, sureness, spellings } of proposals) {
    print(`${id}  ${sureness}: ${kind} ${into}${fandom === null ? '' : ` (in ${fandom})`}`);
    for (const { name, works, because } of spellings)
      print(`    ${name}  ${count(works, 'work')}, ${because}`);
  }
  say(`${count(total, 'proposal')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`);
}
