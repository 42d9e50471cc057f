/** The site over a real library into which doubtful stories were imported. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '#config';
import { followChanges, importFiles } from '#library';
import { createServer } from '#web';
import { openApp } from '../../src/app.ts';
import { writeDoubtfulStories } from '../library/doubtful-stories.ts';
import type { SampleSite } from './sample-library.ts';

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));
const WORKER = new URL('../../dist/import-worker.js', import.meta.url);

/** Opens it; `close` removes everything. */
export async function openReviewSite(): Promise<SampleSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-review-'));
  writeDoubtfulStories(path.join(folder, 'lists'));
  const data = path.join(folder, 'data');
  const app = await openApp(readSettings({ data, workers: 1 }, undefined, {}));
  await importFiles(app.library, [path.join(folder, 'lists')], {
    workers: { ...app.workers, entry: WORKER },
  });
  await followChanges(app.library);
  const origin = { host: '127.0.0.1', port: 4100, allowRemote: false };
  const server = await createServer({ library: app.library, assets: ASSETS, origin });
  const close = async () => {
    await server.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, library: app.library, close };
}
