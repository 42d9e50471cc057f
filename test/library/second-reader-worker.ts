/** Entry of a reading thread with the second reader. */
import { parentPort, workerData } from 'node:worker_threads';
import { openForeignTables, openSqliteCatalogue } from '#catalogue';
import { bookLists, COLLECTIONS, FORMATS } from '#formats';
import { openDiskStore } from '#originals';
import type { ImportWorkerData } from '../../src/app.ts';
import { serveImport } from '../../src/library/import-service.ts';
import { better } from './better-reader.ts';

if (!parentPort) throw new Error('runs as a worker thread');
const { database, originals, media, limits } = workerData as ImportWorkerData;
const catalogue = await openSqliteCatalogue(database, { readOnly: true });
serveImport(parentPort, {
  formats: FORMATS.map(better),
  collections: COLLECTIONS,
  lists: bookLists(openForeignTables),
  originals: await openDiskStore(originals),
  media: await openDiskStore(media),
  isKnown: async (hash) => (await catalogue.knownOriginals([hash])).has(hash),
  limits,
});
