import type { Catalogue, HoldingKind } from '#catalogue';
import type { Sha256 } from '#originals';

/** Files that are asked for at a time. */
const PAGE = 500;

/** Every file of a kind that a catalogue counts on, ascending by hash. */
export async function* everyHolding(
  catalogue: Pick<Catalogue, 'holdings'>,
  kind: HoldingKind,
): AsyncGenerator<{ hash: Sha256; bytes: number }> {
  for (let after = ''; ; ) {
    const page = await catalogue.holdings(kind, after, PAGE);
    for (const { hash, bytes } of page) yield { hash: hash as Sha256, bytes };
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.hash;
  }
}
