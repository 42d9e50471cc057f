import { expect, test } from 'vitest';
import { jsonFormat } from '../../../src/formats/json/writer.ts';
import { normaliseBlocks } from '../../../src/markup/normalise.ts';
import { EVERY_BLOCK, fragment, writableWork } from '../writable-works.ts';

test('a work is written with its metadata and its chapters as blocks', async () => {
  const work = writableWork({ chapters: [{ title: null, xhtml: fragment(EVERY_BLOCK) }] });
  const written = await jsonFormat.write?.(work);
  const value = JSON.parse(new TextDecoder().decode(written?.bytes));
  expect(value).toMatchObject({ format: 'fanlight-work', version: 1 });
  const { chapters, ...metadata } = work;
  expect(value.work).toEqual({
    ...metadata,
    chapters: [{ title: null, blocks: normaliseBlocks(EVERY_BLOCK) }],
  });
  expect(chapters).toHaveLength(1);
});
