import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { nameHarbours, SEAFARING_WORKS } from './seafaring-works.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite(SEAFARING_WORKS);
  await nameHarbours(site.library);
});
afterAll(() => site.close());

type Named = { shown: string; condition: string; works: number; alias: string | null; fandoms: string[] };

async function suggested(parameters: Record<string, string>): Promise<Named[]> {
  const reply = await site.server.inject(`/suggest?${new URLSearchParams(parameters)}`);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['cache-control']).toBe('private, max-age=30');
  return reply.json<{ names: Named[] }>().names;
}

async function page(address: string): Promise<{ body: string; text: string }> {
  const { body, statusCode } = await site.server.inject(address);
  expect(statusCode).toBe(200);
  expect(await markupFaults(body)).toEqual([]);
  const main = body.slice(body.indexOf('<main'));
  return { body: main, text: main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
}

/** The query behind a link. */
function queryOf(body: string, words: string): string | null {
  const link = [...body.matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].find(
    ([, , label]) => label?.replace(/<[^>]*>/g, '') === words,
  );
  const address = (link?.[1] ?? '').replaceAll('&amp;', '&');
  return new URL(address, 'http://localhost').searchParams.get('q');
}

describe('suggestions', () => {
  it.each([
    ['fandom', 'harb', ['fandom:"Harbour Lights"']],
    ['fandom', 'beacon', ['fandom:"Harbour Lights"']],
    ['fandom', 'beecon', ['fandom:"Harbour Lights"']],
    ['relationship', 'nobody', []],
    ['who', 'mara', ['who:"Mara Kell"', 'who:"Mara Voss"']],
    ['char', 'mara v', ['character:"Mara Voss"']],
    ['by', 'anne', ['by:"Anne Elk"']],
    ['lang', 'germ', ['lang:de']],
    ['language', 'eng', ['lang:en']],
    ['tag', '', []],
  ])('behind %s: for %s', async (field, q, conditions) => {
    expect((await suggested({ field, q })).map(({ condition }) => condition)).toEqual(conditions);
  });

  it('say by which other name one was found, and in which fandom it is used', async () => {
    const [harbour] = await suggested({ field: 'fandom', q: 'beacon b' });
    expect(harbour).toMatchObject({ shown: 'Harbour Lights', works: 3, alias: 'Beacon Bay', fandoms: [] });
    const [mara] = await suggested({ field: 'character', q: 'voss' });
    expect(mara).toMatchObject({ shown: 'Mara Voss', works: 2, alias: null, fandoms: ['Marsh Country'] });
  });

  it('keep to works of the fandoms that are asked for, also under another name', async () => {
    const names = async (fandom: string) =>
      (await suggested({ field: 'character', q: 'mara', fandom })).map(({ shown }) => shown);
    expect(await names('Marsh Country')).toEqual(['Mara Voss']);
    expect(await names('Beacon Bay')).toEqual(['Mara Kell']);
  });

  it('are ten at most', async () => {
    expect(await suggested({ field: 'tag', q: 'knot' })).toHaveLength(10);
  });

  it.each([
    ['no field', 'q=a'],
    ['an unknown field', 'field=words&q=1'],
    ['no text', 'field=tag'],
    ['two texts', 'field=tag&q=a&q=b'],
    ['a long text', `field=tag&q=${'a'.repeat(201)}`],
    ['too many fandoms', `field=tag&q=a${'&fandom=b'.repeat(21)}`],
  ])('are refused for %s', async (_, parameters) => {
    const reply = await site.server.inject(`/suggest?${parameters}`);
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('FL-WEB-FORM');
  });
});

describe('the page of a facet', () => {
  it('lists every value with its number of works, over several pages', async () => {
    const first = await page('/facets/tag?q=by:anne');
    expect(first.text).toContain('123 tags; page 1 of 2.');
    expect(first.text).toMatch(/Storms 3 with Storms without Storms/);
    const second = await page('/facets/tag?q=by:anne&page=2');
    const names = `${first.body}${second.body}`.match(/<th scope="row">[^<]*/g) ?? [];
    expect(new Set(names).size).toBe(123);
    expect(names).toHaveLength(123);
  });

  it('orders by name without leading articles, and finds names by their words', async () => {
    expect((await page('/facets/tag?order=name')).text).toMatch(/Fog 2 .*Knot 001 1 /);
    expect((await page('/facets/tag?holds=evening+quiet')).text).toContain('1 tag. ');
    expect((await page('/facets/language?holds=germ')).text).toContain('German 1');
  });

  it('adds a value to what is asked, in each of the ways', async () => {
    const { body } = await page('/facets/tag?q=fog+fandom:Marsh');
    expect(queryOf(body, 'with Storms')).toBe('fog fandom:Marsh tag:Storms');
    const either = await page('/facets/tag?q=tag:(Fog+OR+"A+quiet+evening")');
    expect(queryOf(either.body, 'any of Storms')).toBe('tag:Fog OR tag:"A quiet evening" OR tag:Storms');
    expect(queryOf(body, 'without Storms')).toBe('fog fandom:Marsh -tag:Storms');
  });

  it('takes away what is chosen', async () => {
    const { body, text } = await page('/facets/tag?q=-tag:Fog+fandom:"Beacon Bay"');
    expect(text).toContain('Chosen without Fog Take away');
    expect(queryOf(body, 'Take away without Fog')).toBe('fandom:"Beacon Bay"');
    expect(body).not.toMatch(/<th scope="row">Fog/);
  });

  it('is reached from the filters where these have more values', async () => {
    const { body } = await page('/works?q=tag:Storms');
    expect(queryOf(body, 'All tags of these works')).toBe('tag:Storms');
    expect(body).not.toContain('All fandoms of these works');
  });
});
