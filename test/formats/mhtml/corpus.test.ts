import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { mhtmlFormat } from '../../../src/formats/mhtml/format.ts';
import { casesOf, checkCase } from '../office-cases.ts';

describe.each(casesOf('mhtml'))('$name', (one) => {
  test('is recognised', () => {
    expect(mhtmlFormat.recognise?.(one.input)?.confidence).toBeGreaterThan(0.9);
  });

  test('is read as expected', () => checkCase(mhtmlFormat, one));
});

const PAGE = '--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>A story.</p></body></html>\r\n--b--\r\n';

test.each([
  [
    'a mail with pictures',
    `From: a@b.example\r\nTo: list@c.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n${PAGE}`,
  ],
  [
    'a mail that was received',
    `Received: from x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n${PAGE}`,
  ],
  [
    'a mail in two forms',
    `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n${PAGE}`,
  ],
  [
    'a mailbox',
    `From a@b.example Sun Mar  1 12:00:00 2009\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n${PAGE}`,
  ],
  ['a text with labels', 'Title: The Third Umbrella\r\nAuthor: Quillfeather\r\n\r\nThe fog had come.'],
  ['a page', '<html><body><p>MIME-Version: 1.0</p></body></html>'],
])('takes no %s for a page in one file', (_, text) => {
  const bytes = Buffer.from(text, 'latin1');
  expect(mhtmlFormat.recognise?.({ bytes, name: 'input.mht', path: 'input.mht' })).toBeNull();
});

test('a work is known by where its page stood', async () => {
  const text = `From: <Saved by WebKit>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: http://tide.example/slate.html#top\r\n\r\n<html><body><h1>The Slate</h1><p>Old Mr. Tarrant opened the door himself, with a lens still screwed into his eye, and turned the colour of tallow.</p></body></html>\r\n--b--\r\n`;
  const read = await mhtmlFormat.read?.({
    bytes: Buffer.from(text, 'latin1'),
    name: 'input.mht',
    path: 'input.mht',
  });
  expect(read?.works[0]?.addresses).toEqual([{ address: 'http://tide.example/slate.html' }]);
});
