import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BatchId, OWN_READER, type WorkId } from '#catalogue';
import {
  CHAPTER,
  FACET_VALUES,
  FACETS,
  FOUND_WORKS,
  LIBRARY,
  MARKED_WORKS,
  NAMES,
  PLACE,
  READING,
  SUGGESTIONS,
  WORK_DETAIL,
} from '#contract';
import { keepPlace, muteWorks, withdrawBatch } from '#library';
import { askApi, exactly, getApi, refusal, tokenFor } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';

let site: SampleSite;
let token = '';
beforeAll(async () => {
  site = await openSampleSite();
  token = await tokenFor(site, 'mark', 'edit', 'import');
});
afterAll(() => site.close());

describe('who may ask what', () => {
  it('reads without a token, as pages do', async () => {
    const library = await getApi(site, '/library', LIBRARY);
    expect(library).toMatchObject({ works: SAMPLE_WORKS.length, hidden: 0, device: null, scopes: ['read'] });
  });

  it('knows a device by its token, however it is typed', async () => {
    const typed = token.toUpperCase();
    const library = await getApi(site, '/library', LIBRARY, { token: typed });
    expect(library.scopes).toEqual(['read', 'mark', 'edit', 'import']);
  });

  it.each(['Bearer nobody-has-this', 'Bearer', 'Basic QTpC', `Bearer ${'x'.repeat(5_000)}`])(
    'refuses %.40s, also to read',
    async (authorization) => {
      const answer = await askApi(site, '/works', { headers: { authorization } });
      expect(refusal(answer)).toMatchObject({ status: 401, code: 'FL-API-TOKEN' });
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="Fanlight", error="invalid_token"');
    },
  );

  it('takes no token from anywhere but its header', async () => {
    const path = '/works/1/marks/opened';
    const put = { method: 'PUT', headers: { cookie: `token=${token}` } } as const;
    expect(refusal(await askApi(site, `${path}?token=${token}`, put)).status).toBe(401);
  });

  it('changes nothing without a token, and nothing that the token does not allow', async () => {
    const reading = await tokenFor(site);
    const put = { method: 'PUT' } as const;
    const unsaid = await askApi(site, '/works/1/marks/opened', put);
    expect(refusal(unsaid)).toMatchObject({ status: 401, code: 'FL-API-TOKEN' });
    expect(unsaid.headers['www-authenticate']).toBe('Bearer realm="Fanlight"');
    const denied = await askApi(site, '/works/1/marks/opened', { ...put, token: reading });
    expect(refusal(denied)).toMatchObject({ status: 403, code: 'FL-API-SCOPE' });
    expect(denied.headers['www-authenticate']).toContain('error="insufficient_scope", scope="mark"');
    const marking = await tokenFor(site, 'mark');
    const patch = {
      method: 'PATCH',
      token: marking,
      body: { title: 'x' },
      headers: { 'if-match': '*' },
    } as const;
    expect(refusal(await askApi(site, '/works/1', patch)).status).toBe(403);
    expect(await site.library.catalogue.marksOf(OWN_READER, [1 as WorkId])).toEqual([]);
  });

  it('refuses changes from pages elsewhere, whatever they send', async () => {
    const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await askApi(site, '/works/1/marks/opened', { method: 'PUT', token, headers });
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'FL-WEB-ORIGIN' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers under its own names only', async () => {
    const answer = await askApi(site, '/works', { headers: { host: 'evil.example' } });
    expect(refusal(answer)).toMatchObject({ status: 421, code: 'FL-WEB-HOST' });
  });
});

describe('what is wrong', () => {
  it('is told part by part', async () => {
    const answer = refusal(await askApi(site, '/works?limit=1000&colour=red&colour=blue'));
    expect(answer).toMatchObject({
      status: 400,
      code: 'FL-API-VALUE',
      type: '/api/v1/problems/FL-API-VALUE',
    });
    expect(answer.errors).toEqual([
      { in: 'query', at: '/limit', rule: 'too_big' },
      { in: 'query', at: '', rule: 'unrecognized_keys' },
    ]);
  });

  it.each([
    ['/works/0', 400, 'FL-API-VALUE'],
    ['/works/9999', 404, 'FL-USE-NO-WORK'],
    ['/works/1/chapters/99', 404, 'FL-WEB-NOT-FOUND'],
    ['/nothing', 404, 'FL-WEB-NOT-FOUND'],
    ['', 404, 'FL-WEB-NOT-FOUND'],
    ['/works/%E0%A4%A', 400, 'FL-API-VALUE'],
    [`/works/${'9'.repeat(200)}`, 400, 'FL-API-VALUE'],
    ['/works?cursor=abc', 400, 'FL-API-CURSOR'],
    ['/tags?cursor=eyJwYWdlIjoyLCJzaXplIjoyfQ', 400, 'FL-API-CURSOR'],
    ['/tags/one?kind=fandom&name=Nobody', 404, 'FL-USE-NO-TAG'],
    ['/suggestions?field=rating&text=a', 400, 'FL-API-VALUE'],
    ['/export?q=words:%3E999999', 404, 'FL-USE-NOTHING-CHOSEN'],
    ['/export', 400, 'FL-API-VALUE'],
    ['/export?q=lamp&series=Lamps', 400, 'FL-API-VALUE'],
    ['/works/1/export?format=docx', 400, 'FL-API-VALUE'],
  ])('is said of %.60s', async (path, status, code) => {
    expect(refusal(await askApi(site, path))).toMatchObject({ status, code });
  });

  it('of a query is told beside what answers the rest of it', async () => {
    const query = `q=${encodeURIComponent('lamp colour:red')}`;
    for (const [path, shape] of [
      ['/works', FOUND_WORKS],
      ['/facets', FACETS],
      ['/facets/fandom', FACET_VALUES],
    ] as const)
      expect([path, (await getApi(site, `${path}?${query}`, shape)).problems]).toMatchObject([
        path,
        [{ code: 'FL-QUERY-FIELD', at: 5 }],
      ]);
  });

  it('is said in the language that is asked for', async () => {
    const headers = { 'accept-language': 'de' };
    const answer = await askApi(site, '/works/9999', { headers });
    expect(refusal(answer).title).toMatch(/Werk/);
    expect(answer.headers['content-language']).toBe('de');
  });

  it('is a way of asking that an address does not know', async () => {
    const answer = await askApi(site, '/works/1', { method: 'DELETE', token });
    expect(refusal(answer)).toMatchObject({ status: 405, code: 'FL-API-METHOD' });
    expect(answer.headers['allow']).toBe('GET, HEAD, PATCH');
  });

  it.each([
    ['{"query":', 'application/json', 400, 'FL-API-VALUE'],
    ['', 'application/json', 400, 'FL-API-VALUE'],
    ['[]', 'application/json', 400, 'FL-API-VALUE'],
    ['null', 'application/json', 400, 'FL-API-VALUE'],
    ['{"__proto__":{"query":"x"}}', 'application/json', 400, 'FL-API-VALUE'],
    ['{"query":"(lamp"}', 'application/json', 400, 'FL-QUERY-SYNTAX'],
    ['query=lamp', 'application/x-www-form-urlencoded', 415, 'FL-API-TYPE'],
    [`{"query":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'FL-API-LARGE'],
    ['['.repeat(100_000), 'application/json', 400, 'FL-API-VALUE'],
  ])('is a body such as %.30s as %s', async (body, type, status, code) => {
    const headers = { 'content-type': type };
    const answer = await askApi(site, '/searches', { method: 'POST', token, body, headers });
    expect(refusal(answer)).toMatchObject({ status, code });
  });
});

describe('what did not change', () => {
  it('is not sent again', async () => {
    for (const path of ['/works?q=lamp', '/works/1', '/tags', '/openapi.json']) {
      const { headers } = await askApi(site, path);
      const again = await askApi(site, path, { headers: { 'if-none-match': headers['etag'] ?? '' } });
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
      expect(again.headers['etag']).toBe(headers['etag']);
    }
  });

  it('is named strongly for a work, which is sent as it is', async () => {
    const { headers } = await askApi(site, '/works/1', { headers: { 'accept-encoding': 'br' } });
    expect(headers['etag']).toMatch(/^"[\w-]{22}"$/);
    expect(headers['content-encoding']).toBeUndefined();
    const list = await askApi(site, '/works', { headers: { 'accept-encoding': 'br' } });
    expect(list.headers['etag']).toMatch(/^W\/"/);
    expect(list.headers['content-encoding']).toBe('br');
  });
});

describe('what belongs to nobody else', () => {
  let own: SampleSite;
  beforeEach(async () => {
    own = await openSampleSite();
  });
  afterEach(() => own.close());

  it('is muted in every list and at its own address', async () => {
    await keepPlace(own.library, 1 as WorkId, { chapter: 1, paragraph: 1, following: false });
    const counted = async () => ({
      suggested: (await getApi(own, '/suggestions?field=fandom&text=sher', SUGGESTIONS)).items.map(
        ({ name }) => name,
      ),
      hidden: (await getApi(own, '/facets', FACETS)).hidden,
      creators: new Map(
        (await getApi(own, '/creators?limit=100', NAMES)).items.map(({ name, works }) => [name, works]),
      ),
    });
    const before = await counted();
    expect([before.suggested, before.hidden]).toEqual([['Sherlock Holmes'], 0]);
    await muteWorks(own.library, { query: 'fandom:"Sherlock Holmes"', note: '' });
    const after = await counted();
    expect([after.suggested, after.hidden]).toEqual([[], 8]);
    expect(after.creators.has('R. Thorne')).toBe(false);
    expect([...after.creators.values()].reduce((sum, works) => sum + works, 0)).toBeLessThan(
      [...before.creators.values()].reduce((sum, works) => sum + works, 0),
    );
    const { items, hidden } = await getApi(own, '/works?limit=100', FOUND_WORKS);
    expect(hidden).toBe(8);
    expect(items.some(({ fandoms }) => fandoms.includes('Sherlock Holmes'))).toBe(false);
    for (const path of [
      '/works/1',
      '/works/1/chapters',
      '/works/1/chapters/1',
      '/works/1/export',
      '/works/1/reading',
      '/works/1/originals',
      '/works/1/marks',
      '/works/1/place',
      '/works/1/similar',
      '/works/1/comments',
    ])
      expect([path, refusal(await askApi(own, path)).code]).toEqual([path, 'FL-USE-NO-WORK']);
    await getApi(own, '/works/1?muted=show', WORK_DETAIL);
    await getApi(own, '/works/1/place?muted=show', PLACE);
    expect(refusal(await askApi(own, '/export?works=1&works=2')).code).toBe('FL-USE-NOTHING-CHOSEN');
    expect((await askApi(own, '/export?works=1&works=3&format=txt')).text).not.toContain('Lighthouse');
    for (const path of ['/series/one?name=Lamps', '/export.jsonl?text=no', '/creators/one?name=R.%20Thorne'])
      expect((await askApi(own, path)).text).not.toMatch(/The Lighthouse Letters|Trim the Flame/);
    expect((await askApi(own, '/export.jsonl?text=no&muted=show')).text).toContain('The Lighthouse Letters');
  });

  it('is out once its import is withdrawn, and 404', async () => {
    await withdrawBatch(own.library, 1 as BatchId, { keepEdited: false });
    for (const path of [
      '/works/1',
      '/works/1/chapters/1',
      '/works/1/reading',
      '/works/1/export',
      '/works/1/place',
    ])
      expect([path, refusal(await askApi(own, path)).code]).toEqual([path, 'FL-USE-NO-WORK']);
    expect((await getApi(own, '/works', FOUND_WORKS)).total).toBe(0);
    expect((await askApi(own, '/export.jsonl')).text).not.toContain('"type":"work"');
  });

  it('is a mail address of the original, which a reading does not quote', async () => {
    const reading = await getApi(own, '/works/1/reading', READING);
    expect(reading.fields.length).toBeGreaterThan(3);
    expect(JSON.stringify(reading)).not.toContain('@');
  });

  it('stands with rating and warnings before every text', async () => {
    const { text } = await askApi(own, '/works/2/chapters/1');
    const chapter = exactly(CHAPTER, JSON.parse(text));
    expect(chapter.work).toMatchObject({
      rating: 'Explicit',
      warnings: ['Choose Not To Use Archive Warnings'],
    });
    expect(text.indexOf('"warnings"')).toBeLessThan(text.indexOf('"text"'));
    const plain = await getApi(own, '/works/2/chapters/1?as=text', CHAPTER);
    expect(plain.text).toContain('We took the afternoon train.\n\n');
    expect(plain.text).not.toContain('<');
  });

  it('is marked for the reader of the token', async () => {
    const marking = await tokenFor(own, 'mark');
    const put = { method: 'PUT', token: marking, body: { note: 'Soon' } } as const;
    expect((await askApi(own, '/works/1/marks/bookmarked', put)).status).toBe(200);
    const marked = await getApi(own, '/marks/bookmarked', MARKED_WORKS);
    expect(marked.items.map(({ work, marks }) => [work.id, marks.note])).toEqual([[1, 'Soon']]);
  });
});
