/** A real library in a temporary folder with the sample works in it, and the site over it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { FileOutcome, NewWork } from '#catalogue';
import { readSettings, type Settings } from '#config';
import { followChanges, followTexts, ImportQueue, type Library } from '#library';
import type { Printer } from '#printing';
import { createServer } from '#web';
import { openApp } from '../../src/app.ts';
import type { LogOptions } from '../../src/web/log.ts';
import { SAMPLE_RECORDS, SAMPLE_SOURCE } from './sample-sources.ts';
import { SAMPLE_ORIGINAL, SAMPLE_WORKS, withEvidence } from './sample-works.ts';

/** An open site: `server` answers `inject`, `close` removes everything. */
export type SampleSite = { server: FastifyInstance; library: Library; close(): Promise<void> };
/** A sample site with its queue of imports. */
export type ImportingSite = SampleSite & { queue: ImportQueue };

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));
const WORKER = new URL('../../dist/import-worker.js', import.meta.url);
const STARTED = '2026-03-04T10:20:00.000Z';
const FINISHED = '2026-03-04T10:24:30.000Z';

/**
 * Opens a site over `works`, each from a file of its own; a failed and a damaged file are in the same import. `over` are settings, `server` what else the
 * server is told.
 */
export async function openSampleSite(
  works: readonly NewWork[] = SAMPLE_WORKS,
  over: Partial<Settings> = {},
  server: { printer?: Printer | null; log?: LogOptions; grace?: number } = {},
): Promise<ImportingSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-web-'));
  const settings = { data: folder, port: 0, workers: 1, maxFileMb: 8, maxContainerMb: 8, fileSeconds: 10 };
  const read = readSettings({ ...settings, apiRate: 0, ...over }, undefined, {});
  const app = await openApp(read);
  await fill(app.library, works);
  const origin = { host: '127.0.0.1', port: 4100, allowRemote: false };
  const { library, shelf } = app;
  const workers = { ...app.workers, entry: WORKER };
  const queue = await ImportQueue.open(library, { workers, shelf, paths: over.importPaths ?? true });
  const open = await createServer({
    library,
    assets: ASSETS,
    origin,
    queue,
    api: { origins: read.apiOrigins, rate: read.apiRate },
    policy: read,
    metrics: read.metrics === 'off' ? null : { to: read.metrics, data: folder },
    ...server,
  });
  const close = async () => {
    await queue.close();
    await open.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server: open, library, queue, close };
}

async function fill(library: Library, works: readonly NewWork[]): Promise<void> {
  const { catalogue, originals } = library;
  const batch = await catalogue.startBatch({ sources: ['lists/winter-1998'], startedAt: STARTED });
  const outcomes: FileOutcome[] = [];
  for (const [index, work] of works.entries()) {
    const text =
      index === 0 ? SAMPLE_ORIGINAL : `Title: ${work.metadata.title}\n\nNo. ${index}, as it came.\n`;
    const bytes = new TextEncoder().encode(text);
    outcomes.push({
      path: `lists/winter-1998/msg${String(index).padStart(3, '0')}.txt`,
      original: await originals.put(bytes),
      bytes: bytes.length,
      format: 'plain-text',
      encoding: {
        name: 'utf-8',
        confidence: 1,
        repaired: index === 2 ? ['misread UTF-8, 3 times: â€” → —'] : [],
      },
      losses: index === 2 ? [{ code: 'FL-LOSS-TRUNCATED', message: 'The notes were cut.', at: 1234 }] : [],
      error: null,
      works: [index === 0 ? withEvidence(work) : index === 4 ? { ...work, source: SAMPLE_SOURCE } : work],
    });
  }
  outcomes.push({
    path: 'lists/winter-1998/photo.txt',
    original: await originals.put(new Uint8Array([0, 1, 2, 255])),
    bytes: 4,
    format: null,
    encoding: null,
    losses: [],
    error: { code: 'FL-FILE-BINARY', message: 'The file is not text, whatever its name says.' },
    works: [],
  });
  const again = outcomes[4];
  if (again) {
    const bytes = new TextEncoder().encode('The same words in another file.');
    const original = await originals.put(bytes);
    outcomes.push({ ...again, path: 'lists/winter-1998/again.html', original, bytes: bytes.length });
  }
  await catalogue.saveFiles(batch, outcomes);
  await catalogue.saveRecords(batch, SAMPLE_RECORDS);
  await catalogue.finishBatch(batch, 'finished', FINISHED);
  await followChanges(library);
  await followTexts(library);
}
