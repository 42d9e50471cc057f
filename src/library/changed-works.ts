import type { Catalogue, WorkId } from '#catalogue';

/** Changes read at a time. */
const PAGE = 1000;

/** The works that a page of the change feed names, each once, whether they are still there or not; `change` is the last one. */
type ChangedWorks = { works: WorkId[]; change: number };

/** What changed in a catalogue after a change, a page at a time, to the end of its feed. */
export async function* changedWorks(
  catalogue: Pick<Catalogue, 'changesSince'>,
  since: number,
): AsyncGenerator<ChangedWorks> {
  for (let change = since; ; ) {
    const changes = await catalogue.changesSince(change, PAGE);
    const end = changes.at(-1);
    if (!end) return;
    change = end.sequence;
    yield { works: [...new Set(changes.map(({ work }) => work))], change };
  }
}
