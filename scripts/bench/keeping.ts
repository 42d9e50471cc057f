/** A library backed up while it is in use, and restored; what comes back is compared byte by byte. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkId } from '#catalogue';
import { readSettings } from '#config';
import { importFiles, type Library, reviseWork } from '#library';
import { type App, openApp } from '../../src/app.ts';
import { writeCorpus } from './corpus.ts';
import { ownRow, type ProgramRun, type Row, runProgram } from './measure.ts';

/** Stories that come in meanwhile, works that were corrected before, and milliseconds between two corrections. */
const LATER = 500;
const CORRECTED = 200;
const PACE = 20;

/**
 * Imports so many stories. While this process corrects titles and imports more, `fanlight backup` makes a point, and then a second one; the first
 * is restored. Throws where something that was here before the backup began did not come back as it was.
 */
export async function benchKeeping(folder: string, works: number): Promise<Row[]> {
  const at = (name: string) => path.join(folder, name);
  const [data, to, back] = [at('kept'), at('backup'), at('restored')];
  await fanlight('--data', data, 'import', writeCorpus(at('kept-stories'), works).folder);
  const app = await open(data);
  try {
    for (let id = 1; id <= CORRECTED; id += 1) await correct(app.library, id);
    const before = await contentOf(app.library);
    const use = keepInUse(app, writeCorpus(at('later-stories'), LATER, 8).folder);
    const first = await fanlight('--data', data, 'backup', to, '--json');
    const second = await fanlight('--data', data, 'backup', to, '--json');
    const corrected = await use.end();
    const { name } = (JSON.parse(first.stdout) as { point: { name: string } }).point;
    const restored = await fanlight('restore', to, back, '--point', name);
    await fanlight('--data', back, 'verify');
    expectSame(path.join(to, 'points', name, 'fanlight.db'), path.join(back, 'fanlight.db'));
    const originals = compareFolders(path.join(back, 'originals'), path.join(data, 'originals'));
    const chapters = await compareWithRestored(before, back);
    const size = works.toLocaleString('en');
    const done = `${corrected} titles corrected, ${LATER} stories imported`;
    return [
      ownRow(`backup of ${size} works in use`, seconds(first)),
      ownRow(`a second backup; over both backups ${done}`, seconds(second)),
      ownRow('restore of the first', seconds(restored)),
      ownRow(
        'what came back is what was there, byte by byte',
        `${chapters.toLocaleString('en')} chapters, ${originals.toLocaleString('en')} originals, the database`,
      ),
    ];
  } finally {
    await app.close();
  }
}

async function fanlight(...args: string[]): Promise<ProgramRun> {
  const run = await runProgram(process.execPath, ['dist/cli.js', ...args]);
  if (run.status !== 0) throw new Error(`fanlight ${args.join(' ')} ended with ${run.status}`);
  return run;
}

async function open(data: string): Promise<App> {
  const app = await openApp(readSettings({ data }));
  return {
    ...app,
    workers: { ...app.workers, entry: new URL('../../dist/import-worker.js', import.meta.url) },
  };
}

const correct = (library: Library, id: number) =>
  reviseWork(library, id as WorkId, { title: `Corrected ${id}` });

/** Corrects one title after another, each once, and imports a folder; `end` says how many were corrected. */
function keepInUse({ library, workers }: App, later: string): { end(): Promise<number> } {
  let isOver = false;
  const correcting = async () => {
    let id = CORRECTED;
    while (!isOver) {
      id += 1;
      await correct(library, id);
      await wait(PACE);
    }
    return id - CORRECTED;
  };
  const using = Promise.all([correcting(), importFiles(library, [later], { workers })]);
  return {
    async end() {
      isOver = true;
      return (await using)[0];
    },
  };
}

/** The title of each work and the SHA-256 of each of its chapters as they are stored. */
type Content = Map<WorkId, { title: string; chapters: string[] }>;

async function contentOf({ catalogue }: Library): Promise<Content> {
  const content: Content = new Map();
  for (let after: WorkId | 0 = 0; ; ) {
    const facets = await catalogue.facets(after, 500);
    for (const { id, title } of facets) {
      const bodies = await catalogue.chapterBodies(id);
      content.set(id, { title, chapters: bodies.map(sha256) });
      after = id;
    }
    if (facets.length === 0) return content;
  }
}

/** Compares every work that was here before the backup began; a title may have been corrected while it ran. Answers the number of chapters. */
async function compareWithRestored(before: Content, data: string): Promise<number> {
  const app = await open(data);
  const after = await contentOf(app.library);
  await app.close();
  let chapters = 0;
  for (const [id, was] of before) {
    const is = after.get(id);
    const isTitle = is?.title === was.title || (id > CORRECTED && is?.title === `Corrected ${id}`);
    if (!isTitle || String(is.chapters) !== String(was.chapters))
      throw new Error(`work ${id} came back otherwise`);
    chapters += was.chapters.length;
  }
  return chapters;
}

/** Compares every file of one folder with that of the other. Answers their number. */
function compareFolders(one: string, other: string): number {
  const entries = readdirSync(one, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files) expectSame(file, path.join(other, path.relative(one, file)));
  return files.length;
}

function expectSame(one: string, other: string): void {
  if (!readFileSync(one).equals(readFileSync(other))) throw new Error(`${other} is not ${one}`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function seconds(run: ProgramRun): string {
  return `${run.seconds.toFixed(1)} s`;
}
