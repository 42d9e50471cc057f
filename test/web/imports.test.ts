import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId } from '#catalogue';
import { findWorks } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { FILES_FORM, filesForm, upload } from './upload.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';

let site: ImportingSite;
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-imports-'));
beforeEach(async () => {
  site = await openSampleSite([], { maxUploadFileMb: 1, maxUploadMb: 2 });
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathsOf = async (batch: string) => {
  const { files } = await site.library.catalogue.batchFiles(Number(batch.split('/').at(-1)) as BatchId, {
    limit: 100,
    offset: 0,
  });
  return files.map((file) => file.path.replace(/^uploads\/[0-9a-f-]+\//, ''));
};
const titles = async () =>
  (await findWorks(site.library, '', { page: 1 })).works.map(({ title }) => title).sort();

describe('files from the browser', () => {
  it('come in, are reported by their names, and are found', async () => {
    const sent = await upload(site, {
      'lamp.txt': STORY,
      'old/bell.txt': STORY.replace('Lamp Room', 'Bell Tower'),
      '../../../etc/escape.txt': STORY.replace('Lamp Room', 'Escape'),
      'C:\\Stories\\tide.txt': STORY.replace('Lamp Room', 'Tide'),
      'photo.txt': new Uint8Array([0, 1, 2, 255]),
      'old/.DS_Store': 'x',
      '': '',
    });
    expect(sent).toMatchObject({ status: 303, to: expect.stringMatching(/^\/imports\/\d+$/) });
    await site.queue.settled();
    expect(await titles()).toEqual(['The Bell Tower', 'The Escape', 'The Lamp Room', 'The Tide']);
    expect((await pathsOf(sent.to)).sort()).toEqual([
      'C:/Stories/tide.txt',
      'etc/escape.txt',
      'lamp.txt',
      'old/bell.txt',
      'photo.txt',
    ]);
    const page = await getPage(site, sent.to);
    expect(page.text).toContain('FL-FILE-BINARY');
    expect(page.text).toContain('finished');
    expect(await site.queue.shelf.has(String(page.body.match(/uploads\/(\d{8}-[0-9a-f]{16})/)?.[1]))).toBe(
      false,
    );
  });

  it('of one name stay two stories, and are no later version of what came before', async () => {
    const first = await upload(site, { 'story.txt': STORY });
    await site.queue.settled();
    const form = filesForm({ 'story.txt': STORY.replace('Lamp', 'Bell') }).toString('latin1');
    const second = filesForm({ 'story.txt': STORY.replace('Lamp', 'Tide') }).toString('latin1');
    const payload = Buffer.from(form.slice(0, form.lastIndexOf('--fanlight')) + second, 'latin1');
    const reply = await site.server.inject({
      method: 'POST',
      url: '/imports/upload',
      headers: FILES_FORM,
      payload,
    });
    expect(reply.statusCode).toBe(303);
    await site.queue.settled();
    expect(await pathsOf(first.to)).toEqual(['story.txt']);
    expect((await pathsOf(String(reply.headers['location']))).sort()).toEqual(['story (2).txt', 'story.txt']);
    expect(await titles()).toEqual(['The Bell Room', 'The Lamp Room', 'The Tide Room']);
  });

  it('that are too large are left out alone, with the reason', async () => {
    const sent = await upload(site, { 'lamp.txt': STORY, 'large.txt': 'x'.repeat(1_048_577) });
    await site.queue.settled();
    expect(await titles()).toEqual(['The Lamp Room']);
    expect((await getPage(site, sent.to)).text).toContain('FL-FILE-UPLOAD-LARGE');
  });

  it.each([
    [
      'too much',
      { a: 'x'.repeat(900_000), b: 'y'.repeat(900_000), c: 'z'.repeat(900_000) },
      413,
      'FL-WEB-UPLOAD-LARGE',
    ],
    ['none', { '': '' }, 400, 'No file was chosen'],
  ])('are refused whole where they are %s', async (_, files, status, says) => {
    const sent = await upload(site, files as Record<string, string>);
    expect(sent.status).toBe(status);
    expect(sent.body).toContain(says);
    expect((await site.library.catalogue.batches({ limit: 10, offset: 0 })).total).toBe(1);
  });

  it('are taken from the own page only', async () => {
    for (const headers of [
      { ...FILES_FORM, 'sec-fetch-site': 'cross-site' },
      { 'content-type': FILES_FORM['content-type'] },
      { ...FILES_FORM, origin: 'http://evil.example' },
    ]) {
      const reply = await site.server.inject({
        method: 'POST',
        url: '/imports/upload',
        headers,
        payload: filesForm({ 'lamp.txt': STORY }),
      });
      expect(reply.statusCode).toBe(403);
    }
    for (const url of ['/imports/upload', '/settings']) {
      const headers = url === '/settings' ? FILES_FORM : { ...FILES_FORM, 'content-type': 'text/plain' };
      const reply = await site.server.inject({
        method: 'POST',
        url,
        headers,
        payload: filesForm({ a: 'b' }),
      });
      expect(reply.statusCode).toBe(400);
    }
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['an empty body', FILES_FORM['content-type'], ''],
    [
      'a body that ends early',
      FILES_FORM['content-type'],
      filesForm({ 'a.txt': STORY }).toString().slice(0, 150),
    ],
    ['no parts', FILES_FORM['content-type'], 'nonsense\r\n'.repeat(1000)],
    ['a field of a strange name', FILES_FORM['content-type'], form('name="__proto__"; filename="a.txt"')],
    ['a field of a strange name and no file', FILES_FORM['content-type'], form('name="constructor"')],
    [
      'a head without end',
      FILES_FORM['content-type'],
      form(`name="${'n'.repeat(100_000)}"; filename="a.txt"`),
    ],
    ['a thousand fields', FILES_FORM['content-type'], form('name="a"').repeat(1000)],
  ])('with %s are refused, and leave nothing behind', async (_, type, payload) => {
    const headers = { ...FILES_FORM, 'content-type': type };
    const reply = await site.server.inject({ method: 'POST', url: '/imports/upload', headers, payload });
    expect([reply.statusCode, uploads()]).toEqual([400, []]);
    expect((await site.library.catalogue.batches({ limit: 10, offset: 0 })).total).toBe(1);
  });

  it('that break off leave nothing behind', async () => {
    await site.server.listen({ host: '127.0.0.1', port: 0 });
    const [address] = site.server.addresses();
    const port = typeof address === 'object' ? address.port : 0;
    const body = filesForm({ 'lamp.txt': 'x'.repeat(500_000) });
    const socket = connect(port, '127.0.0.1');
    const type = FILES_FORM['content-type'];
    socket.write(
      `POST /imports/upload HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, 300_000));
    await pause(300);
    expect(uploads()).toHaveLength(1);
    socket.destroy();
    await expect.poll(uploads, { timeout: 5000 }).toEqual([]);
  });

  const uploads = () => readdirSync(site.queue.shelf.folder).filter((name) => /^\d{8}-/.test(name));
});

describe('a path', () => {
  it('on the disk comes in', async () => {
    const place = mkdtempSync(path.join(tmpdir(), 'fanlight-imports-'));
    writeFileSync(path.join(place, 'lamp.txt'), STORY);
    const sent = await postForm(site, '/imports/path', { path: place });
    expect(sent.status).toBe(303);
    await site.queue.settled();
    expect(await titles()).toEqual(['The Lamp Room']);
    rmSync(place, { recursive: true });
  });

  it.each([
    ['', 'No path was given'],
    ['/nowhere/at/all', 'There is nothing at this path'],
  ])('%j is asked for again', async (given, says) => {
    const sent = await postForm(site, '/imports/path', { path: given });
    expect(sent.status).toBe(400);
    expect(sent.body).toContain(says);
    expect(await markupFaults(sent.body)).toEqual([]);
  });

  it('is refused where the setting says so, and not asked for', async () => {
    const closed = await openSampleSite([], { importPaths: false });
    expect((await getPage(closed, '/imports/new')).body).not.toContain('/imports/path');
    expect(await postForm(closed, '/imports/path', { path: '/tmp' })).toMatchObject({ status: 403 });
    await closed.close();
  });
});

describe('an import under way', () => {
  it('is paused, goes on and is stopped from its page', async () => {
    const sent = await upload(site, manyStories(60));
    expect(await postForm(site, `${sent.to}/pause`, {})).toMatchObject({ status: 303, to: sent.to });
    await site.queue.settled();
    const paused = await getPage(site, sent.to);
    expect(paused.text).toContain('Paused');
    expect(paused.body).not.toContain('http-equiv="refresh"');
    const waiting = await upload(site, { 'next.txt': STORY });
    const page = await getPage(site, waiting.to);
    expect(page.text).toContain('Waiting for its turn');
    expect(page.body).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    expect((await getPage(site, `${waiting.to}?still=yes`)).body).not.toContain('http-equiv="refresh"');
    expect(await markupFaults(paused.body)).toEqual([]);
    // It stands in noscript, and the page says how to keep it still.
    expect(await markupFaults(page.body)).toEqual([expect.stringContaining('meta-refresh')]);

    expect(await postForm(site, `${sent.to}/pause`, {})).toMatchObject({ status: 409 });
    expect(await postForm(site, `${sent.to}/resume`, {})).toMatchObject({ status: 303 });
    await site.queue.settled();
    expect(await titles()).toHaveLength(20);
    expect((await findWorks(site.library, '', { page: 1 })).total).toBe(61);
    expect(await postForm(site, `${sent.to}/stop`, {})).toMatchObject({ status: 409 });
  });

  it('tells its progress, and that it is over', async () => {
    const sent = await upload(site, { 'lamp.txt': STORY });
    const running = site.server.inject(`${sent.to}/progress`);
    await site.queue.settled();
    const { headers, body } = await running;
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const events = body.split('\n\n').filter((line) => line.startsWith('data: '));
    expect(JSON.parse(events.at(-1)?.slice(6) ?? '')).toMatchObject({ state: 'over' });
    expect((await site.server.inject('/imports/99/progress')).statusCode).toBe(404);
  });

  it('that was stopped keeps what is in, and throws the rest away', async () => {
    const sent = await upload(site, manyStories(80));
    await postForm(site, `${sent.to}/stop`, {});
    await site.queue.settled();
    const page = await getPage(site, sent.to);
    expect(page.text).toContain('not kept any more');
    expect(await postForm(site, `${sent.to}/take-up`, {})).toMatchObject({ status: 409 });
    expect(await postForm(site, '/imports/99/take-up', {})).toMatchObject({ status: 404 });
    const { total } = await findWorks(site.library, '', { page: 1 });
    expect((await pathsOf(sent.to)).length).toBe(total);
  });
});

it('no queue takes more than it holds', async () => {
  const first = await upload(site, manyStories(40));
  await postForm(site, `${first.to}/pause`, {});
  const answers = [];
  for (let index = 0; index < 22; index += 1)
    answers.push((await upload(site, { 'a.txt': `${STORY}${index}` })).status);
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(303));
  expect(answers.slice(20)).toEqual([503, 503]);
});

it('the forms are whole without scripts, and sound markup', async () => {
  const { body } = await getPage(site, '/imports/new');
  expect(await markupFaults(body)).toEqual([]);
  expect(body).toContain('enctype="multipart/form-data"');
  expect((await getPage(site, '/imports')).body).toContain('href="/imports/new"');
  expect((await getPage(site, '/')).body).toContain('href="/imports/new"');
});

/** A form of one part with a head of its own. */
function form(head: string): string {
  return filesForm({ 'a.txt': STORY })
    .toString()
    .replace(/name="files"; filename="a.txt"/, head);
}

function manyStories(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`s${index}.txt`, STORY.replace('Lamp', `Lamp ${index}`)]),
  );
}
