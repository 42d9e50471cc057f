import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { countReviews, reviseWork, showWork } from '#library';
import { PRIVATE_WORDS } from '../library/doubtful-stories.ts';
import { type Form, getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openReviewSite } from './review-site.ts';
import type { SampleSite } from './sample-library.ts';

let site: SampleSite;
const open = async () => {
  site = await openReviewSite();
};
const close = () => site.close();

const ONE = 1 as WorkId;

const get = (url: string) => getPage(site, url);
const post = (url: string, form: Form, headers?: Record<string, string>) =>
  postForm(site, url, form, headers);
const decide = (url: string, form: Form) => post(url, { revision: '1', ...form });

describe('the queue', () => {
  beforeAll(open);
  afterAll(close);

  it.each([
    ['/review', '10 readings wait'],
    ['/review?field=title', '3 readings wait'],
    ['/review?field=title&label=byline&batch=1', '3 readings wait'],
    ['/review?work=4', '1 reading waits'],
    ['/review?batch=99', 'Nothing waits here'],
    ['/review?field=nonsense&batch=x&page=99', '10 readings wait'],
    ['/review/1/title', 'The Tide Table'],
    ['/review/decisions', 'Nothing was decided yet'],
    ['/', '10 readings wait for a person’s eye'],
    ['/imports/1', '10 readings of this import wait for a person’s eye'],
    ['/works/1', 'Review 3 doubtful readings'],
    ['/works/1/evidence', '3 fields were read with doubt'],
  ])('%s says “%s”, in sound markup, and nothing private', async (url, words) => {
    const { status, body, text } = await get(url);
    expect(status).toBe(200);
    expect(text).toContain(words);
    expect(await markupFaults(body)).toEqual([]);
    for (const word of PRIVATE_WORDS) expect(body).not.toContain(word);
  });

  it('shows the source with what was read lit, the reading and why it is doubtful', async () => {
    const { body, text } = await get('/review?work=1&field=title');
    expect(body).toContain('<mark>The Tide Table</mark>');
    expect(text).toContain('No label names it');
    expect(text).toContain(
      'the same for all 3 works of import 1 where it was read from lines without a label',
    );
    expect(text).toContain('[email address removed]');
  });

  it.each([
    ['/review/1/summary', 409, 'FL-USE-NO-REVIEW'],
    ['/review/99/title', 409, 'FL-USE-NO-REVIEW'],
    ['/review/1/nonsense', 404, 'FL-WEB-NOT-FOUND'],
    ['/review/0/title', 404, 'FL-WEB-NOT-FOUND'],
  ])('has nothing at %s', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.status, answer.body.includes(code)]).toEqual([status, true]);
  });
});

describe('deciding', () => {
  beforeEach(open);
  afterEach(close);

  it('accepts, and offers to undo it where it was done', async () => {
    const back = '/review?field=title&page=1';
    const answer = await decide('/review/1/title', { answer: 'accept', back });
    expect([answer.status, answer.to]).toEqual([303, '/review?field=title&page=1&done=1']);
    const { text, body } = await get(answer.to);
    expect(text).toContain('Accepted The Tide Table as the title of The Tide Table');
    expect(text).toContain('2 readings wait');
    expect(body).toContain('action="/review/decisions/1/undo"');
    expect(await markupFaults(body)).toEqual([]);
    expect((await showWork(site.library, ONE))?.edits).toEqual({ title: 'The Tide Table' });
    const undone = await post('/review/decisions/1/undo', { back });
    expect([undone.status, undone.to]).toEqual([303, '/review?field=title&page=1&undone=1']);
    expect((await get(undone.to)).text).toContain('Taken back');
    expect((await showWork(site.library, ONE))?.edits).toEqual({});
    expect(await countReviews(site.library, {})).toBe(10);
  });

  it('corrects, and search and pages say so at once', async () => {
    await decide('/review/1/creators', { answer: 'correct', value: 'Tern\r\nGull' });
    expect((await get('/works?q=by:Tern')).text).toContain('The Tide Table');
    expect((await get('/works/1')).text).toContain('by Tern and Gull');
    expect((await get('/works/1/evidence')).text).toContain('Decided by a person');
  });

  it('rejects for all alike', async () => {
    const answer = await decide('/review/2/creators', { answer: 'reject', alike: 'yes' });
    expect((await get(answer.to)).text).toContain('Rejected the authors in 3 works of import 1');
    expect((await get('/works?q=by:"Mara Ives"')).text).toContain('No work in this library');
    expect((await get('/review/decisions')).text).toContain('1 decision, newest first');
  });

  it('takes boxes as several values', async () => {
    const reply = await decide('/review/4/rating', { answer: 'correct', value: ['F/F', 'Gen'] });
    expect(reply.status).toBe(400);
    expect(reply.body).toContain('Choose one of');
  });

  it('refuses a value that the field cannot take, and keeps what was filled in', async () => {
    const back = '/review?field=title';
    const answer = await decide('/review/1/title', { answer: 'correct', value: '  ', back });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('A work needs a title.');
    expect(answer.body).toContain('<details class="correction" open>');
    expect(answer.body).toContain('value="/review?field=title"');
    expect(await markupFaults(answer.body)).toEqual([]);
    expect(await countReviews(site.library, {})).toBe(10);
  });

  it.each<[string, Record<string, string>, number]>([
    ['an answer that is none', { answer: 'maybe' }, 400],
    ['no revision', { answer: 'accept', revision: '' }, 400],
    ['another revision than is there', { answer: 'accept', revision: '2' }, 409],
    ['a value that is too long', { answer: 'correct', value: 'x'.repeat(40_001) }, 400],
  ])('refuses %s', async (_, form, status) => {
    expect((await decide('/review/1/title', form)).status).toBe(status);
    expect(await countReviews(site.library, {})).toBe(10);
  });

  it('refuses what was decided already, here or through the form of the work', async () => {
    await reviseWork(site.library, ONE, { title: 'Mine' });
    const answer = await decide('/review/1/title', { answer: 'accept' });
    expect([answer.status, answer.body.includes('FL-USE-NO-REVIEW')]).toEqual([409, true]);
    expect((await showWork(site.library, ONE))?.title).toBe('Mine');
    expect((await post('/review/decisions/1/undo', {})).status).toBe(303);
    expect((await post('/review/decisions/1/undo', {})).status).toBe(409);
    expect((await post('/review/decisions/x/undo', {})).status).toBe(404);
  });

  it.each(['/review/1/title', '/review/decisions/1/undo'])('refuses %s from elsewhere', async (url) => {
    const form = { revision: '1', answer: 'accept' };
    const content = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(url, form, content)).status).toBe(403);
    expect((await post(url, form, { ...content, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get(url)).status).not.toBe(303);
    expect(await countReviews(site.library, {})).toBe(10);
  });

  it.each(['//evil.example', 'https://evil.example/review', '/\\evil.example'])(
    'never sends people to %s',
    async (back) => {
      const { to } = await decide('/review/1/title', { answer: 'accept', back });
      expect(to).toBe('/?done=1');
      expect((await post('/review/decisions/1/undo', { back })).to).toBe('/?undone=1');
    },
  );

  it('keeps an address with dots at its start on this site', async () => {
    const { to } = await decide('/review/1/title', { answer: 'accept', back: '/.//evil.example/x' });
    expect(to).toBe('/evil.example/x?done=1');
  });

  it('leaves the last page for the one before when it is empty', async () => {
    const { text } = await get('/review?page=7');
    expect(text).toContain('10 readings wait.');
  });
});
