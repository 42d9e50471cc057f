import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { containerKind, expandContainer, isContainer } from '../../src/library/expand-container.ts';
import { buildTar } from '../containers/build-tar.ts';
import { buildZip } from '../containers/build-zip.ts';

const RECORD = 'WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n';

async function expand(bytes: Uint8Array, name: string) {
  const found: { path: string; text: string }[] = [];
  for await (const entry of expandContainer({ bytes, name, path: name })) {
    if ('code' in entry) throw new Error(entry.code);
    found.push({ path: entry.path, text: Buffer.from(entry.bytes).toString('latin1') });
  }
  return found;
}

describe('isContainer', () => {
  it.each([
    ['a zip', buildZip([{ name: 'a.txt', content: 'x' }]), true],
    ['a gzip file', gzipSync('a story'), true],
    ['a tar', buildTar([{ name: 'a.txt', content: 'x' }]), true],
    ['a crawl', Buffer.from(RECORD), false],
    ['a crawl compressed record by record', Buffer.concat([gzipSync(RECORD), gzipSync(RECORD)]), false],
    ['an e-book', buildZip([{ name: 'mimetype', content: 'application/epub+zip', stored: true }]), false],
    ['a text', Buffer.from('a story'), false],
  ])('knows what to unpack: %s', (_, bytes, expected) => {
    expect(isContainer(bytes)).toBe(expected);
  });
});

describe('expandContainer', () => {
  it('takes the records out of a WACZ and leaves what is around them', async () => {
    const records = gzipSync(RECORD);
    const parts = [
      { name: 'archive/data.warc.gz', content: records, stored: true },
      { name: 'indexes/index.cdx.gz', content: 'com,example)/' },
      { name: 'pages/pages.jsonl', content: '{"format":"json-pages-1.0"}' },
      { name: 'datapackage.json', content: '{"profile":"data-package"}' },
      { name: 'datapackage-digest.json', content: '{}' },
    ];
    const bytes = buildZip(parts);
    expect(isContainer(bytes)).toBe(true);
    expect(await expand(bytes, 'crawl.wacz')).toEqual([
      { path: 'crawl.wacz!/archive/data.warc.gz', text: records.toString('latin1') },
    ]);
    const ordinary = buildZip(parts.filter(({ name }) => !name.startsWith('archive/')));
    expect(await expand(ordinary, 'other.zip')).toHaveLength(4);
  });

  it('unpacks the folder of a case as a tar, plain and in a gzip file', async () => {
    const root = path.resolve('test/corpus/tar/ordinary/input');
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const parts = files.map((file) => {
      const full = path.join(file.parentPath, file.name);
      return { name: path.relative(root, full), content: readFileSync(full) };
    });
    const tar = buildTar(parts);
    expect(containerKind(tar)).toBe('tar');
    const expected = parts.map(({ name, content }) => ({
      path: `s.tar!/${name}`,
      text: content.toString('latin1'),
    }));
    expect(await expand(tar, 's.tar')).toEqual(expected);
    const [inner] = await expand(gzipSync(tar), 's.tar.gz');
    expect(inner).toMatchObject({ path: 's.tar.gz!/s.tar', text: Buffer.from(tar).toString('latin1') });
  });
});
