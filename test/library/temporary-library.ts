import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readSettings } from '#config';
import { type ImportReport, importFiles } from '#library';
import { type App, openApp } from '../../src/app.ts';

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real library in a temporary folder, closed when the test ends; imports run in the built worker. */
export async function temporaryLibrary(data = path.join(temporaryFolder(), 'data')): Promise<App> {
  const app = await openApp(readSettings({ data, workers: 2, fileSeconds: 20 }, undefined, {}));
  onTestFinished(() => app.close());
  const entry = new URL('../../dist/import-worker.js', import.meta.url);
  return { ...app, workers: { ...app.workers, entry } };
}

export function importInto(app: App, ...paths: string[]): Promise<ImportReport> {
  return importFiles(app.library, paths, { workers: app.workers });
}
