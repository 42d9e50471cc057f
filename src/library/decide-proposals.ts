import type { TagDecisionMade, TagKind } from '#catalogue';
import { FanlightError } from '#errors';
import { sayError } from '#words';
import { type Proposal, type SaidProposal, sayReasons } from '#wrangling';
import type { Library } from './context.ts';
import { keepUpWithTags } from './follow-changes.ts';
import { dropProposed, openProposals } from './open-proposals.ts';

/** A proposal by its id, and the ids of those of its spellings that are meant; null: all of them. */
export type ChosenProposal = { id: string; spellings: ReadonlySet<number> | null };

/** What became of each proposal that still stands; `gone` do not. */
export type ProposalsDecided = {
  decided: { proposal: SaidProposal; made: TagDecisionMade }[];
  failed: { proposal: SaidProposal; reason: string }[];
  gone: number;
};

/**
 * Accepts or refuses proposals, each as an entry of the log of its own. One that contradicts what was decided meanwhile is
 * left out and said.
 */
export async function decideProposals(
  library: Library,
  chosen: readonly ChosenProposal[],
  answer: 'accept' | 'refuse',
): Promise<ProposalsDecided> {
  const open = new Map((await openProposals(library)).map((proposal) => [proposal.id, proposal]));
  const result: ProposalsDecided = { decided: [], failed: [], gone: 0 };
  const dropped = new Map<string, Set<number>>();
  for (const { id, spellings } of chosen) {
    const found = open.get(id);
    const meant = found?.spellings.filter((one) => spellings === null || spellings.has(one.id)) ?? [];
    if (!found || meant.length === 0) {
      result.gone += 1;
      continue;
    }
    const proposal = { ...found, spellings: meant, works: meant.reduce((sum, { works }) => sum + works, 0) };
    try {
      result.decided.push({
        proposal: sayReasons(proposal),
        made: await decideOne(library, proposal, answer),
      });
      dropped.set(id, new Set(meant.map((one) => one.id)));
    } catch (thrown) {
      if (!(thrown instanceof FanlightError) || thrown.kind !== 'usage') throw thrown;
      result.failed.push({
        proposal: sayReasons(proposal),
        reason: sayError(thrown.code, thrown.subject),
      });
    }
  }
  await dropProposed(library, dropped);
  await keepUpWithTags(library);
  return result;
}

async function decideOne(
  library: Library,
  { kind, into, fandom, spellings }: Proposal,
  answer: 'accept' | 'refuse',
): Promise<TagDecisionMade> {
  const names = spellings.map(({ name }) => name);
  const at = library.clock().toISOString();
  if (answer === 'refuse') return library.catalogue.decideTags({ does: 'refuse', kind, into, names }, at);
  const canonical = await canonicalOf(library, kind, into);
  return library.catalogue.decideTags({ does: 'merge', kind, into: canonical, names, fandom }, at);
}

/** What a name means by now: it may have been given to another since the proposal was made. */
async function canonicalOf({ catalogue }: Library, kind: TagKind, name: string): Promise<string> {
  const tag = await catalogue.tag(kind, name);
  return tag?.means.find(({ fandom }) => fandom === null)?.of ?? name;
}
