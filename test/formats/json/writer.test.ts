import { expect, test } from 'vitest';
import { jsonFormat } from '../../../src/formats/json/writer.ts';
import { normaliseBlocks } from '../../../src/markup/normalise.ts';
import { EVERY_BLOCK, fragment, PICTURE, writableWork } from '../writable-works.ts';

test('a work is written with its metadata and its chapters as blocks', async () => {
  const work = writableWork({ chapters: [{ title: null, xhtml: fragment(EVERY_BLOCK) }] });
  const written = await jsonFormat.write?.(work);
  const value = JSON.parse(new TextDecoder().decode(written?.bytes));
  expect(value).toMatchObject({ format: 'fanlight-work', version: 1 });
  const { chapters, ...metadata } = work;
  expect(value.work).toEqual({
    ...metadata,
    pictures: [],
    chapters: [{ title: null, blocks: normaliseBlocks(EVERY_BLOCK) }],
  });
  expect(chapters).toHaveLength(1);
});

test('pictures are named, and their bytes are not spelled out', async () => {
  const work = writableWork({
    pictures: [PICTURE],
    chapters: [{ title: null, xhtml: fragment([{ type: 'figure', media: PICTURE.sha256, alt: 'A dot' }]) }],
  });
  const text = new TextDecoder().decode((await jsonFormat.write?.(work))?.bytes);
  expect(JSON.parse(text).work).toMatchObject({
    pictures: [{ sha256: PICTURE.sha256, mediaType: 'image/gif' }],
    chapters: [{ blocks: [{ media: PICTURE.sha256 }] }],
  });
  expect(JSON.parse(text).work.pictures[0]).not.toHaveProperty('bytes');
});
