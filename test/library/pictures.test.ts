import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '#formats';
import { convertFile, deliverPicture, exportWork, findWorks, readChapters, readStory } from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

/** The smallest GIF: one transparent dot. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const SHOWN = /<img src="media\/([0-9a-f]{64})" alt="A map of the island" \/>/;

/** A page as browsers save it in one file: its picture stands in it. */
const PAGE = Buffer.from(`<!DOCTYPE html><html><head><title>The Map</title></head><body>
<h1>The Map</h1><p>by Quill</p><p>Rating: PG</p>
<p>${'The map lay on the table, and nobody had drawn the reef. '.repeat(8)}</p>
<p><img src="data:image/gif;base64,${GIF.toString('base64')}" alt="A map of the island"></p>
<p><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="A picture that could hold a script"></p>
<p>${'We sailed at six. '.repeat(10)}</p></body></html>`);

const input = (name: string, bytes: Uint8Array) => ({ bytes, name, path: name });

describe('a picture of a story', () => {
  it('is kept with the work, and goes along with it', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'map.html'), PAGE);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    if (!work) throw new Error('no work');
    const [chapter] = await readChapters(app.library, work.id, 1);
    const hash = SHOWN.exec(chapter?.xhtml.value ?? '')?.[1] ?? '';
    expect((await findWorks(app.library, 'has:pictures', { page: 1 })).total).toBe(1);
    const kept = await deliverPicture(app.library, hash);
    expect(kept?.mediaType).toBe('image/gif');
    expect(Buffer.compare(Buffer.from(kept?.bytes ?? []), GIF)).toBe(0);

    for (const extension of ['epub', 'html', 'xhtml']) {
      const { bytes, fileName } = await exportWork(app.library, work.id, extension);
      const { works, pictures } = await readStory(FORMATS, input(fileName, bytes));
      expect(works).toHaveLength(1);
      expect(pictures?.map(({ sha256 }) => sha256)).toEqual([hash]);
    }
    const text = await exportWork(app.library, work.id, 'txt');
    expect(Buffer.from(text.bytes).toString()).toContain('A map of the island');
  });

  it('goes along when a file is converted', async () => {
    const readers = { formats: FORMATS, collections: [] };
    const { value: epub } = await convertFile(readers, input('map.html', PAGE), 'epub').next();
    const again = await readStory(FORMATS, input('map.epub', epub?.bytes ?? new Uint8Array()));
    expect(again.pictures?.map(({ mediaType }) => mediaType)).toEqual(['image/gif']);
  });

  it('that could hold a script is left out, and told', async () => {
    const { losses, pictures } = await readStory(FORMATS, input('map.html', PAGE));
    expect(pictures).toHaveLength(1);
    expect(losses.find(({ code }) => code === 'FL-LOSS-IMAGE')?.count ?? 1).toBe(1);
  });
});
