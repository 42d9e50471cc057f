import type { Catalogue, WorkCard, WorkId } from '#catalogue';
import { changedWorks } from './changed-works.ts';

/** Cards that are kept; those asked for least lately go first. */
const MOST = 4000;

type Read = Pick<Catalogue, 'cards' | 'changesSince' | 'lastChange'>;
type KeptCards = { change: number; cards: Map<WorkId, WorkCard> };

/** By the function that reads them, which a library's owner and its visitors share. */
const keptOf = new WeakMap<Read['cards'], KeptCards>();

/** Cards in the order of the ids; works that are gone are left out. Those that were shown lately are kept until their work changes. */
export async function readCards(catalogue: Read, ids: readonly WorkId[]): Promise<WorkCard[]> {
  const kept = await keptCards(catalogue);
  const { change } = kept;
  const found = new Map<WorkId, WorkCard>();
  const missing: WorkId[] = [];
  for (const id of ids) {
    const card = kept.cards.get(id);
    if (card === undefined) missing.push(id);
    else found.set(id, card);
  }
  if (missing.length > 0) for (const card of await catalogue.cards(missing)) found.set(card.id, card);
  // What another request has meanwhile learnt to be old must not come back.
  if (kept.change === change) keep(kept.cards, found);
  return ids.flatMap((id) => found.get(id) ?? []);
}

function keep(cards: Map<WorkId, WorkCard>, found: ReadonlyMap<WorkId, WorkCard>): void {
  for (const [id, card] of found) {
    cards.delete(id);
    cards.set(id, card);
  }
  for (const id of cards.keys()) {
    if (cards.size <= MOST) return;
    cards.delete(id);
  }
}

/** What is kept and still true. */
async function keptCards(catalogue: Read): Promise<KeptCards> {
  const known = keptOf.get(catalogue.cards);
  if (known === undefined) {
    const kept: KeptCards = { change: await catalogue.lastChange(), cards: new Map() };
    keptOf.set(catalogue.cards, kept);
    return kept;
  }
  for await (const { works, change } of changedWorks(catalogue, known.change)) {
    for (const id of works) known.cards.delete(id);
    known.change = change;
  }
  return known;
}
