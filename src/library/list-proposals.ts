import type { TagKind } from '#catalogue';
import { type SaidProposal, type Sureness, sayReasons } from '#wrangling';
import type { Library } from './context.ts';
import { openProposals } from './open-proposals.ts';

/** Proposals on a page. */
const PROPOSALS_PAGE = 25;

/** Which proposals are asked for; absent means any. */
export type ProposalFilter = { kind?: TagKind; sureness?: Sureness };

/** A page of proposals. `counts` are of all there are, whatever the filter. Pages count from 1. */
export type ProposalPage = {
  total: number;
  page: number;
  pages: number;
  proposals: SaidProposal[];
  counts: { kind: TagKind; sureness: Sureness; proposals: number }[];
};

/** What may be merged, the surest first, then those of most works. A page beyond the last is the last. */
export async function listProposals(
  library: Library,
  filter: ProposalFilter,
  asked: { page: number; size?: number },
): Promise<ProposalPage> {
  const all = await openProposals(library);
  const met = all.filter(
    ({ kind, sureness }) =>
      (filter.kind === undefined || kind === filter.kind) &&
      (filter.sureness === undefined || sureness === filter.sureness),
  );
  const size = asked.size ?? PROPOSALS_PAGE;
  const pages = Math.max(1, Math.ceil(met.length / size));
  const page = Math.min(asked.page, pages);
  const counts = [...Map.groupBy(all, ({ kind, sureness }) => `${kind} ${sureness}`).values()].flatMap(
    (group) => group.slice(0, 1).map(({ kind, sureness }) => ({ kind, sureness, proposals: group.length })),
  );
  return {
    total: met.length,
    page,
    pages,
    counts,
    proposals: met.slice((page - 1) * size, page * size).map(sayReasons),
  };
}
