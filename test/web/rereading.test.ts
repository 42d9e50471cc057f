import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BatchId, WorkId } from '#catalogue';
import { reviseWork } from '#library';
import { Rereading } from '../../src/library/rereading.ts';
import { rereadPage } from '../../src/web/pages/reread-page.ts';
import { readOtherwise } from '../library/read-otherwise.ts';
import { getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { upload } from './upload.ts';

const PAGE = '/imports/1/reread';
const FIRST = 1 as WorkId;

/** Its works were put in by hand, with files that say less: so a reader that reads those finds much that differs. */
let site: ImportingSite;
beforeEach(async () => {
  site = await openSampleSite();
});
afterEach(() => site.close());

async function read(): Promise<Awaited<ReturnType<typeof getPage>>> {
  expect(await postForm(site, PAGE, {})).toMatchObject({ status: 303, to: PAGE });
  await site.queue.settled();
  return getPage(site, PAGE);
}
const sectionOf = (body: string, work: number) =>
  body.split('<section class="reread-work"').find((one) => one.includes(`id="work-${work}"`)) ?? '';

it('asks, reads, and shows each field, with nothing changed', async () => {
  expect((await getPage(site, '/imports/1')).body).toContain(`href="${PAGE}"`);
  const asked = await getPage(site, PAGE);
  expect(asked.text).toContain('Nothing changes until you take it in');
  expect(asked.text).not.toContain('Take in');
  expect(await markupFaults(asked.body)).toEqual([]);
  await reviseWork(site.library, FIRST, { summary: 'By the sea.' });
  const state = await site.library.catalogue.lastChange();

  const shown = await read();
  expect(shown.text).toMatch(/\d+ works are read otherwise/);
  expect(shown.body).toContain('name="part" value="rating"');
  expect(await markupFaults(shown.body)).toEqual([]);
  const first = sectionOf(shown.body, FIRST);
  expect(first).toContain('A person decided this field');
  expect(first).toContain('<del>');
  expect(shown.body).toContain('?page=2');
  expect((await getPage(site, `${PAGE}?page=2`)).text).toContain('Take in');
  expect(await site.library.catalogue.lastChange()).toBe(state);
});

it('takes in one work, what is chosen of all, and undoes each', async () => {
  await read();
  const before = await site.library.catalogue.work(FIRST);
  expect(await postForm(site, `${PAGE}/take`, { work: String(FIRST) })).toMatchObject({
    status: 303,
    to: PAGE,
  });
  await site.queue.settled();
  const taken = await getPage(site, PAGE);
  expect(taken.text).toContain('1 work was taken in.');
  expect(sectionOf(taken.body, FIRST)).toBe('');
  expect(await markupFaults(taken.body)).toEqual([]);
  expect((await site.library.catalogue.work(FIRST))?.revision).toBe(2);
  expect((await getPage(site, `/works/${FIRST}/compare`)).text).toContain('read again');

  await postForm(site, `${PAGE}/take`, { part: ['rating'] });
  await site.queue.settled();
  const rest = await getPage(site, PAGE);
  expect(rest.body).not.toContain('name="part" value="rating"');
  expect(rest.body).toContain('name="part" value="text"');
  const rereadings = await site.library.catalogue.rereadings(1 as BatchId);
  expect(rereadings).toMatchObject([{ id: 2 }, { id: 1, works: 1 }]);
  await postForm(site, `${PAGE}/take`, { part: ['text'] });
  await site.queue.settled();
  expect((await getPage(site, PAGE)).text).not.toContain('has changed since');

  expect(await postForm(site, `${PAGE}/undo`, { rereading: '1' })).toMatchObject({ status: 303, to: PAGE });
  expect(await site.library.catalogue.work(FIRST)).toEqual({ ...before, updatedAt: expect.any(String) });
  expect((await getPage(site, PAGE)).text).toContain('taken back 2');
  expect(await postForm(site, `${PAGE}/undo`, { rereading: '1' })).toMatchObject({ status: 409 });
  expect(await postForm(site, `${PAGE}/undo`, { rereading: '9' })).toMatchObject({ status: 409 });
});

it('shows nothing that is private, in fields, passages and what stands around them', async () => {
  const around = (middle: string) => `<p>Mara Iverson lit the lamp.</p>${middle}<p>Mara Iverson slept.</p>`;
  const { to = '' } = await upload(site, {
    'lamp.txt':
      'Title: The Lamp\nAuthor: Quill\nReal name: Mara Iverson\n\nMara Iverson lit the lamp.\n\nThen Mara Iverson came up the stairs.\n\nMara Iverson slept.\n',
  });
  await site.queue.settled();
  const batch = Number(to.split('/').at(-1)) as BatchId;
  await readOtherwise(site.library, batch, ({ metadata, chapters }) => ({
    metadata: { ...metadata, summary: 'What Mara Iverson saw.' },
    chapters: chapters.map((chapter) => ({ ...chapter, body: deflateRawSync(around('<p>Then.</p>')) })),
  }));
  await postForm(site, `${to}/reread`, {});
  await site.queue.settled();
  const { text, body } = await getPage(site, `${to}/reread`);
  expect(text).toContain('1 work is read otherwise');
  expect(text).toContain('came up the stairs');
  expect(body.match(/class="around"/g)).toHaveLength(2);
  expect(body).not.toContain('Iverson');
});

it('shows how far it is, for a script that follows it and without one', async () => {
  let over = () => {};
  const held = new Promise<void>((resolve) => (over = resolve));
  const { catalogue } = site.library;
  const files = catalogue.rereadableFiles.bind(catalogue);
  vi.spyOn(catalogue, 'rereadableFiles').mockImplementation(async (...asked) => {
    await held;
    return files(...asked);
  });
  await postForm(site, PAGE, {});
  const shown = await getPage(site, PAGE);
  expect(shown.body).toContain('<import-progress data-address="/imports/1/progress" data-state="running">');
  expect(shown.text).toContain('Reading it again');
  expect(shown.body).toContain('http-equiv="refresh"');
  expect(shown.body).toContain(`href="${PAGE}?still=yes"`);
  const still = await getPage(site, `${PAGE}?still=yes`);
  expect(still.body).not.toContain('http-equiv="refresh"');
  expect(await markupFaults(still.body)).toEqual([]);
  expect((await getPage(site, '/imports/1')).body).not.toContain('<import-progress');
  const told = getPage(site, '/imports/1/progress');
  over();
  expect((await told).body).toMatch(/"state":"running".*"state":"over"/s);
});

it('names the first 100 files that can be read now, and says how many more there are', async () => {
  const [summary] = (await site.library.catalogue.batches({ limit: 1, offset: 0 })).batches;
  if (summary === undefined) throw new Error('no import');
  const { report } = new Rereading(site.library, summary.id, null);
  for (let count = 0; count < 130; count += 1)
    report.mended.push({ path: `${count}.txt`, original: '', titles: [`Room ${count}`] });
  const read = { ...report, status: 'finished', milliseconds: 1 } as const;
  const on = { batch: summary.id, state: 'read', report: read, taken: null } as const;
  const around = { rereadings: [], queued: null, still: false, page: 1, address: () => PAGE };
  const page = String(rereadPage(summary, on, around));
  expect(page.match(/Room \d+/g)).toHaveLength(100);
  expect(page).toContain('<li>and 30 more</li>');
});

it('runs beside no import, and nothing is taken that was not shown', async () => {
  expect(await postForm(site, `${PAGE}/take`, {})).toMatchObject({ status: 409 });
  expect(await postForm(site, `${PAGE}/take`, { part: 'colour' })).toMatchObject({ status: 400 });
  await upload(site, { 'lamp.txt': 'Title: The Lamp\n\nIt turned.\n' });
  expect(await postForm(site, PAGE, {})).toMatchObject({ status: 409 });
  await site.queue.settled();
  const reading = postForm(site, PAGE, {});
  expect((await postForm(site, '/imports/1/withdraw', {})).status).toBe(409);
  await reading;
  await site.queue.settled();
  expect(await postForm(site, '/imports/99/reread', {})).toMatchObject({ status: 404 });
  expect((await postForm(site, PAGE, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  await postForm(site, '/imports/1/withdraw', { edited: 'go' });
  expect((await getPage(site, PAGE)).status).toBe(409);
  expect((await getPage(site, '/imports/1')).body).not.toContain(PAGE);
});
