import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findWorks, reviseWork } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, index) => `On night ${index} the periwinkle lamp turned over the water & nobody saw it.`,
);
const STORY = (title: string, paragraphs: readonly string[]) =>
  `Title: ${title}\nAuthor: Margery Quill\nSummary: ${paragraphs.length} nights.\n\n${paragraphs.join('\n\n')}\n`;

let site: ImportingSite;
let work = '';
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-compare-'));
beforeAll(async () => {
  site = await openSampleSite([]);
  const states = [
    PARAGRAPHS,
    PARAGRAPHS.map((one, index) => (index === 7 ? one.replace('nobody', 'only <b>Dane</b>') : one)),
    PARAGRAPHS.map((one) => one.replace('turned', 'burned')).slice(0, 50),
  ];
  for (const paragraphs of states) {
    writeFileSync(path.join(folder, 'lamp.txt'), STORY('The Lamp', paragraphs));
    await postForm(site, '/imports/path', { path: folder });
    await site.queue.settled();
  }
  work = `/works/${(await findWorks(site.library, '', { page: 1 })).works[0]?.id}`;
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('two states of a work', () => {
  it('are compared word by word', async () => {
    const page = await getPage(site, `${work}/compare?from=1&to=2`);
    expect(page.text).toContain('1 place differs');
    expect(page.body).toMatch(/<del><span class="visually-hidden">taken out: <\/span>nobody <\/del>/);
    expect(page.body).toMatch(/<ins>.*only &lt;b&gt;Dane&lt;\/b&gt; <\/ins>/);
    expect(page.text).toContain('On night 6 the periwinkle');
    expect(page.text.indexOf('Rating:')).toBeLessThan(page.text.indexOf('On night'));
    expect(await markupFaults(page.body)).toEqual([]);
  });

  it('are the last two where none are named, a page of places at a time, with what the files say', async () => {
    const page = await getPage(site, `${work}/compare`);
    expect(page.text).toMatch(/From: state 2 .* To: state 3/);
    expect(page.text).toMatch(/Summary taken out: 60 \(end\) put in: 50 \(end\) nights\./);
    expect(page.body.match(/<li><h3>|<li>\n<p/g)?.length ?? 0).toBeLessThanOrEqual(40);
    expect(await markupFaults(page.body)).toEqual([]);
    expect((await getPage(site, `${work}/originals`)).body).toContain(`href="${work}/compare"`);
  });

  it.each([
    ['?from=2&to=2', 200, 'Word for word the same'],
    ['?from=9&to=2', 404, 'FL-WEB-NOT-FOUND'],
    ['?from=x&to=__proto__', 200, 'From: state 2'],
    ['?page=99', 200, 'From: state 2'],
  ])('%s answers %i', async (query, status, says) => {
    const page = await getPage(site, `${work}/compare${query}`);
    expect([page.status, page.text.includes(says)]).toEqual([status, true]);
  });

  it('of an explicit work are shown when they are asked for', async () => {
    const id = Number(work.split('/').at(-1)) as Parameters<typeof reviseWork>[1];
    await reviseWork(site.library, id, { rating: 'Explicit' });
    const page = await getPage(site, `${work}/compare?from=1&to=2`);
    expect(page.text).not.toContain('periwinkle');
    expect(await markupFaults(page.body)).toEqual([]);
    const [, shown] = /href="([^"]*text=show)"/.exec(page.body) ?? [];
    expect((await getPage(site, String(shown).replaceAll('&amp;', '&'))).text).toContain('periwinkle');
    await reviseWork(site.library, id, { rating: 'Not Rated' });
  });
});

it('a work with one state has nothing to compare', async () => {
  const place = path.join(folder, 'bell.txt');
  writeFileSync(
    place,
    STORY(
      'The Bell',
      PARAGRAPHS.slice(0, 3).map((one) => one.replace('lamp', 'bell')),
    ),
  );
  await postForm(site, '/imports/path', { path: place });
  await site.queue.settled();
  const [bell] = (await findWorks(site.library, 'title:Bell', { page: 1 })).works;
  const page = await getPage(site, `/works/${bell?.id}/compare`);
  expect(page.text).toContain('one state of this work only');
  expect(await markupFaults(page.body)).toEqual([]);
  expect((await getPage(site, `/works/${bell?.id}/originals`)).body).not.toContain('/compare');
  expect((await getPage(site, '/works/99/compare')).status).toBe(404);
});
