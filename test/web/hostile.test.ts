import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewWork, WorkMetadata } from '#catalogue';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph } from './sample-works.ts';

const SNIPPETS: string[] = JSON.parse(
  readFileSync(new URL('../markup/hostile-snippets.json', import.meta.url), 'utf8'),
);
const FIRING = '"><script>fire()</script><img src=x onerror=fire()>\'';

/** A work that says the same hostile thing in every field. */
function hostileWork(says: string): NewWork {
  const metadata: WorkMetadata = {
    title: says,
    creators: [says],
    rating: 'Teen',
    ratingRaw: says,
    warnings: [says],
    warningsStated: true,
    categories: [says],
    tags: (['fandom', 'relationship', 'character', 'tag'] as const).map((kind) => ({
      kind,
      name: says,
      ...(kind === 'relationship' ? { members: [says, says] } : {}),
    })),
    language: says,
    summary: says,
    notes: says,
    endNotes: says,
    disclaimer: says,
    dedication: says,
    spoilers: says,
    setting: says,
    series: { name: says, position: 1 },
    part: { n: 1, of: 2 },
    status: 'complete',
    permission: 'no',
    permissionRaw: says,
    published: says,
    other: [{ label: says, value: says }],
  };
  return newWork(says, metadata, [chapter(says, [paragraph(says)]), chapter(says, [paragraph(says)])]);
}

const ADDRESSES = [
  '/',
  '/works',
  '/works/1',
  '/works/1?view=full',
  '/works/1/chapters/1',
  '/works/1/evidence',
  '/works/1/edit',
  '/fandoms',
  '/creators',
  '/imports/1',
];

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite([FIRING, ...SNIPPETS].map(hostileWork));
});
afterAll(() => site.close());

/** A script that a browser would run and that is not the site's own; data blocks are run by none. */
const RUNS = /<script(?! type="module"(?: async)? src="\/assets\/)(?! type="application\/ld\+json">)/;

describe('what authors wrote is text', () => {
  it.each(ADDRESSES)('on %s', async (address) => {
    const { body, statusCode } = await site.server.inject(address);
    expect(statusCode).toBe(200);
    expect(body).toContain('&lt;script&gt;fire()');
    expect(body).not.toMatch(RUNS);
    expect(body.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^<>]*\son[a-z]+=/i);
    expect(body).not.toMatch(/<(?:img|iframe|object|embed|base|math)\b/i);
    expect(body).not.toMatch(/(?:href|src|action)="\s*(?:javascript|data|vbscript):/i);
    // The length of a title is counted with its escapes, which real titles hardly have.
    expect((await markupFaults(body)).filter((fault) => !fault.includes('long-title'))).toEqual([]);
  });

  it('in the address, and comes back as text', async () => {
    const q = encodeURIComponent(FIRING);
    for (const address of [`/works?q=${q}`, `/settings?back=${q}`, `/imports/1?only=${q}`, `/${q}`]) {
      const { body } = await site.server.inject(address);
      expect(body).not.toContain('<script>fire');
      expect(body).not.toContain('<img src=x');
    }
  });

  it('in every list of one page of works', async () => {
    for (let page = 1; page <= Math.ceil((SNIPPETS.length + 1) / 20); page += 1) {
      const { body } = await site.server.inject(`/works?page=${page}`);
      expect(body).not.toMatch(RUNS);
      expect(body).not.toMatch(/<(?:img|iframe|object|embed|math|svg(?! class="(?:window|bar|plot)"))\b/i);
    }
  });
});
