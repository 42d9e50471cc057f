import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BatchId, OWN_READER, type WorkId } from '#catalogue';
import {
  CHAPTER,
  FOUND_WORKS,
  LIBRARY,
  MARKED_WORKS,
  NAMES,
  READING,
  TAGS,
  WORK_DETAIL,
  WRITTEN_FORMATS,
} from '#contract';
import { FORMATS } from '#formats';
import { followChanges, muteWorks, reviseWork, withdrawBatch } from '#library';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { askApi, exactly, getApi, refusal, tokenFor } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph, SAMPLE_WORKS } from './sample-works.ts';

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

describe('corrections', () => {
  const patch = (body: unknown, etag?: string, id = 3) =>
    askApi(site, `/works/${id}`, {
      method: 'PATCH',
      token,
      body,
      ...(etag !== undefined && { headers: { 'if-match': etag } }),
    });
  const stateOf = async (id: number) => (await askApi(site, `/works/${id}`)).headers['etag'] ?? '';

  it('stand over what was read, and the rest stays', async () => {
    const before = await getApi(site, '/works/3', WORK_DETAIL);
    const answer = await patch(
      { title: 'Six Walks', tags: ['Mud'], series: { name: 'Walks', position: 2 } },
      await stateOf(3),
    );
    expect(answer.status).toBe(200);
    const after = exactly(WORK_DETAIL, answer.body);
    const { title, tags, series, edited, updatedAt, ...rest } = after;
    expect({ title, tags, series, edited: [...edited].sort() }).toEqual({
      title: 'Six Walks',
      tags: ['Mud'],
      series: { name: 'Walks', position: 2 },
      edited: ['series', 'tags', 'title'],
    });
    expect(before).toMatchObject({ ...rest });
    expect(await getApi(site, '/works/3', WORK_DETAIL)).toEqual(after);
    expect(answer.headers['etag']).toBe(await stateOf(3));
    expect((await getApi(site, '/works?q=title:Six', FOUND_WORKS)).total).toBe(1);
  });

  it('are refused over a state that is no more, and without one', async () => {
    const seen = await stateOf(3);
    await reviseWork(site.library, 3 as WorkId, { summary: 'Another.' });
    expect(refusal(await patch({ title: 'Late' }, seen))).toMatchObject({
      status: 412,
      code: 'FL-API-CHANGED',
    });
    expect(refusal(await patch({ title: 'Late' }, `W/${await stateOf(3)}`)).status).toBe(412);
    expect(refusal(await patch({ title: 'Late' }))).toMatchObject({
      status: 428,
      code: 'FL-API-NO-CONDITION',
    });
    expect((await patch({ title: 'Any' }, `"other", ${await stateOf(3)}`)).status).toBe(200);
  });

  it('of the same state are taken once', async () => {
    const seen = await stateOf(4);
    const answers = await Promise.all(['One', 'Two', 'Three'].map((title) => patch({ title }, seen, 4)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it.each([
    [{ title: '' }, '/title', 'too_small'],
    [{ title: null }, '/title', 'invalid_type'],
    [{ title: '   ' }, '/title', 'form'],
    [{ language: 'no language' }, '/language', 'form'],
    [{ rating: 'PG' }, '/rating', 'invalid_value'],
    [{ creators: ['A\nB'] }, '/creators/0', 'invalid_format'],
    [{ permission: 'yes' }, '', 'unrecognized_keys'],
    [{ series: { name: 'x', position: 0 } }, '/series/position', 'too_small'],
    [{ words: 5 }, '', 'unrecognized_keys'],
  ])('such as %j are refused', async (body, at, rule) => {
    const problem = refusal(await patch(body, '*'));
    expect(problem).toMatchObject({ status: 400, errors: [{ in: 'body', at, rule }] });
  });

  it('take a field away with null', async () => {
    expect((await patch({ summary: null, language: null, series: null }, '*')).status).toBe(200);
    expect(await getApi(site, '/works/3', WORK_DETAIL)).toMatchObject({
      summary: null,
      language: null,
      series: null,
    });
  });
});

describe('lists', () => {
  let many: SampleSite;
  beforeEach(async () => {
    many = await openSampleSite(
      Array.from({ length: 60 }, (_, at) => {
        const title = `Tale ${String(at).padStart(2, '0')}`;
        return newWork(title, { creators: [`Writer ${at % 25}`] }, []);
      }),
    );
  });
  afterEach(() => many.close());

  async function walk(path: string, between: (page: number) => Promise<void> = async () => {}) {
    const titles: string[] = [];
    let next: string | null = null;
    for (let page = 1; ; page += 1) {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const answer = await askApi(many, path + cursor);
      expect(answer.status).toBe(200);
      const found = exactly(FOUND_WORKS, answer.body);
      titles.push(...found.items.map(({ title }) => title));
      const { link } = answer.headers;
      expect(link !== undefined).toBe(found.next !== null);
      if (found.next === null) return titles;
      expect(
        new URL(link?.match(/<(.*)>; rel="next"/)?.[1] ?? '', 'http://x').searchParams.get('cursor'),
      ).toBe(found.next);
      next = found.next;
      await between(page);
    }
  }

  it('give every work once', async () => {
    const titles = await walk('/works?q=sort:title&limit=7');
    expect(titles).toEqual(Array.from({ length: 60 }, (_, at) => `Tale ${String(at).padStart(2, '0')}`));
  });

  it('give every work that stays once, while others come and go', async () => {
    const titles = await walk('/works?q=sort:title&limit=10', async (page) => {
      // One that was shown moves to the end, the last that was shown too, and one that was not moves to the beginning.
      await reviseWork(many.library, (page * 2) as WorkId, { title: `Zz ${page}` });
      await reviseWork(many.library, (page * 10) as WorkId, { title: `Zy ${page}` });
      await reviseWork(many.library, (61 - page) as WorkId, { title: `A ${page}` });
      await followChanges(many.library);
    });
    const kept = titles.filter((title) => title.startsWith('Tale'));
    expect(new Set(kept).size).toBe(kept.length);
    const stayed = (await getApi(many, '/works?q=sort:title&limit=100', FOUND_WORKS)).items
      .map(({ title }) => title)
      .filter((title) => title.startsWith('Tale'));
    expect(stayed.filter((title) => !kept.includes(title))).toEqual([]);
  });

  it('in an order by chance are of one order', async () => {
    const titles = await walk('/works?q=sort:random&limit=9');
    expect(new Set(titles).size).toBe(60);
  });

  it('take no cursor of another query', async () => {
    const { next } = await getApi(many, '/works?limit=5', FOUND_WORKS);
    expect(refusal(await askApi(many, `/works?q=tale&cursor=${next}`))).toMatchObject({
      code: 'FL-API-CURSOR',
    });
  });

  it('of names go on behind the last name', async () => {
    const names: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: ReturnType<typeof NAMES.parse> = await getApi(
        many,
        `/creators?limit=4${next && `&cursor=${next}`}`,
        NAMES,
      );
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect(names).toHaveLength(25);
    expect(new Set(names).size).toBe(25);
  });

  it('of tags count from the beginning', async () => {
    const first = await getApi(site, '/tags?kind=tag&limit=3', TAGS);
    const second = await getApi(site, `/tags?kind=tag&limit=3&cursor=${first.next}`, TAGS);
    expect(new Set([...first.items, ...second.items].map(({ name }) => name)).size).toBe(6);
  });
});

describe('what belongs to nobody else', () => {
  let own: SampleSite;
  beforeEach(async () => {
    own = await openSampleSite();
  });
  afterEach(() => own.close());

  it('is muted in every list and at its own address', async () => {
    await muteWorks(own.library, { query: 'fandom:"Sherlock Holmes"', note: '' });
    const holmes = own.library.index;
    expect(holmes.size).toBeGreaterThan(0);
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
      '/works/1/similar',
      '/works/1/comments',
    ])
      expect([path, refusal(await askApi(own, path)).code]).toEqual([path, 'FL-USE-NO-WORK']);
    await getApi(own, '/works/1?muted=show', WORK_DETAIL);
    expect(refusal(await askApi(own, '/export?works=1&works=2')).code).toBe('FL-USE-NOTHING-CHOSEN');
    expect((await askApi(own, '/export?works=1&works=3&format=txt')).text).not.toContain('Lighthouse');
    for (const path of [
      '/series/one?name=Lamps',
      '/creators?limit=100',
      '/facets',
      '/suggestions?field=fandom&text=sher',
      '/export.jsonl?text=no',
      '/creators/one?name=R.%20Thorne',
    ])
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
      expect([path, refusal(await askApi(own, path)).status]).toEqual([path, 404]);
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

describe('works as files', () => {
  it('come in every form that the program writes', async () => {
    for (const { name, extensions } of FORMATS.filter(({ write }) => write !== undefined))
      expect([name, extensions.some((ending) => WRITTEN_FORMATS.some((one) => one === ending))]).toEqual([
        name,
        true,
      ]);
    const media = OPERATIONS.flatMap(({ id, gives }) =>
      id === 'exportWork' && gives.kind === 'file' ? gives.media : [],
    );
    for (const format of WRITTEN_FORMATS) {
      const { status, headers } = await askApi(site, `/works/4/export?format=${format}`);
      expect([format, status, media.includes((headers['content-type'] ?? '').replace(/;.*/, ''))]).toEqual([
        format,
        200,
        true,
      ]);
      expect(headers['content-disposition']).toContain(`.${format}"`);
    }
  });
});

describe('everything as lines', () => {
  it('is not made for who asks only for its head, and stops where nobody reads on', async () => {
    const head = await askApi(site, '/export.jsonl', { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-type']]).toEqual([200, '', 'application/jsonl']);
    const many = await openSampleSite(
      Array.from({ length: 400 }, (_, at) =>
        newWork(`Tale ${at}`, {}, [chapter(null, [paragraph('rain '.repeat(20_000))])]),
      ),
    );
    const address = await many.server.listen({ host: '127.0.0.1', port: 0 });
    const read = vi.spyOn(many.library.catalogue, 'chapterBody');
    const leave = new AbortController();
    const reply = await fetch(`${address}/api/v1/export.jsonl`, {
      signal: leave.signal,
      headers: { 'accept-encoding': 'identity' },
    });
    await reply.body?.getReader().read();
    await setTimeout(300);
    const taken = read.mock.calls.length;
    leave.abort();
    await setTimeout(300);
    const afterwards = read.mock.calls.length;
    expect(taken).toBeLessThan(300);
    expect(afterwards - taken).toBeLessThan(20);
    await many.close();
  });
});

describe('the original that an example asks for', () => {
  it('has its hash', async () => {
    const { text } = await askApi(site, '/works/1/originals');
    const [{ hash }] = (JSON.parse(text) as { items: [{ hash: string }] }).items;
    const file = await site.server.inject(`/api/v1/works/1/originals/${hash}`);
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(hash);
    expect(file.headers['content-disposition']).toContain('attachment');
  });
});
