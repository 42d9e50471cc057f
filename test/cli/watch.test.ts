import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openSqliteCatalogue } from '#catalogue';
import { runFanlight, startFanlight } from './run-fanlight.ts';

const STORY = (title: string) =>
  `Title: ${title}\nAuthor: Margery Quill\n\n***\n\n${`The lamp had been out for an hour when Dane came up the stairs of ${title}.\n\n`.repeat(5)}`;
const PATIENT = { timeout: 40_000, interval: 200 };

function folderOfTest(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The titles in a library that another process writes. */
async function titlesIn(data: string): Promise<string[]> {
  const catalogue = await openSqliteCatalogue(path.join(data, 'fanlight.db'), { readOnly: true });
  const works = await catalogue.facets(0, 10);
  await catalogue.close();
  return works.map(({ title }) => title);
}

it('watches a folder from the command line, ends cleanly, and takes nothing twice', async () => {
  const folder = folderOfTest();
  const data = path.join(folderOfTest(), 'data');
  writeFileSync(path.join(folder, 'lamp.txt'), STORY('The Lamp'));
  const first = startFanlight(['--data', data, 'watch', folder]);
  await vi.waitFor(async () => expect(await titlesIn(data)).toContain('The Lamp'), PATIENT);
  first.child.kill('SIGTERM');
  const ended = await first.ended;
  expect(ended).toMatchObject({ code: 0, signal: null });
  expect(ended.stderr).toContain('import 1: 1 file new; 1 work');

  const second = startFanlight(['--data', data, 'watch', folder]);
  writeFileSync(path.join(folder, 'tide.txt'), STORY('The Tide'));
  await vi.waitFor(async () => expect(await titlesIn(data)).toContain('The Tide'), PATIENT);
  second.child.kill('SIGTERM');
  expect((await second.ended).stderr).toContain('import 2: 1 file new; 1 work');
}, 90_000);

it('watches while it serves', async () => {
  const folder = folderOfTest();
  const data = path.join(folderOfTest(), 'data');
  const server = startFanlight(['--data', data, 'serve', '--port', '0'], { env: { FANLIGHT_WATCH: folder } });
  await new Promise<void>((resolve) => server.child.stdout?.once('data', () => resolve()));
  writeFileSync(path.join(folder, 'lamp.txt'), STORY('The Lamp'));
  await vi.waitFor(async () => expect(await titlesIn(data)).toContain('The Lamp'), PATIENT);
  server.child.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0, signal: null });
}, 90_000);

it('refuses to watch what it writes itself', async () => {
  const data = path.join(folderOfTest(), 'data');
  const { code, stderr } = await runFanlight(['--data', data, 'watch', path.join(data, 'originals')]);
  expect(code).toBe(2);
  expect(stderr).toContain('FL-USE-WATCH-FOLDER');
});
