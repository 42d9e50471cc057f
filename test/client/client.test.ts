import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportLine, FanlightClient, FanlightProblem, type Work } from '#client';
import { muteWorks, unmuteWorks } from '#library';
import { tokenFor } from '../web/ask-api.ts';
import { type ImportingSite, openSampleSite } from '../web/sample-library.ts';
import { SAMPLE_WORKS } from '../web/sample-works.ts';

let site: ImportingSite;
let address = '';
let library: FanlightClient;
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-client-'));
beforeAll(async () => {
  site = await openSampleSite();
  address = await site.server.listen({ host: '127.0.0.1', port: 0 });
  library = new FanlightClient({ address, token: await tokenFor(site, 'mark', 'edit', 'import') });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function problemOf(asked: Promise<unknown>): Promise<FanlightProblem> {
  const thrown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof FanlightProblem)) throw new Error(`no problem, but ${String(thrown)}`);
  return thrown;
}

describe('the client', () => {
  it('finds every work of a query, an answer at a time', async () => {
    const works = await all(library.works('', { limit: 5 }));
    expect(works).toHaveLength(SAMPLE_WORKS.length);
    expect(new Set(works.map(({ id }) => id)).size).toBe(SAMPLE_WORKS.length);
    const { total, items, next } = await library.findWorks('fandom:"Sherlock Holmes"', { limit: 3 });
    expect([total, items.length, next !== null]).toEqual([8, 3, true]);
  });

  it('asks for no more than is wanted', async () => {
    let asked = 0;
    const counting = new FanlightClient({
      address: `${address}/`,
      fetch: (...request) => {
        asked += 1;
        return fetch(...request);
      },
    });
    let first: Work | undefined;
    for await (const work of counting.works('', { limit: 2 })) {
      first = work;
      break;
    }
    expect([first?.id, asked]).toEqual([SAMPLE_WORKS.length, 1]);
  });

  it('reads works, chapters and what was understood of them', async () => {
    const { work } = await library.work(1);
    expect(work.chapterList).toHaveLength(7);
    expect((await library.chapters(1, 'none')).map(({ text }) => text)).toEqual(Array(7).fill(null));
    expect((await library.chapter(1, 2, 'text')).text).toContain('Keep the lamp and trim the flame,\n');
    expect((await library.reading(1)).fields.map(({ field }) => field)).toContain('title');
    const [original] = await library.originals(1);
    const bytes = await library.original(1, original?.hash ?? '');
    expect(bytes.length).toBe(original?.bytes);
    expect((await all(library.comments(5))).map(({ author }) => author)).toEqual(['Pip', null]);
    expect((await library.similar(1)).length).toBeGreaterThan(0);
    expect((await library.exportWork(1, 'epub')).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(
      (await library.exportBook({ works: [1, 3] }, { format: 'txt', title: 'Two' })).length,
    ).toBeGreaterThan(1000);
  });

  it('shows a muted work where it says that it may be shown', async () => {
    const mute = await muteWorks(site.library, { query: 'id:1' });
    const shown = { muted: true };
    await library.setPlace(1, { chapter: 2, paragraph: 3 });
    const calls: ((muting?: typeof shown) => Promise<unknown>)[] = [
      (muting) => library.work(1, muting),
      (muting) => library.patchWork(1, {}, '*', muting),
      (muting) => library.chapters(1, 'none', muting),
      (muting) => library.chapter(1, 2, 'none', muting),
      (muting) => library.reading(1, muting),
      (muting) => library.originals(1, muting),
      (muting) => library.similar(1, muting),
      (muting) => all(library.comments(1, muting)),
      (muting) => library.exportWork(1, 'txt', muting),
      (muting) => library.marks(1, muting),
      (muting) => library.place(1, muting),
    ];
    for (const call of calls) {
      expect((await problemOf(call())).code).toBe('FL-USE-NO-WORK');
      await call(shown);
    }
    const [original] = await library.originals(1, shown);
    const hash = original?.hash ?? '';
    expect((await problemOf(library.original(1, hash))).code).toBe('FL-USE-NO-WORK');
    expect((await library.original(1, hash, shown)).length).toBe(original?.bytes);
    await library.removePlace(1);
    await unmuteWorks(site.library, mute);
  });

  it('corrects the state that it read, and no other', async () => {
    const { etag } = await library.work(6);
    expect((await library.patchWork(6, { title: 'Another' }, etag)).title).toBe('Another');
    const late = await problemOf(library.patchWork(6, { title: 'Late' }, etag));
    expect([late.status, late.code]).toEqual([412, 'FL-API-CHANGED']);
    const wrong = await problemOf(library.patchWork(6, { language: '?' }, '*'));
    expect(wrong.problem?.errors).toMatchObject([{ in: 'body', at: '/language', rule: 'form' }]);
  });

  it('goes through names and counts', async () => {
    const names = (await all(library.creators())).map(({ name }) => name);
    expect(names).toContain('Annie M.');
    expect((await library.creator('Annie M.')).works.length).toBeGreaterThan(0);
    expect((await all(library.seriesNames())).map(({ name }) => name)).toEqual(['Lamps']);
    expect((await library.series('Lamps')).works.map(({ id }) => id)).toEqual([1, 2]);
    expect((await all(library.tags('character', { text: 'watson' }))).map(({ name }) => name)).toEqual([
      'John Watson',
    ]);
    expect((await library.tag('fandom', 'Sherlock Holmes')).works).toBe(8);
    expect((await library.facets('rating:explicit')).total).toBe(1);
    expect((await all(library.facetValues('fandom', { order: 'name' }))).length).toBeGreaterThan(2);
    expect((await library.suggestions('ship', 'holm')).map(({ name }) => name)).toEqual([
      'Sherlock Holmes/John Watson',
    ]);
  });

  it('keeps searches, marks and places', async () => {
    const search = await library.saveSearch('ship:Holmes/Watson');
    expect((await library.searches()).map(({ id }) => id)).toEqual([search.id]);
    expect((await all(library.searchWorks(search.id))).length).toBe(search.total);
    expect((await library.search(search.id)).query).toBe('ship:Holmes/Watson');
    await library.removeSearch(search.id);
    expect((await problemOf(library.search(search.id))).code).toBe('FL-USE-NO-SEARCH');
    await library.setMark(3, 'bookmarked', 'Mud.');
    expect((await library.marks(3)).note).toBe('Mud.');
    expect((await all(library.marked('bookmarked'))).map(({ work }) => work.id)).toEqual([3]);
    expect((await library.removeMark(3, 'bookmarked')).bookmarked).toBeNull();
    await library.setPlace(1, { chapter: 2, paragraph: 3 });
    expect(await library.place(1)).toMatchObject({ chapter: 2, paragraph: 3 });
    expect((await all(library.places())).map(({ work }) => work.id)).toEqual([1]);
    await library.removePlace(1);
    expect((await problemOf(library.place(1))).status).toBe(404);
  });

  it('brings stories in, follows them, and takes an import out and back', async () => {
    const story = (title: string) =>
      `Title: ${title}\nAuthor: Quill\n\n***\n\nIt rained all night on the ${title}.\n`;
    writeFileSync(path.join(folder, 'bell.txt'), story('Bell'));
    const uploaded = await library.importFiles({
      'a/lamp.txt': story('Lamp'),
      'tide.txt': new Blob([story('Tide')]),
    });
    const fromPath = await library.importPath(folder);
    await site.queue.settled();
    expect((await library.job(fromPath.id)).state).toBe('over');
    expect(await library.jobs()).toEqual([]);
    expect((await all(library.batches())).map(({ id }) => id)).toEqual([fromPath.id, uploaded.id, 1]);
    expect((await library.batch(uploaded.id)).results.imported).toBe(2);
    expect((await all(library.batchFiles(1, { only: 'failed' }))).map(({ error }) => error?.code)).toEqual([
      'FL-FILE-BINARY',
    ]);
    expect((await library.planWithdrawal(uploaded.id)).works).toBe(2);
    expect((await library.withdrawBatch(uploaded.id)).works).toBe(2);
    expect((await library.findWorks('title:tide')).total).toBe(0);
    expect((await library.restoreBatch(uploaded.id)).works).toBe(2);
    expect((await library.findWorks('title:tide')).total).toBe(1);
    expect((await problemOf(library.actOnJob(uploaded.id, 'pause'))).code).toBe('FL-USE-BATCH-STATE');
  });

  it('takes everything along, line by line', async () => {
    const lines = await all(library.exportLines({ text: false }));
    const counts = new Map<ExportLine['type'], number>();
    for (const { type } of lines) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(counts.get('work')).toBe((await library.library()).works);
    expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length - 1 });
  });

  it('says what the library refuses, in the language asked for', async () => {
    const stranger = new FanlightClient({ address, language: 'de' });
    const problem = await problemOf(stranger.setMark(1, 'opened'));
    expect([problem.status, problem.code]).toEqual([401, 'FL-API-TOKEN']);
    expect(problem.message).toContain('Token');
    expect(problem.message).toMatch(/Bibliothek/);
    expect(
      (await problemOf(new FanlightClient({ address: `${address}/elsewhere` }).library())).code,
    ).toBeNull();
  });
});

describe('lines that are cut anywhere', () => {
  let server: Server;
  afterAll(() => server.close());

  it('come whole, whatever pieces they come in', async () => {
    const lines = [
      { type: 'creator', name: 'Émile 𝕏', works: 1 },
      { type: 'end', lines: 1 },
    ];
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/jsonl' });
      const send = (at: number): unknown =>
        at >= bytes.length
          ? response.end()
          : response.write(bytes.subarray(at, at + 1), () => setImmediate(send, at + 1));
      send(0);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = new FanlightClient({ address: `http://127.0.0.1:${port}` });
    expect(await all(client.exportLines())).toEqual(lines);
  });
});
