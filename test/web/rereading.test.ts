import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BatchId, WorkId } from '#catalogue';
import { reviseWork } from '#library';
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

it('shows nothing that is private, old or new', async () => {
  await site.library.catalogue.revise(FIRST, {}, '2026-01-01T00:00:00.000Z');
  const { to } = await upload(site, {
    'lamp.txt':
      'Title: The Lamp\nAuthor: Quill\nE-mail: quill@harbour.example\nRating: PG\nNotes: Thanks to Mara Iverson.\n\nThe lamp had been out for an hour.\n',
  });
  await site.queue.settled();
  await postForm(site, `${to}/reread`, {});
  await site.queue.settled();
  const { text } = await getPage(site, `${to}/reread`);
  expect(text).toContain('No work is read otherwise');
  expect(text).not.toContain('quill@harbour');
  expect((await read()).text).not.toMatch(/@(?!reread)[a-z]+\.(?:example|invalid|test)/);
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
