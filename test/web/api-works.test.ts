import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WorkId } from '#catalogue';
import { FOUND_WORKS, ORIGINALS, WORK_DETAIL, WRITTEN_FORMATS } from '#contract';
import { FORMATS } from '#formats';
import { joinWorks, muteWorks, reviseWork } from '#library';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { askApi, exactly, getApi, refusal, tokenFor } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

let site: SampleSite;
let token = '';
beforeAll(async () => {
  site = await openSampleSite();
  token = await tokenFor(site, 'mark', 'edit', 'import');
});
afterAll(() => site.close());

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

  it('leave alone what they do not name, whatever a book said there', async () => {
    const own = await openSampleSite([
      newWork(
        'Half a Step',
        {
          creators: [' Quill ', 'Quill'],
          series: { name: 'Steps', position: 1.5 },
          summary: `${'rain '.repeat(9_000)}`,
        },
        [],
      ),
    ]);
    const asking = {
      method: 'PATCH',
      token: await tokenFor(own, 'edit'),
      headers: { 'if-match': '*' },
    } as const;
    const before = await getApi(own, '/works/1', WORK_DETAIL);
    const answer = await askApi(own, '/works/1', { ...asking, body: { language: 'en' } });
    expect(answer.status).toBe(200);
    const { updatedAt: _, ...after } = exactly(WORK_DETAIL, answer.body);
    expect({ ...before, language: 'en', edited: ['language'] }).toMatchObject(after);
    const position = { series: { name: 'Steps', position: 1.5 } };
    expect(refusal(await askApi(own, '/works/1', { ...asking, body: position })).status).toBe(400);
    const named = await askApi(own, '/works/1', {
      ...asking,
      body: { creators: [' Quill '], summary: null },
    });
    expect(exactly(WORK_DETAIL, named.body)).toMatchObject({
      creators: ['Quill'],
      summary: null,
      series: { name: 'Steps', position: 1.5 },
    });
    await own.close();
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

describe('a work that stands under another', () => {
  it('leads to it, and is an original of it', async () => {
    await joinWorks(site.library, 7 as WorkId, [8 as WorkId]);
    const answer = await askApi(site, '/works/8');
    expect([answer.status, answer.headers['location'], answer.text]).toEqual([302, '/api/v1/works/7', '']);
    expect(refusal(await askApi(site, '/works/8/chapters')).code).toBe('FL-USE-NO-WORK');
    const { items } = await getApi(site, '/works/7/originals', ORIGINALS);
    expect(items.map(({ role }) => role)).toEqual(['shown', 'copy']);
    const { items: works } = await getApi(site, '/works?limit=100', FOUND_WORKS);
    expect(works.some(({ id }) => id === 8)).toBe(false);
  });

  it('leads to it also where it is muted and asked for all the same', async () => {
    await muteWorks(site.library, { query: 'id:7', note: '' });
    const { headers } = await askApi(site, '/works/8?muted=show');
    expect(headers['location']).toBe('/api/v1/works/7?muted=show');
    const shown = await site.server.inject(headers['location'] ?? '');
    expect(shown.statusCode).toBe(200);
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
    const read = vi.spyOn(many.library.catalogue, 'chapterBodies');
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
    expect(taken).toBeGreaterThan(0);
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
