import type { Catalogue, TagUse } from '#catalogue';
import { type Proposal, proposeMerges } from '#wrangling';
import type { Library } from './context.ts';

/** Tags read at a time; between two pages others have their turn. */
const PAGE = 1000;
/** Proposals are made anew when they are this many times older than their making took. */
const REST = 10;

/** Proposals that were made, from which change of the catalogue, and for how long they may stand. */
type Made = { change: number; until: number; proposals: Proposal[] };

const made = new WeakMap<Catalogue, Promise<Made>>();

/**
 * What may be merged in a library, the surest first. Kept until tags are decided by another way or works come in; a library
 * so large that making them takes long has them for a while longer.
 */
export async function openProposals({ catalogue }: Library): Promise<Proposal[]> {
  const known = await made.get(catalogue);
  if (known && (known.until > performance.now() || known.change === (await catalogue.lastChange())))
    return known.proposals;
  const making = makeProposals(catalogue);
  made.set(catalogue, making);
  making.catch(() => made.delete(catalogue));
  return (await making).proposals;
}

/** After decisions about proposals: the spellings named wait no more, and what is left still stands. */
export async function dropProposed(
  { catalogue }: Library,
  decided: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<void> {
  const known = await made.get(catalogue);
  if (!known) return;
  const proposals = known.proposals.flatMap((proposal) =>
    withoutSpellings(proposal, decided.get(proposal.id)),
  );
  made.set(catalogue, Promise.resolve({ ...known, proposals }));
}

/** After any other decision: proposals are made anew. */
export function forgetProposals({ catalogue }: Library): void {
  made.delete(catalogue);
}

function withoutSpellings(proposal: Proposal, gone: ReadonlySet<number> = new Set()): Proposal[] {
  const spellings = proposal.spellings.filter(({ id }) => !gone.has(id));
  if (spellings.length === proposal.spellings.length) return [proposal];
  const works = spellings.reduce((sum, one) => sum + one.works, 0);
  return spellings.length === 0 ? [] : [{ ...proposal, spellings, works }];
}

async function makeProposals(catalogue: Catalogue): Promise<Made> {
  const started = performance.now();
  const change = await catalogue.lastChange();
  const tags: TagUse[] = [];
  for (let after = 0; ; ) {
    const page = await catalogue.tagUses(after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    tags.push(...page);
    after = last.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const proposals = proposeMerges(tags, await catalogue.refusedTags());
  const now = performance.now();
  return { change, until: now + (now - started) * REST, proposals };
}
