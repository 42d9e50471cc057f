/** A process of its own for tests that kill it: opens a catalogue for writing, says `ready`, and saves until it is ended. */
import { openSqliteCatalogue } from '#catalogue';
import { file, work } from './samples.ts';

export const FILES_PER_SAVE = 20;
export const CHAPTERS_PER_WORK = 3;
/** A word that each chapter of each work holds. */
export const MARK = 'marchlight';

const [database, mode] = process.argv.slice(2);
if (database !== undefined) await writeForEver(database, mode === 'idle');

async function writeForEver(place: string, idle: boolean): Promise<void> {
  const catalogue = await openSqliteCatalogue(place);
  const batch = await catalogue.startBatch({ sources: [], startedAt: '2026-01-01T00:00:00.000Z' });
  process.stdout.write('ready\n');
  // Asked now and then, since a catalogue that nothing holds any more would be collected, and its lock with it.
  if (idle) setInterval(() => catalogue.lastChange(), 1000);
  for (let save = 0; !idle; save += 1) {
    const outcomes = Array.from({ length: FILES_PER_SAVE }, (_, index) => {
      const texts = Array.from({ length: CHAPTERS_PER_WORK }, () => `${MARK} `.repeat(400));
      return file(`${process.pid}/${save}/${index}.txt`, `${process.pid} ${save} ${index}`, [
        work({ title: `Work ${save}.${index}`, tags: [{ kind: 'fandom', name: `Fandom ${save}` }] }, texts),
      ]);
    });
    await catalogue.saveFiles(batch, outcomes);
  }
}
