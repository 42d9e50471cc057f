import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { muteWorks, unmuteWorks } from '#library';
import { addWorks, variedWorks } from '../library/survey-works.ts';
import { getPage } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

const TOPICS = ['years', 'ratings', 'lengths', 'fandoms', 'relationships', 'headers', 'collection'];
const QUERIES = ['', 'by:"Creator 3" ratng:teen', 'fandom:Nowhere', 'id:1'];

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
  await addWorks(site.library, variedWorks(80));
});
afterAll(() => site.close());

const addressOf = (topic: string, q: string) =>
  `/insights/${topic}${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`;

describe('each page of plots', () => {
  it.each(TOPICS.flatMap((topic) => QUERIES.map((q) => [topic, q] as const)))(
    '%s of “%s” keeps the rules of markup',
    async (topic, q) => {
      const { status, body } = await getPage(site, addressOf(topic, q));
      expect(status).toBe(200);
      expect(await markupFaults(body)).toEqual([]);
      expect(body).not.toMatch(/NaN|Infinity|undefined|\[object/);
      expect(body).not.toContain('<b>Bo</b>');
      expect(body.length).toBeLessThan(400_000);
    },
  );

  it.each(TOPICS)('%s has a name and a description for each drawing, and no inline style', async (topic) => {
    const { body } = await getPage(site, addressOf(topic, ''));
    for (const [drawing, id] of body.matchAll(/<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"[^>]*>/g)) {
      expect(body).toContain(`<title id="${id}">`);
      expect(drawing).toContain(`aria-describedby="${id?.replace(/title$/, 'says')}"`);
    }
    expect(body).not.toMatch(/\sstyle=/);
  });
});

describe('the works of plots', () => {
  it('are said in a sentence, each condition with the way to be without it', async () => {
    const { text, body } = await getPage(site, addressOf('years', 'rating:teen fandom:"Harbour Lights"'));
    expect(text).toContain('Works rated Teen And Up Audiences, in Harbour Lights.');
    expect(body).toContain('href="/insights/years?q=rating%3Ateen"');
    expect(body).toContain('href="/insights/years?q=fandom%3A%22Harbour+Lights%22"');
    expect(body).toContain('href="/insights/ratings?q=rating%3Ateen+fandom%3A%22Harbour+Lights%22"');
  });

  it('are those that the list of works counts', async () => {
    const { text } = await getPage(site, '/works?q=published:2001');
    const { text: plots } = await getPage(site, addressOf('years', 'published:2001'));
    const [number] = /\d+ works/.exec(text) ?? [];
    expect(number).toBeDefined();
    expect(plots).toContain(`${number}`);
  });

  it('are without what the reader muted, which is said', async () => {
    const mute = await muteWorks(site.library, { query: 'id:1' });
    const { text } = await getPage(site, addressOf('years', ''));
    await unmuteWorks(site.library, mute);
    expect(text).toContain('1 work is hidden by your mutes');
  });

  it('leads there from the list of works, from a tag, a creator and an import', async () => {
    for (const [address, link] of [
      ['/works?q=rating:teen', '/insights?q=rating%3Ateen'],
      ['/tags/fandom/Harbour%20Lights', '/insights?q=fandom%3A%22Harbour+Lights%22'],
      ['/creator?name=Creator%203', '/insights?q=by%3A%22Creator+3%22'],
      ['/imports/1', '/insights?q=batch%3A1'],
      ['/', '/insights'],
    ] as const)
      expect((await getPage(site, address)).body).toContain(`href="${link}"`);
  });
});

describe('the numbers of a plot as a file', () => {
  const csv = async (address: string) => {
    const { statusCode, headers, body } = await site.server.inject(address);
    return { status: statusCode, headers, lines: body.split('\r\n') };
  };

  it('are those of its table', async () => {
    const { body } = await getPage(site, addressOf('years', ''));
    const links = [...body.matchAll(/href="([^"]+\.csv[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links).toEqual([
      '/insights/years/works-by-year.csv',
      '/insights/years/words-by-year.csv',
      '/insights/years/works-by-month.csv',
    ]);
    const { status, headers, lines } = await csv(links[0] ?? '');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers['content-disposition']).toBe('attachment; filename="works-by-year.csv"');
    expect(lines.slice(0, 2)).toEqual(['Year,Works', expect.stringMatching(/^1,\d+$/)]);
    expect(lines.at(-1)).toBe('');
  });

  it.each(TOPICS)('come for every plot of %s', async (topic) => {
    const { body } = await getPage(site, addressOf(topic, 'rating:teen'));
    const links = [...body.matchAll(/href="([^"]+\.csv[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const { status, lines } = await csv(link);
      expect([link, status, lines.length > 1]).toEqual([link, 200, true]);
    }
  });

  it('hold no formula, and quote what would end a cell', async () => {
    const { lines } = await csv('/insights/fandoms/fandoms.csv');
    expect(lines.filter((line) => line.startsWith('='))).toEqual([]);
    expect(lines.some((line) => line.startsWith("'=1+1,"))).toBe(true);
    const people = await csv('/insights/relationships/people.csv');
    expect(people.lines.some((line) => line.startsWith('"Anne ""Elk"" Mole",'))).toBe(true);
  });

  it.each([
    '/insights/years/nothing.csv',
    '/insights/years/works-by-year',
    '/insights/nothing',
    '/insights/years/..%2f..%2fa.csv',
    '/insights/__proto__',
    '/insights/constructor/fandoms.csv',
  ])('%s is not there', async (address) => {
    expect((await site.server.inject(address)).statusCode).toBe(404);
  });
});
