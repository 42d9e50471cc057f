import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import { addDevice } from '#library';
import { openSampleSite } from '../web/sample-library.ts';
import { browseSite } from './open-site.ts';

const CLIENT = new URL('../../dist/client.js', import.meta.url);

/** A page elsewhere that has the client and nothing else. */
const elsewhere = createServer(async (request, response) => {
  const isScript = request.url === '/client.js';
  response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
  response.end(isScript ? await readFile(CLIENT) : '<!DOCTYPE html><title>Elsewhere</title>');
});
afterAll(() => elsewhere.close());

let origin = '';
const site = browseSite(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  return openSampleSite(undefined, { apiOrigins: [origin] });
});

/** What a page does with the client; it runs there. */
const USE = `async ({ address, token }) => {
  const { FanlightClient } = await import('/client.js');
  const library = new FanlightClient({ address, token });
  const titles = [];
  for await (const { title } of library.works('fandom:"Sherlock Holmes"', { limit: 3 })) titles.push(title);
  const { etag } = await library.work(1);
  const { title } = await library.patchWork(1, { title: 'Letters' }, etag);
  const { id } = await library.importFiles({ 'a.txt': 'Title: A\\n\\n***\\n\\nIt rained.\\n' });
  let last;
  for await (const line of library.exportLines({ text: false })) last = line;
  const refused = await new FanlightClient({ address }).setMark(1, 'opened').catch(({ code }) => code);
  return { works: titles.length, etag: etag.length, title, id, last: last.type, refused };
}`;

describe('the client in a browser', () => {
  it('works from a page elsewhere that is let in', async () => {
    const { token } = await addDevice(site.library, 'Page', ['mark', 'edit', 'import']);
    const page = await site.openPage('/about');
    await page.goto(origin);
    const done = await page.evaluate(`(${USE})(${JSON.stringify({ address: site.at, token })})`);
    expect(done).toEqual({
      works: 8,
      etag: 24,
      title: 'Letters',
      id: 2,
      last: 'end',
      refused: 'FL-API-TOKEN',
    });
    expect(await site.library.catalogue.marksOf(OWN_READER, [1 as WorkId])).toEqual([]);
  });

  it('is kept out of a page that is not', async () => {
    const page = await site.openPage('/about');
    await page.goto(origin.replace('127.0.0.1', 'localhost'));
    const asked = `import('/client.js').then(({ FanlightClient }) => new FanlightClient({ address: '${site.at}' }).library()).then(() => 'read', ({ name }) => name)`;
    expect(await page.evaluate(asked)).toBe('TypeError');
  });
});
