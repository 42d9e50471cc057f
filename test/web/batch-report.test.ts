import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewWork } from '#catalogue';
import { getPage } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';
import { upload } from './upload.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';

const FORMULA = '=HYPERLINK("http://evil.example")';

let site: ImportingSite;
let report = '';
beforeAll(async () => {
  site = await openSampleSite();
  const files = {
    'lamp.txt': STORY,
    'copy of lamp, again.txt': STORY,
    'bell.txt': STORY.replace('Lamp', 'Bell'),
    'photo.txt': new Uint8Array([0, 1, 2, 255]),
  };
  report = (await upload(site, files)).to;
  await site.queue.settled();
  const formula = {
    ...SAMPLE_WORKS[0],
    metadata: { ...SAMPLE_WORKS[0]?.metadata, title: FORMULA },
  } as NewWork;
  const { catalogue } = site.library;
  const batch = await catalogue.startBatch({
    sources: ['=SUM(A1).txt'],
    startedAt: '2026-03-04T10:20:00.000Z',
  });
  const read = { format: 'text', encoding: null, losses: [], error: null, works: [formula] };
  await catalogue.saveFiles(batch, [{ path: '=SUM(A1).txt', original: 'ab'.repeat(32), bytes: 3, ...read }]);
  await catalogue.finishBatch(batch, 'finished', '2026-03-04T10:21:00.000Z');
});
afterAll(() => site.close());

describe('the report of an import', () => {
  it('says what became of the files, and what to do about problems', async () => {
    const page = await getPage(site, report);
    expect(page.text).toMatch(/Imported 2 files: Imported/);
    expect(page.text).toMatch(/Known already by its bytes; nothing was done 1/);
    expect(page.text).toContain(
      'FL-FILE-BINARY The file is not text, whatever its name says. Check what program',
    );
    expect(page.text).toMatch(/The same bytes as uploads\/\S+lamp\.txt of import 2/);
    expect(await markupFaults(page.body)).toEqual([]);
    expect(await markupFaults((await getPage(site, '/imports/1')).body)).toEqual([]);
  });

  it.each([
    ['?only=known', 'again.txt', 'photo.txt'],
    ['?only=failed', 'photo.txt', 'again.txt'],
    ['?code=FL-FILE-BINARY', 'photo.txt', 'again.txt'],
    ['?code=nonsense', 'photo.txt', null],
    ['?only=__proto__&code=FL-X', 'No file of this kind', 'photo.txt'],
  ])('%s lists its files', async (query, has, hasNot) => {
    const { status, text } = await getPage(site, report + query);
    const files = text.slice(text.indexOf('All files'));
    expect([status, files.includes(has), hasNot !== null && files.includes(hasNot)]).toEqual([
      200,
      true,
      false,
    ]);
  });

  it('is a table for a spreadsheet, in which nothing is a formula', async () => {
    const { headers, body } = await site.server.inject(`${report}/report.csv`);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('attachment; filename="import-2.csv"'),
    });
    const lines = body.replace(/uploads\/[0-9a-f-]+\//g, '').split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^path,result,bytes,format,encoding,/);
    expect(body).toContain('again.txt",known');
    expect(body).toContain('FL-FILE-BINARY');
    const other = (await site.server.inject('/imports/3/report.csv')).body;
    expect(other).toContain("\n'=SUM(A1).txt,imported,3,text,");
    expect(other).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
  });

  it('is one JSON value for programs', async () => {
    const { headers, body } = await site.server.inject(`${report}/report.json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const { files, results, problems, import: batch } = JSON.parse(body);
    expect(batch).toMatchObject({ id: 2, status: 'finished', files: 4 });
    expect(results).toEqual({ imported: 2, revised: 0, joined: 0, known: 1, failed: 1 });
    expect(problems).toMatchObject([{ code: 'FL-FILE-BINARY', says: expect.stringContaining('not text') }]);
    expect(files).toHaveLength(4);
    expect(files.find((one: { result: string }) => one.result === 'imported').works[0].creators).toEqual([
      'Margery Quill',
    ]);
    for (const address of ['/imports/99/report.json', '/imports/99/report.csv', '/imports/2/report.xml'])
      expect((await site.server.inject(address)).statusCode).toBe(404);
  });
});
