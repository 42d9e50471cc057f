import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findWorks } from '#library';
import { type Form, getPage, OWN_FORM, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { TAGGED_WORKS } from './tagged-works.ts';

let site: SampleSite;
const open = async () => {
  site = await openSampleSite(TAGGED_WORKS);
};
const close = () => site.close();

const get = (url: string) => getPage(site, url);
const post = (url: string, form: Form, headers?: Record<string, string>) =>
  postForm(site, url, form, headers);

/** What the queue offers: the values of its boxes and of its buttons. */
async function offered(url: string): Promise<{ boxes: string[]; buttons: string[] }> {
  const { body } = await get(url);
  const values = (pattern: RegExp) => [...body.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    boxes: values(/name="spelling" value="([^"]*)"/g),
    buttons: values(/name="accept" value="([^"]*)"/g),
  };
}

const titles = async (asked: string) =>
  (await findWorks(site.library, asked, { page: 1 })).works.map(({ title }) => title).sort();

describe('the pages of tags', () => {
  beforeAll(open);
  afterAll(close);

  it.each([
    ['/tags', '3 fandoms.'],
    ['/tags?kind=tag&text=hurt', '2 tags.'],
    ['/tags?kind=tag&state=canonical', 'No such tag.'],
    ['/tags?kind=nonsense&page=99', 'Harbour Lights'],
    ['/tags/fandom/Harbour%20Lights', 'fandom, not wrangled.'],
    ['/tags/relationship/Mara%20Kell%2FJohn%20Ives', '2 works say exactly this name'],
    ['/tags/tag/a%2Fb%3Fc%23d%2520%26%3Ce%3E%22f%22', '1 work says exactly this name'],
    ['/tags/tag?name=..', '1 work says exactly this name'],
    [`/tags/tag/${encodeURIComponent(`long ${'name '.repeat(60).trim()}`)}`, '1 work says exactly this name'],
    ['/tags/wrangle', '5 proposals wait'],
    ['/tags/wrangle?kind=fandom&sureness=sure', '1 proposal waits'],
    ['/tags/wrangle?kind=tag&page=7', 'hurt comfort'],
    ['/tags/decisions', 'Nothing was decided yet'],
  ])('%s says “%s”, in sound markup', async (url, words) => {
    const { status, body, text } = await get(url);
    expect(status, text).toBe(200);
    expect(text).toContain(words);
    expect(await markupFaults(body)).toEqual([]);
  });

  it('link to each tag by an address that leads there', async () => {
    const { body } = await get('/tags?kind=tag');
    const addresses = [...body.matchAll(/<th scope="row"><a href="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(addresses).toHaveLength(7);
    for (const address of addresses) expect((await get(address.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it.each([
    ['/tags/fandom/Nowhere', 404, 'FL-USE-NO-TAG'],
    ['/tags/rating/Teen', 404, 'FL-WEB-NOT-FOUND'],
    ['/tags/fandom/', 303, ''],
  ])('have nothing at %s', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.status, answer.body.includes(code)]).toEqual([status, true]);
  });
});

describe('the queue', () => {
  beforeEach(open);
  afterEach(close);

  it('accepts a proposal, offers to undo it, and puts everything back', async () => {
    const { boxes, buttons } = await offered('/tags/wrangle?kind=fandom');
    const back = '/tags/wrangle?kind=fandom';
    const done = await post('/tags/wrangle', { spelling: boxes, accept: buttons[0] ?? '', back });
    expect(done).toMatchObject({ status: 303, to: '/tags/wrangle?kind=fandom&done=1' });
    const after = await get(done.to);
    expect(after.text).toContain('fandom: Harbour-Lights, harbour lights → Harbour Lights');
    expect(after.text).toContain('Nothing waits here');
    expect(await markupFaults(after.body)).toEqual([]);
    expect(await titles('fandom:"Harbour Lights"')).toHaveLength(4);
    const undone = await post('/tags/decisions/1/undo', { back: done.to });
    expect(undone.to).toBe('/tags/wrangle?kind=fandom&undone=1');
    expect((await get(undone.to)).text).toContain('Taken back');
    expect((await get('/tags/decisions')).text).toContain('taken back');
  });

  it('accepts all that is ticked on a page, and says each', async () => {
    const { boxes } = await offered('/tags/wrangle?sureness=sure');
    const done = await post('/tags/wrangle', { spelling: boxes, accept: 'page', back: '/tags/wrangle' });
    expect(done.to).toMatch(/done=1-\d$/);
    const after = await get(done.to);
    expect(after.text).toMatch(/\d decisions, each of which can be undone/);
    expect(await markupFaults(after.body)).toEqual([]);
    expect(await titles('character:"Mara Kell"')).toHaveLength(4);
  });

  it('takes the ticked names only, and does not propose again what was refused', async () => {
    const { boxes, buttons } = await offered('/tags/wrangle?kind=fandom');
    const [first = ''] = boxes;
    await post('/tags/wrangle', { spelling: first, refuse: buttons[0] ?? '', back: '/tags/wrangle' });
    expect((await offered('/tags/wrangle?kind=fandom')).boxes).toEqual(boxes.slice(1));
    expect((await get('/tags/decisions')).text).toContain('≠ Harbour Lights');
  });

  it.each<[string, Form, number, string]>([
    ['nothing ticked', { accept: 'page' }, 409, 'Nothing was ticked'],
    ['what is gone', { accept: 'page', spelling: 'fandom-9-0-sure 4' }, 409, 'is not proposed any more'],
    ['no answer', { spelling: 'x 1' }, 400, 'FL-WEB-FORM'],
  ])('says so of %s', async (_, form, status, words) => {
    const answer = await post('/tags/wrangle', form);
    expect([answer.status, answer.body.includes(words)]).toEqual([status, true]);
    if (status === 409) expect(await markupFaults(answer.body)).toEqual([]);
  });

  it('takes nothing from elsewhere, and leads nowhere else', async () => {
    const { boxes } = await offered('/tags/wrangle');
    const form = { spelling: boxes, accept: 'page', back: '//elsewhere.example/' };
    const elsewhere = { ...OWN_FORM, 'sec-fetch-site': 'cross-site' };
    for (const url of ['/tags/wrangle', '/tags/fandom/Harbour%20Lights', '/tags/decisions/1/undo'])
      expect((await post(url, form, elsewhere)).status).toBe(403);
    expect((await post('/tags/wrangle', form)).to).toMatch(/^\/\?done=/);
  });
});

describe('the page of a tag', () => {
  beforeEach(open);
  afterEach(close);

  const address = '/tags/fandom/Harbour%20Lights';

  it('takes a spelling, splits it off, and stands where it is put', async () => {
    const taken = await post(address, { does: 'take', spelling: 'harbour lights' });
    expect(taken).toMatchObject({ status: 303, to: `${address}?done=1` });
    await post(address, { does: 'above', kind: 'fandom', name: 'All Seas' });
    await post(address, { does: 'below', kind: 'character', name: 'Mara Kell' });
    const full = await get(address);
    for (const words of ['canonical.', 'harbour lights 1 work', 'All Seas', 'Mara Kell'])
      expect(full.text).toContain(words);
    expect(await markupFaults(full.body)).toEqual([]);
    expect(await titles('fandom:"All Seas"')).toHaveLength(3);
    const spelling = await get('/tags/fandom/harbour%20lights');
    expect(spelling.text).toContain('a spelling of another: Harbour Lights');
    expect(await markupFaults(spelling.body)).toEqual([]);
    await post(address, { does: 'split', spelling: 'harbour lights', fandom: '' });
    await post(address, { does: 'not-above', kind: 'fandom', name: 'All Seas' });
    await post(address, { does: 'not-below', kind: 'character', name: 'Mara Kell' });
    const bare = await get(address);
    expect(bare.text).not.toContain('All Seas');
    expect(bare.text).toContain('None yet.');
  });

  it('is given to another tag in one fandom, renamed, made canonical and no more', async () => {
    await post('/tags/character/mara%20kell', { does: 'give', into: 'Mara Kell', fandom: 'Harbour-Lights' });
    expect((await get('/tags/character/mara%20kell')).text).toContain('Mara Kell in Harbour-Lights');
    await post(address, { does: 'canonize' });
    const renamed = await post(address, { does: 'rename', to: 'Lights of the Harbour' });
    expect(renamed.to).toBe('/tags/fandom/Lights%20of%20the%20Harbour?done=3');
    expect(await titles('fandom:"Lights of the Harbour"')).toHaveLength(2);
    await post('/tags/fandom/Lights%20of%20the%20Harbour', { does: 'decanonize' });
    expect((await get(address)).text).toContain('not wrangled');
  });

  it.each<[string, Form, number, string]>([
    ['a loop', { does: 'above', kind: 'fandom', name: 'Harbour Lights' }, 409, 'FL-USE-TAG-LOOP'],
    ['a place that cannot be', { does: 'above', kind: 'tag', name: 'Storms' }, 400, 'FL-USE-VALUE'],
    ['an empty name', { does: 'take', spelling: ' ' }, 400, 'FL-WEB-FORM'],
    ['nonsense', { does: 'everything' }, 400, 'FL-WEB-FORM'],
  ])('refuses %s', async (_, form, status, code) => {
    const answer = await post(address, form);
    expect([answer.status, answer.body.includes(code)]).toEqual([status, true]);
  });
});
