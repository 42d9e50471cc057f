import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { showWork } from '#library';
import { OWN_FORM } from './ask-site.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';

let site: SampleSite;
beforeEach(async () => {
  site = await openSampleSite(SAMPLE_WORKS.slice(0, 2));
});
afterEach(() => site.close());

const ONE = 1 as WorkId;

/** The form as a browser would send it, with some fields filled in anew. */
async function send(
  changes: Record<string, string | string[]>,
): Promise<{ status: number; body: string; to: unknown }> {
  const { body } = await site.server.inject('/works/1/edit');
  const payload = new URLSearchParams(filled(body));
  for (const [name, value] of Object.entries(changes)) {
    payload.delete(name);
    for (const one of [value].flat()) payload.append(name, one);
  }
  const reply = await site.server.inject({
    method: 'POST',
    url: '/works/1/edit',
    headers: OWN_FORM,
    payload: payload.toString(),
  });
  return { status: reply.statusCode, body: reply.body, to: reply.headers['location'] };
}

function filled(page: string): [string, string][] {
  const form = page.slice(page.indexOf('<form class="edit"'));
  const pairs: [string, string][] = [];
  const attribute = (tag: string, name: string) =>
    fromMarkup(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  for (const [tag] of form.matchAll(/<input[^>]*>/g))
    if (!tag.includes('type="checkbox"') || tag.includes(' checked'))
      pairs.push([attribute(tag, 'name'), attribute(tag, 'value')]);
  for (const [, tag, text] of form.matchAll(/(<textarea[^>]*>)\n?([^<]*)/g))
    pairs.push([attribute(tag ?? '', 'name'), fromMarkup(text ?? '').replaceAll('\n', '\r\n')]);
  for (const [, tag, options] of form.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g))
    pairs.push([attribute(tag ?? '', 'name'), /value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '']);
  return pairs;
}

function fromMarkup(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

describe('correcting a work', () => {
  it('changes nothing when the form comes back as it was', async () => {
    expect(await send({})).toMatchObject({ status: 303, to: '/works/1' });
    expect((await showWork(site.library, ONE))?.edits).toEqual({});
  });

  it('saves what was changed, and only that', async () => {
    const answer = await send({
      title: 'The Lamp Letters',
      tag: 'Case Fic\r\nLighthouses\r\nGulls',
      relationship: 'Sherlock Holmes/John Watson\r\nThe Keeper & The Boy',
      warnings: ['Major Character Death'],
      series: '',
      position: '',
    });
    expect(answer).toMatchObject({ status: 303, to: '/works/1' });
    const work = await showWork(site.library, ONE);
    expect(Object.keys(work?.edits ?? {}).sort()).toEqual([
      'relationship',
      'series',
      'tag',
      'title',
      'warnings',
    ]);
    expect(work).toMatchObject({
      title: 'The Lamp Letters',
      warnings: ['Major Character Death'],
      series: null,
    });
    expect(work?.tags.filter(({ kind }) => kind === 'relationship')).toEqual([
      {
        kind: 'relationship',
        name: 'Sherlock Holmes/John Watson',
        members: ['Sherlock Holmes', 'John Watson'],
      },
      { kind: 'relationship', name: 'The Keeper & The Boy', members: ['The Keeper', 'The Boy'] },
    ]);
    const { body } = await site.server.inject('/works?q=title:lamp');
    expect(body).toContain('The Lamp Letters');
  });

  it.each([
    ['no title', { title: ' ' }, 'A work needs a title.'],
    ['a language that is none', { language: 'English' }, 'The language is a code'],
    ['a part that is no number', { position: 'two' }, 'whole number from 1'],
    ['a part of no series', { series: '', position: '2' }, 'needs the name of its series'],
    ['a form that is out of date', { seen: '0 long ago' }, 'changed after you opened'],
  ])('refuses %s and keeps what was filled in', async (_, changes, says) => {
    const answer = await send({ summary: 'Kept words', ...changes });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(says);
    expect(answer.body).toContain('Kept words');
    expect((await showWork(site.library, ONE))?.edits).toEqual({});
  });

  it.each([{ rating: 'Spicy' }, { status: '' }, { title: 'x'.repeat(1_001) }])(
    'refuses %o',
    async (changes) => {
      expect(await send(changes)).toMatchObject({ status: 400 });
    },
  );
});

describe('settings', () => {
  it('are kept in a cookie and used on every page', async () => {
    const payload = 'face=atkinson&size=large&scheme=dark&back=%2Fworks%2F1';
    const reply = await site.server.inject({ method: 'POST', url: '/settings', headers: OWN_FORM, payload });
    expect([reply.statusCode, reply.headers['location']]).toEqual([303, '/works/1']);
    const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
    const { body } = await site.server.inject({ url: '/', headers: { cookie } });
    expect(body).toContain('data-face="atkinson" data-size="large" data-scheme="dark"');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b'])(
    'never send readers to %s',
    async (back) => {
      const payload = new URLSearchParams({ back }).toString();
      const reply = await site.server.inject({
        method: 'POST',
        url: '/settings',
        headers: OWN_FORM,
        payload,
      });
      expect(reply.headers['location']).toBe('/');
    },
  );

  it('that are senseless take their defaults', async () => {
    const headers = { cookie: 'fanlight-reading="><script>.x.y' };
    const { body } = await site.server.inject({ url: '/', headers });
    expect(body).toContain('data-face="literata" data-size="medium" data-scheme="auto"');
  });
});
