import type { AlikeWorks, JoinedWork, WorkCard, WorkId } from '#catalogue';
import { foldName } from '#text';
import type { Library } from './context.ts';
import { readCards } from './read-cards.ts';
import { mutedWorks } from './reader-view.ts';

/** Works that may be one story, the one to keep first: that of most words. `share`: how much the two least alike share, from 0 to 1. */
export type DuplicateGroup = { works: WorkCard[]; share: number };

/** What can be listed: `same`, works that seem to be one story; `part`, works most of which is in a longer one; `alike`, works that share much, or that are the same words under other names. */
export const DUPLICATE_KINDS = ['same', 'part', 'alike'] as const;
export type DuplicateKind = (typeof DUPLICATE_KINDS)[number];

/** A page of what may be here twice; `counts` are of all. `isStale`: texts came in that were not compared yet. Pages count from 1. */
export type DuplicatePage = {
  kind: DuplicateKind;
  groups: DuplicateGroup[];
  counts: Record<DuplicateKind, number>;
  page: number;
  pages: number;
  isStale: boolean;
};

const PAGE = 20;

/** Lists what was found, without what a person has decided. A page beyond the last is the last. */
export async function listDuplicates(
  library: Library,
  kind: DuplicateKind,
  asked: number,
): Promise<DuplicatePage> {
  const { catalogue } = library;
  const copies = await groupCopies(library, await catalogue.alike('same'));
  const groups: Record<DuplicateKind, PairGroup[]> = {
    same: copies.groups,
    part: pairGroups(await catalogue.alike('part')),
    alike: pairGroups([...copies.otherNames, ...(await catalogue.alike('alike'))]),
  };
  const all = groups[kind];
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(asked, pages);
  const shown: DuplicateGroup[] = [];
  for (const { ids, share } of all.slice((page - 1) * PAGE, page * PAGE)) {
    const works = (await readCards(catalogue, ids)).sort((a, b) => b.words - a.words || a.id - b.id);
    shown.push({ works, share });
  }
  return {
    kind,
    groups: shown,
    counts: { same: groups.same.length, part: groups.part.length, alike: groups.alike.length },
    page,
    pages,
    isStale: await catalogue.hasUnsketched(),
  };
}

type PairGroup = { ids: WorkId[]; share: number };

function pairGroups(pairs: readonly AlikeWorks[]): PairGroup[] {
  return pairs.map(({ first, second, share }) => ({ ids: [first, second], share }));
}

/** Copies that lead to each other are one group. The same words under another name may be another's doing, so they are left apart. */
async function groupCopies(
  { catalogue }: Library,
  pairs: readonly AlikeWorks[],
): Promise<{ groups: PairGroup[]; otherNames: AlikeWorks[] }> {
  const names = await namesOf(catalogue, pairs);
  const agree = (one: WorkId, two: WorkId) => doAgree(names.get(one), names.get(two));
  const groupOf = new Map<WorkId, PairGroup>();
  const otherNames: AlikeWorks[] = [];
  for (const pair of pairs) {
    const one = groupOf.get(pair.first) ?? { ids: [pair.first], share: 1 };
    const two = groupOf.get(pair.second) ?? { ids: [pair.second], share: 1 };
    // All of a group must agree: whoever names nobody would lead from one name to another otherwise.
    if (one !== two && !one.ids.every((id) => two.ids.every((other) => agree(id, other)))) {
      otherNames.push(pair);
      continue;
    }
    const share = Math.min(one.share, two.share, pair.share);
    const joined = { ids: one === two ? one.ids : [...one.ids, ...two.ids], share };
    for (const id of joined.ids) groupOf.set(id, joined);
  }
  return { groups: [...new Set(groupOf.values())].sort((a, b) => b.share - a.share), otherNames };
}

async function namesOf(
  catalogue: Library['catalogue'],
  pairs: readonly AlikeWorks[],
): Promise<Map<WorkId, string[]>> {
  const ids = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const names = new Map<WorkId, string[]>();
  for (let start = 0; start < ids.length; start += 500)
    for (const { id, creators } of await catalogue.cards(ids.slice(start, start + 500)))
      names.set(id, creators.map(foldName));
  return names;
}

/** Whoever names nobody contradicts nobody. */
function doAgree(one: readonly string[] = [], two: readonly string[] = []): boolean {
  return one.length === 0 || two.length === 0 || one.some((name) => two.includes(name));
}

/** A work that shares words with another, and how much of one is in the other, from 0 to 1. */
export type Twin = { work: WorkCard; share: number };

/** Works that share much of their words with a work, but none that the reader has muted. */
export async function listTwins(library: Library, id: WorkId): Promise<Twin[]> {
  const pairs = await library.catalogue.alikeTo(id);
  if (pairs.length === 0) return [];
  const muted = await mutedWorks(library);
  const shares = new Map(pairs.map(({ first, second, share }) => [first === id ? second : first, share]));
  const cards = await readCards(
    library.catalogue,
    [...shares.keys()].filter((one) => !muted.has(one)),
  );
  return cards.map((work) => ({ work, share: shares.get(work.id) ?? 0 }));
}

/** A work that stands under another, and that other. */
export type JoinedListed = JoinedWork & { above: WorkCard };

/** A page of works that stand under others, those joined last first. */
export async function listJoined(
  { catalogue }: Library,
  asked: number,
): Promise<{ total: number; page: number; pages: number; joined: JoinedListed[] }> {
  const { total } = await catalogue.joined({ limit: 0, offset: 0 });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(asked, pages);
  const { joined } = await catalogue.joined({ limit: PAGE, offset: (page - 1) * PAGE });
  const cards = new Map(
    (
      await readCards(
        catalogue,
        joined.map(({ into }) => into),
      )
    ).map((card) => [card.id, card]),
  );
  return {
    total,
    page,
    pages,
    joined: joined.flatMap((one) => {
      const above = cards.get(one.into);
      return above === undefined ? [] : [{ ...one, above }];
    }),
  };
}
