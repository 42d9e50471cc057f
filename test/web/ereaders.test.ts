import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import type { Library } from '#library';
import { createServer } from '#web';
import { getPage, postForm } from './ask-site.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

const KINDLE = 'quill_12@kindle.example';

let site: SampleSite;
const sent: { to: string; subject: string; bytes: number }[] = [];
let refusal: Error | null = null;
let mostBytes = 25_000_000;

/** The sample site, with a mailer that takes notes. */
beforeAll(async () => {
  const sample = await openSampleSite();
  const library: Library = {
    ...sample.library,
    mailer: {
      from: 'me@home.example',
      get mostBytes() {
        return mostBytes;
      },
      async send({ to, subject, book }) {
        if (refusal !== null) throw refusal;
        sent.push({ to, subject, bytes: book.bytes.length });
      },
    },
  };
  const origin = { host: '127.0.0.1', port: 4100, allowRemote: false };
  const assets = new URL('../../dist/assets/', import.meta.url).pathname;
  const server = await createServer({ library, assets, origin });
  const close = async () => {
    await server.close();
    await sample.close();
  };
  site = { server, library, close };
});
afterAll(() => site.close());

describe('e-readers by mail', () => {
  it('are added with an address that is typed twice, and are on no other page', async () => {
    expect((await getPage(site, '/ereaders')).text).toContain('No e-reader has been added.');
    const wrong = await postForm(site, '/ereaders', {
      name: 'Kindle',
      address: KINDLE,
      again: 'quill@kindle.example',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('The two addresses are not the same');
    expect(wrong.body).toContain(KINDLE);
    const added = await postForm(site, '/ereaders', { name: 'Kindle', address: KINDLE, again: KINDLE });
    expect(added).toMatchObject({ status: 303, to: '/ereaders' });
    expect((await getPage(site, '/ereaders')).text).toContain(KINDLE);
    for (const page of ['/', '/works/1', '/devices', '/works/1/evidence', '/opds'])
      expect((await getPage(site, page)).text, page).not.toContain(KINDLE);
  });

  it('are sent a work from its page, which says before how large it is', async () => {
    expect((await getPage(site, '/works/1')).body).toContain('href="/works/1/send"');
    const page = await getPage(site, '/works/1/send');
    expect(page.text).toMatch(
      /The book is about [\d.]+ KiB as EPUB, without its pictures; up to [\d.]+ MiB can be sent/,
    );
    expect(page.text).toContain('me@home.example');
    const done = await postForm(site, '/works/1/send', { to: '1' });
    expect(done).toMatchObject({ status: 303, to: '/works/1/send?sent=1' });
    expect(sent).toEqual([{ to: KINDLE, subject: expect.any(String), bytes: expect.any(Number) }]);
    expect((await getPage(site, done.to ?? '')).text).toContain('handed to the mail server for Kindle');
  });

  it('are told what to do where it fails, and go only where somebody said', async () => {
    const { FanlightError } = await import('#errors');
    refusal = new FanlightError('FL-SEND-LOGIN', 'SMTP 535');
    const failed = await postForm(site, '/works/1/send', { to: '1' });
    expect(failed.status).toBe(400);
    expect(failed.body).toContain('did not accept the user or the password');
    refusal = null;
    const unknown = await postForm(site, '/works/1/send', { to: '99' });
    expect(unknown.body).toContain('books go nowhere else');
    expect((await postForm(site, '/works/1/send', { to: 'x@y.example' })).status).toBe(400);
    expect((await postForm(site, '/works/9999/send', { to: '1' })).status).toBe(404);
    expect((await getPage(site, '/works/9999/send')).status).toBe(404);
    expect(sent).toHaveLength(1);
  });

  it('may be sent what looks too large, and say so once the book is made', async () => {
    mostBytes = 5_000;
    expect((await getPage(site, '/works/1/send')).body).toContain('name="to" value="1"');
    const refused = await postForm(site, '/works/1/send', { to: '1' });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('larger than the e-reader or the mail server takes');
    expect(refused.body).toContain('name="to" value="1"');
    mostBytes = 25_000_000;
    expect(sent).toHaveLength(1);
  });

  it('are removed', async () => {
    expect(await postForm(site, '/ereaders/1/remove', {})).toMatchObject({ status: 303, to: '/ereaders' });
    expect((await getPage(site, '/ereaders')).text).not.toContain(KINDLE);
    expect((await getPage(site, '/works/1/send')).text).toContain('Add one first');
  });

  it('say in German what they say in English', async () => {
    const german = { 'accept-language': 'de' };
    const listed = await site.server.inject({
      url: '/ereaders',
      headers: { host: '127.0.0.1:4100', ...german },
    });
    expect(listed.body).toContain('E-Reader per Mail');
    expect(listed.body).toContain('Einen E-Reader hinzufügen');
    const page = await site.server.inject({
      url: '/works/1/send',
      headers: { host: '127.0.0.1:4100', ...german },
    });
    expect(page.body).toContain('An meinen E-Reader senden');
  });
});

it('says that no mail server is set', async () => {
  const sample = await openSampleSite();
  expect((await getPage(sample, '/ereaders')).text).toContain('No mail server is set');
  const refused = await postForm(sample, `/works/${1 as WorkId}/send`, { to: '1' });
  expect(refused.status).toBe(400);
  await sample.close();
});
