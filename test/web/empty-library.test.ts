import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understand } from '#headers';
import { ratingName, warningNames } from '#vocabulary';
import { SAMPLE_HEADER, understood } from '../../src/web/pages/empty-library-page.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite([]);
});
afterAll(() => site.close());

describe('the first page of an empty library', () => {
  it('is a whole, valid page that says how stories come in', async () => {
    const { body } = await site.server.inject('/');
    expect(await markupFaults(body)).toEqual([]);
    expect(body).toContain('fanlight import samples');
  });

  it('shows lines of a sample as they stand there', () => {
    const sample = readFileSync(
      new URL('../../samples/odds-and-ends/lanternfish-19.txt', import.meta.url),
      'utf8',
    );
    const lines = sample.split(/\r?\n/);
    expect(SAMPLE_HEADER.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
  });

  it('says what is understood of them, and nothing else', () => {
    const { reading } = understand(
      `${SAMPLE_HEADER}\n\n~*~*~*~\n\nEvery year they put a lantern on the water.\n`,
    );
    const { title, authors, fandoms, relationships, rating, warnings, archivePermission } = reading;
    expect(understood().map(({ value }) => value)).toEqual([
      title,
      authors[0],
      fandoms[0],
      relationships[0]?.raw,
      rating && ratingName(rating.ao3),
      ...warningNames({ warnings: warnings.archive, warningsStated: warnings.stated }),
      archivePermission?.raw,
    ]);
  });
});

describe('other pages of an empty library', () => {
  it.each([
    '/works',
    '/works?view=table',
    '/works?q=lamp',
    '/fandoms',
    '/creators',
    '/series',
    '/years',
    '/facets/tag',
  ])('%s is whole and valid', async (address) => {
    const { statusCode, body } = await site.server.inject(address);
    expect(statusCode).toBe(200);
    expect(await markupFaults(body)).toEqual([]);
  });
});
