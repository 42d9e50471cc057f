/** Entry of an import's reading thread: opens what it needs of the library, for reading, and serves tasks. */
import { parentPort, workerData } from 'node:worker_threads';
import { openForeignTables, openSqliteCatalogue } from '#catalogue';
import { bookLists, COLLECTIONS, FORMATS } from '#formats';
import { allowLateFailures, serveImport } from '#library';
import { openDiskStore } from '#originals';
import type { ImportWorkerData } from './app.ts';

allowLateFailures();
if (!parentPort) throw new Error('import-worker runs as a worker thread');
const { database, originals, media, limits } = workerData as ImportWorkerData;
const catalogue = await openSqliteCatalogue(database, { readOnly: true });
serveImport(parentPort, {
  formats: FORMATS,
  collections: COLLECTIONS,
  lists: bookLists(openForeignTables),
  originals: await openDiskStore(originals),
  media: await openDiskStore(media),
  isKnown: async (hash) => (await catalogue.knownOriginals([hash])).has(hash),
  limits,
});
