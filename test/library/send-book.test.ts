import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WorkId } from '#catalogue';
import { readSettings, type Settings, smtpPassword } from '#config';
import { addEReader, exportWork, listEReaders, removeEReader, sendBook } from '#library';
import { openSmtp } from '#mail';
import { type App, openApp } from '../../src/app.ts';
import { type SmtpOptions, smtpServer } from './smtp-server.ts';
import { importInto, temporaryFolder } from './temporary-library.ts';

const STORY = `Title: The Lamp “Room”
Author: Margery Quill

***

${'.A line that begins with a dot, as mail servers dislike, and the lamp was out.\n\n'.repeat(40)}`;
const KINDLE = 'quill_12@kindle.example';
const PASSWORD = 'not in any page';

async function library(over: Partial<Settings> = {}): Promise<App> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'lamp.txt'), STORY);
  const data = path.join(temporaryFolder(), 'data');
  const app = await openApp(readSettings({ data, workers: 1, ...over }, undefined, {}));
  onTestFinished(() => app.close());
  const entry = new URL('../../dist/import-worker.js', import.meta.url);
  await importInto({ ...app, workers: { ...app.workers, entry } }, folder);
  return app;
}

/** A library with a mail server, and an e-reader to send to. */
async function withServer(options: SmtpOptions = {}, over: Partial<Settings> = {}) {
  const { port, received } = await smtpServer(options);
  const app = await library({
    smtpHost: '127.0.0.1',
    smtpPort: port,
    smtpSecurity: 'none',
    smtpFrom: 'me@home.example',
    ...over,
  });
  const { id } = await addEReader(app.library, { name: 'My Kindle', address: KINDLE, again: KINDLE });
  return { app, received, reader: id };
}

const WORK = 1 as WorkId;
const code = (name: string) => expect.objectContaining({ code: name });

describe('a book by mail', () => {
  it('arrives as it would be downloaded, byte for byte, at the address that was kept', async () => {
    const { app, received } = await withServer();
    await sendBook(app.library, WORK, 'My Kindle');
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ from: 'me@home.example', to: [KINDLE], login: null });
    const read = await PostalMime.parse(mail?.source ?? new Uint8Array());
    expect(read.subject).toBe('The Lamp “Room”');
    const [book, ...others] = read.attachments;
    expect(others).toEqual([]);
    expect(book).toMatchObject({
      filename: 'The-Lamp-Room-Margery-Quill.epub',
      mimeType: 'application/epub+zip',
    });
    const { bytes } = await exportWork(app.library, WORK, 'epub');
    expect(Buffer.from(book?.content as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
    expect(await listEReaders(app.library)).toEqual([
      expect.objectContaining({ sentAt: expect.any(String) }),
    ]);
  });

  it('logs in with a password from a file, and says so where it is wrong', async () => {
    const file = path.join(temporaryFolder(), 'password');
    writeFileSync(file, `${PASSWORD}\n`);
    const login = { smtpUser: 'quill', smtpPasswordFile: file };
    const { app, received, reader } = await withServer({ password: PASSWORD }, login);
    await sendBook(app.library, WORK, reader);
    expect(received[0]?.login).toBe('quill');
    writeFileSync(file, 'another');
    const failure = await sendBook(app.library, WORK, reader).catch((thrown: unknown) => thrown);
    expect(failure).toEqual(code('FL-SEND-LOGIN'));
    expect(`${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain('another');
  });

  it.each([
    ['FL-SEND-REFUSED', { RCPT: '550 5.1.1 no such user' }],
    ['FL-SEND-LARGE', { '.': '552 5.3.4 too large' }],
    ['FL-SEND-REFUSED', { '.': '554 5.7.1 refused' }],
    ['FL-SEND-REFUSED', { MAIL: '553 not your address' }],
  ])('says %s where the server answers %j', async (expected, refuse) => {
    const { app, received, reader } = await withServer({ refuse });
    await expect(sendBook(app.library, WORK, reader)).rejects.toEqual(code(expected));
    expect(received).toEqual([]);
  });

  it('never goes over an open way where an encrypted one was asked for', async () => {
    const { app, received, reader } = await withServer({}, { smtpSecurity: 'starttls' });
    await expect(sendBook(app.library, WORK, reader)).rejects.toEqual(code('FL-SEND-SERVER'));
    expect(received).toEqual([]);
  });

  it('is not sent where no server answers or is set', async () => {
    const { app, reader } = await withServer({}, { smtpPort: 1 });
    await expect(sendBook(app.library, WORK, reader)).rejects.toEqual(code('FL-SEND-SERVER'));
    await expect(sendBook((await library()).library, WORK, 'x')).rejects.toEqual(code('FL-SEND-OFF'));
  });

  it('goes to nobody who was not kept, and to nobody any more who was removed', async () => {
    const { app, received, reader } = await withServer();
    await expect(sendBook(app.library, WORK, 'other@kindle.example')).rejects.toEqual(
      code('FL-SEND-UNKNOWN'),
    );
    await removeEReader(app.library, reader);
    await expect(sendBook(app.library, WORK, KINDLE)).rejects.toEqual(code('FL-SEND-UNKNOWN'));
    expect(received).toEqual([]);
  });

  it('is not sent where it is too large, nor too often', async () => {
    const { app, received, reader } = await withServer();
    const small = { ...app.library, mailer: { from: '', mostBytes: 6000, send: async () => {} } };
    await expect(sendBook(small, WORK, reader)).rejects.toEqual(code('FL-SEND-LARGE'));
    const quick = { ...app.library, mailer: { from: '', mostBytes: 9_000_000, send: async () => {} } };
    for (let times = 0; times < 30; times += 1) await sendBook(quick, WORK, reader);
    await expect(sendBook(app.library, WORK, reader)).rejects.toEqual(code('FL-SEND-OFTEN'));
    const later = new Date(Date.now() + 2 * 3_600_000);
    await sendBook({ ...app.library, clock: () => later }, WORK, reader);
    expect(received).toHaveLength(1);
  });

  it('has a subject of one line, whatever a title says', async () => {
    const { port, received } = await smtpServer();
    const mailer = openSmtp({
      host: '127.0.0.1',
      port,
      security: 'none',
      user: null,
      password: () => '',
      from: 'me@home.example',
      mostBytes: 1000,
    });
    const book = {
      fileName: 'a\r\nb.epub',
      mediaType: 'application/epub+zip',
      bytes: new Uint8Array([1, 2, 3]),
    };
    const subject = 'A\r\nBcc: everybody@lists.example\r\n\r\nB';
    await mailer.send({ to: KINDLE, subject, text: 'x', book });
    expect(received[0]?.to).toEqual([KINDLE]);
    const read = await PostalMime.parse(received[0]?.source ?? new Uint8Array());
    expect(read.bcc).toBeUndefined();
    expect(read.subject).toBe('A Bcc: everybody@lists.example B');
  });
});

describe('addresses of e-readers', () => {
  it('are kept when they were given alike twice, each name and address once', async () => {
    const app = await library();
    const add = (name: string, address: string, again = address) =>
      addEReader(app.library, { name, address, again });
    expect(await add(' My  Kindle ', KINDLE)).toMatchObject({
      name: 'My Kindle',
      address: KINDLE,
      sentAt: null,
    });
    expect(await add('', 'other@pbsync.example')).toMatchObject({ name: 'other@pbsync.example' });
    await expect(add('Third', 'third@kindle.example', 'thrid@kindle.example')).rejects.toEqual(
      code('FL-SEND-TWICE'),
    );
    await expect(add('My Kindle', 'third@kindle.example')).rejects.toEqual(code('FL-SEND-TAKEN'));
    await expect(add('Third', KINDLE)).rejects.toEqual(code('FL-SEND-TAKEN'));
    expect(await listEReaders(app.library)).toHaveLength(2);
  });

  it('are none where anything stands around them', async () => {
    const app = await library();
    const written = [
      'nobody',
      'a@b',
      'a b@kindle.example',
      'a@kindle.example, b@kindle.example',
      'a@kindle.example\nBcc: b@kindle.example',
      '<a@kindle.example>',
      '.a@kindle.example',
      'a..b@kindle.example',
      'a@[127.0.0.1]',
      `${'a'.repeat(65)}@kindle.example`,
      `a@${'b'.repeat(300)}.example`,
    ];
    for (const address of written)
      await expect(addEReader(app.library, { name: 'x', address, again: address })).rejects.toEqual(
        code('FL-SEND-ADDRESS'),
      );
  });
});

it('reads a password from the environment or a file, and nowhere else', () => {
  const read = (file: string) => {
    if (file === 'there') return 'from file \n';
    throw new Error('no such file');
  };
  expect(smtpPassword({ smtpPasswordFile: 'there' }, read, { FANLIGHT_SMTP_PASSWORD: 'from env' })).toBe(
    'from env',
  );
  expect(smtpPassword({ smtpPasswordFile: 'there' }, read, {})).toBe('from file ');
  expect(() => smtpPassword({ smtpPasswordFile: 'gone' }, read, {})).toThrow(code('FL-SEND-SECRET'));
  expect(() => smtpPassword({ smtpPasswordFile: '' }, read, {})).toThrow(code('FL-SEND-SECRET'));
});
