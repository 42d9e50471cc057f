import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import type { Block } from '#document';
import { settingsCookie, settingsFrom, settingsFromCookies } from '../../src/web/settings.ts';
import { getPage, OWN_FORM, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph, SAMPLE_WORKS } from './sample-works.ts';

const HASH = 'a'.repeat(64);
const NOTE: Block = { type: 'note', position: 'start', children: [paragraph('Thanks to the keeper.')] };
const PICTURE: Block = { type: 'figure', media: HASH, alt: 'A lamp' };
const MIDDLE: Block = { type: 'paragraph', align: 'center', children: [{ type: 'text', text: 'The end.' }] };
const LATER = [
  newWork('Ha-Migdalor', { language: 'he', creators: ['Annie M.'], notes: 'A note of the work.' }, [
    chapter(null, [NOTE, PICTURE, paragraph('One, two, three.'), paragraph('Four.'), MIDDLE]),
  ]),
];
const LATEST = SAMPLE_WORKS.length + LATER.length;

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite([...SAMPLE_WORKS, ...LATER]);
});
afterAll(() => site.close());

const cookieOf = (form: Record<string, string>) => settingsCookie(settingsFrom(form)).split(';')[0] ?? '';

/** A page as a reader with these settings sees it; it must be valid. */
async function shown(url: string, settings: Record<string, string> = {}): Promise<string> {
  const { body, statusCode } = await site.server.inject({ url, headers: { cookie: cookieOf(settings) } });
  expect([url, statusCode]).toEqual([url, 200]);
  expect(await markupFaults(body)).toEqual([]);
  return body;
}

const OTHERS = {
  face: 'dyslexic',
  size: 'huge',
  scheme: 'sepia',
  passages: 'any',
  mature: 'yes',
  warned: 'yes',
  measure: 'full',
  lines: 'double',
  paragraphs: 'indented',
  align: 'justified',
  letters: 'wide',
  pace: '120',
  notes: 'folded',
  pictures: 'asked',
  adult: 'shown',
  titles: 'discreet',
  keys: 'off',
  view: 'whole',
  language: 'en',
  offline: 'on',
  styling: 'reader',
} as const;

describe('settings', () => {
  const kept = async (form: Record<string, string>, cookie = '') => {
    const headers = { ...OWN_FORM, cookie };
    const payload = new URLSearchParams(form).toString();
    const reply = await site.server.inject({ method: 'POST', url: '/settings', headers, payload });
    return { status: reply.statusCode, settings: settingsFromCookies(String(reply.headers['set-cookie'])) };
  };

  it('come back from the cookie as they were sent', async () => {
    expect((await kept(OTHERS)).settings).toEqual(OTHERS);
    expect(settingsFromCookies(cookieOf(OTHERS))).toEqual(OTHERS);
  });

  it.each(Object.keys(OTHERS))('%s takes no value that there is not', async (name) => {
    const usual = settingsFrom({});
    expect((await kept({ [name]: '"><script>' })).settings).toEqual(usual);
    expect((await kept({ [name]: '' })).settings).toEqual(usual);
  });

  it('of a part of the form leave the others as they are', async () => {
    const { settings } = await kept({ form: 'part', size: 'small' }, cookieOf(OTHERS));
    expect(settings).toEqual({ ...OTHERS, size: 'small' });
    expect((await kept({ size: 'small' }, cookieOf(OTHERS))).settings).toEqual(
      settingsFrom({ size: 'small' }),
    );
  });

  it('of a cookie from before are still read', () => {
    const { size, warned, keys } = settingsFromCookies('fanlight-reading=atkinson.large.dark.any.no.yes');
    expect({ size, warned, keys }).toEqual({ size: 'large', warned: 'yes', keys: 'on' });
  });

  it('answer the page itself with nothing', async () => {
    expect(await kept({ form: 'part', size: 'huge', quiet: 'yes' })).toMatchObject({
      status: 204,
      settings: { size: 'huge' },
    });
  });

  it('stand on every page, and their form shows them', async () => {
    expect(await shown('/', OTHERS)).toContain(
      '<html lang="en" dir="ltr" data-face="dyslexic" data-size="huge" data-scheme="sepia" data-measure="full" data-lines="double" data-paragraphs="indented" data-align="justified" data-letters="wide" data-keys="off" data-offline="on">',
    );
    const form = await shown('/settings', OTHERS);
    for (const value of [
      'whole',
      'huge',
      'full',
      'double',
      'indented',
      'justified',
      'wide',
      '120',
      'folded',
      'asked',
    ])
      expect(form).toContain(`<option value="${value}" selected>`);
    expect(form).toMatch(/id="face-dyslexic"[^>]* checked/);
    expect(form).toMatch(/id="scheme-sepia"[^>]* checked/);
  });
});

describe('a story', () => {
  it('says how far its reader is, and has the settings beside it', async () => {
    const second = await shown('/works/1/chapters/2', { size: 'large', pace: '120' });
    const line = /<p class="progress-line">(.*?)<\/p>/
      .exec(second)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim();
    expect(line).toBe('Chapter 2 of 7 14\u00a0% 2 min left 12 min to the end');
    expect(second).toMatch(/<progress max="1645" value="235"/);
    expect(second).toMatch(/id="panel-size"[^>]*>.*<option value="large" selected>/);
    expect(second).toContain('name="back" value="/works/1/chapters/2#chapter-2"');
    expect(second).toContain('<a class="skip" href="#chapter-2">Skip to the text</a>');
    expect(await shown('/works')).not.toContain('Skip to the text');
    expect(await shown('/works/1')).toContain('7 chapters, about 7 min');
  });

  it('opens whole for who wants that, and leads back to the place there', async () => {
    expect(await shown('/works/1')).not.toContain('id="chapter-7"');
    const whole = await shown('/works/1', { view: 'whole' });
    expect(whole).toContain('id="chapter-7"');
    expect(whole).toContain('Read chapter by chapter');
    expect(await shown('/works/1/chapters/2', { view: 'whole' })).not.toContain('id="chapter-7"');
    await postForm(site, '/works/1/place', { set: 'yes', chapter: '3', paragraph: '4' });
    const way = 'href="/works/1?view=full#p3-4"';
    for (const url of ['/', '/places', '/works/1/chapters/2'])
      expect([url, (await shown(url, { view: 'whole' })).includes(way)]).toEqual([url, true]);
    await postForm(site, '/works/1/place', { set: 'no' });
  });

  it('has an address for each of its blocks', async () => {
    const whole = await shown('/works/1?view=full');
    const ids = [...whole.matchAll(/ id="(p\d+-\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('p7-1');
    expect(await shown('/works/1/chapters/7')).toContain(' id="p7-2"');
  });

  it('leads to the works beside it in its series', async () => {
    expect(await shown('/works/1')).toContain('href="/works/2">After this: Trim the Flame (part 2)</a>');
    expect(await shown('/works/1/chapters/7')).toContain('After this: Trim the Flame');
    expect(await shown('/works/1/chapters/6')).not.toContain('After this');
    expect(await shown('/works/2')).toContain('Before this: The Lighthouse Letters (part 1)');
  });

  it('is written from right to left where its language is', async () => {
    expect(await shown(`/works/${LATEST}`)).toContain('<div class="text" lang="he" dir="rtl">');
    expect(await shown('/works/1')).toContain('<div class="text" lang="en" dir="ltr">');
  });

  it('has its notes folded and its pictures behind links for who wants that', async () => {
    const usual = await shown(`/works/${LATEST}`);
    expect(usual).toContain('<aside id="p1-1" class="note note-start" role="note">');
    expect(usual).toContain(`<img src="/media/${HASH}"`);
    expect(usual).toContain('<section class="aside"><h2>Notes</h2>');
    const quiet = await shown(`/works/${LATEST}`, { notes: 'folded', pictures: 'asked' });
    expect(quiet).toContain('<details id="p1-1" class="note note-start"><summary');
    expect(quiet).toContain('<details class="aside"><summary>Notes</summary>');
    expect(quiet).not.toContain('<img');
    expect(quiet).toContain(`href="/media/${HASH}"`);
  });
});

describe('the alignment of a creator', () => {
  it.each([
    ['creator', '<p id="p1-5" class="align-center">The end.</p>'],
    ['reader', '<p id="p1-5">The end.</p>'],
  ])('holds as the %s wants it', async (styling, says) => {
    expect(await shown(`/works/${LATEST}`, { styling })).toContain(says);
  });
});

describe('a place', () => {
  const ONE = 1 as WorkId;
  const keep = (form: Record<string, string>, work = '1') =>
    postForm(site, `/works/${work}/place`, { set: 'yes', ...form });
  const place = () => site.library.catalogue.place(OWN_READER, ONE);
  afterEach(() => site.library.catalogue.forgetPlace(OWN_READER, ONE));

  it('is kept by a button, and led to from the first page, the list and the work', async () => {
    const kept = await keep({ chapter: '3', paragraph: '4', back: '/works/1/chapters/3#chapter-3' });
    expect([kept.status, kept.to]).toEqual([303, '/works/1/chapters/3#p3-4']);
    expect(await place()).toMatchObject({ chapter: 3, paragraph: 4, words: 67 });
    for (const url of ['/', '/places']) {
      const list = await shown(url);
      expect([url, list.includes('href="/works/1/chapters/3#p3-4"')]).toEqual([url, true]);
      expect(list).toContain('<span>Chapter 3 of 7</span> <span>32\u00a0%</span>');
    }
    const work = await shown('/works/1');
    expect(work).toContain('Your place is in chapter 3, at 32 %. <a href="/works/1/chapters/3#p3-4">');
    expect(work).toMatch(
      /href="\/works\/1\/chapters\/3">[^<]*<\/a> <span class="quiet">235 words<\/span> <strong>your place/,
    );
    expect(await shown('/works/1/chapters/3')).toContain('at 32 %. <a href="#p3-4">');
    expect(await shown('/works/1?view=full')).toContain('at 32 %. <a href="#p3-4">');
  });

  it('is kept at the end of a chapter by the button there, and forgotten', async () => {
    const page = await shown('/works/1/chapters/2');
    expect(page).toMatch(/name="chapter" value="2"><input type="hidden" name="paragraph" value="last">/);
    await keep({ chapter: '2', paragraph: 'last', back: '/works/1/chapters/2' });
    expect(await place()).toMatchObject({ chapter: 2, paragraph: 10 });
    const answer = await postForm(site, '/works/1/place', { set: 'no', back: '/places' });
    expect([answer.status, answer.to]).toEqual([303, '/places']);
    expect(await place()).toBeNull();
    expect((await getPage(site, '/')).text).not.toContain('Go on reading');
  });

  it('is never kept by opening a page', async () => {
    for (const url of ['/works/1', '/works/1/chapters/2', '/works/1?view=full']) await shown(url);
    expect(await place()).toBeNull();
  });

  it('that the page keeps by itself goes on and does not jump', async () => {
    const follow = { following: 'yes', quiet: 'yes' };
    expect(await keep({ chapter: '2', paragraph: '3', ...follow })).toMatchObject({ status: 204, body: '' });
    await keep({ chapter: '6', paragraph: '1', ...follow });
    expect(await place()).toMatchObject({ chapter: 2, paragraph: 3 });
    await keep({ chapter: '3', paragraph: '1', ...follow });
    expect(await place()).toMatchObject({ chapter: 3, paragraph: 1 });
  });

  it.each<[string, Record<string, string>, number]>([
    ['999', { chapter: '1', paragraph: '1' }, 404],
    ['1', { chapter: '8', paragraph: '1' }, 400],
    ['1', { chapter: '0', paragraph: '1' }, 400],
    ['1', { chapter: '1', paragraph: '-1' }, 400],
    ['1', { chapter: '1', paragraph: '1e3' }, 400],
    ['1', { chapter: '1'.repeat(40), paragraph: '1' }, 400],
    ['1', { chapter: '1' }, 400],
    ['1', { set: 'maybe', chapter: '1', paragraph: '1' }, 400],
  ])('of work %s with %j is refused', async (work, form, status) => {
    expect((await keep(form, work)).status).toBe(status);
    expect(await place()).toBeNull();
  });

  it('sends readers to no other site', async () => {
    expect((await keep({ chapter: '1', paragraph: '2', back: '//evil.example' })).to).toBe('/#p1-2');
    expect((await postForm(site, '/works/1/place', { set: 'no', back: '//evil.example' })).to).toBe('/');
  });
});

describe('works for adults', () => {
  it('ask once, and are open to who agreed', async () => {
    const asked = await shown('/works/2/chapters/1');
    expect(asked).not.toContain('<story-reader');
    const [, back = ''] =
      /name="adult" value="shown"><input type="hidden" name="back" value="([^"]*)"/.exec(asked) ?? [];
    expect(back).toBe('/works/2/chapters/1');
    const headers = { ...OWN_FORM, cookie: cookieOf({ size: 'huge' }) };
    const payload = new URLSearchParams({ form: 'part', adult: 'shown', back }).toString();
    const reply = await site.server.inject({ method: 'POST', url: '/settings', headers, payload });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, back]);
    const settings = settingsFromCookies(String(reply.headers['set-cookie']));
    expect(settings).toMatchObject({ adult: 'shown', size: 'huge' });
    for (const url of ['/works/2', '/works/2?view=full', back])
      expect(await shown(url, settings)).toContain('<story-reader');
  });

  it('are not named in the tab of who wants that', async () => {
    const titleOf = (body: string) => /<title>(.*?)<\/title>/.exec(body)?.[1];
    const pages = ['', '/chapters/1', '/like', '/evidence', '/edit', '/originals', '/comments'];
    for (const page of pages) {
      expect(titleOf(await shown(`/works/2${page}`))).toMatch(/Trim the Flame/);
      expect(titleOf(await shown(`/works/2${page}`, { titles: 'discreet' }))).toMatch(/A work · Fanlight$/);
      expect(titleOf(await shown(`/works/1${page}`, { titles: 'discreet' }))).toMatch(/Lighthouse/);
    }
  });
});
