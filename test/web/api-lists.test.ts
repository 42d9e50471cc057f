import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { FOUND_WORKS, NAMES, TAGS } from '#contract';
import { followChanges, reviseWork } from '#library';
import { askApi, exactly, getApi, refusal } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { newWork } from './sample-works.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

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
    for (const order of ['random', 'random:7', 'random:999999999']) {
      const titles = await walk(`/works?q=sort:${order}&limit=9`);
      expect([order, new Set(titles).size]).toEqual([order, 60]);
    }
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

  it('of names go on behind a long one in any letters', async () => {
    const written = ['燈', '雨', '風'].map((letter) => letter.repeat(1_000));
    const long = await openSampleSite(written.map((creator) => newWork('Tale', { creators: [creator] }, [])));
    const names: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const path: string = `/creators?limit=1${next && `&cursor=${next}`}`;
      const page: ReturnType<typeof NAMES.parse> = await getApi(long, path, NAMES);
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect(names.sort()).toEqual(written.sort());
    await long.close();
  });

  it('of tags count from the beginning', async () => {
    const first = await getApi(site, '/tags?kind=tag&limit=3', TAGS);
    const second = await getApi(site, `/tags?kind=tag&limit=3&cursor=${first.next}`, TAGS);
    expect(new Set([...first.items, ...second.items].map(({ name }) => name)).size).toBe(6);
  });
});
