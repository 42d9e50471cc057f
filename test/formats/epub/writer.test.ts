import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import { epubSpine, type WritableWork } from '#formats';
import { epubFormat } from '../../../src/formats/epub/format.ts';
import { EVERY_BLOCK, fragment, paragraph, writableWork } from '../writable-works.ts';

const NASTY = `<b>"Tom & 'Jerry'" ]]> \u201cq\u201d</b>`;

const WORKS: [string, WritableWork][] = [
  ['a short work', writableWork()],
  [
    'right to left',
    writableWork({
      language: 'he',
      title: 'יונה',
      chapters: [{ title: null, xhtml: fragment([paragraph('ויהי דבר')]) }],
    }),
  ],
  ['a Chinese title', writableWork({ language: 'zh-Hant', title: '水滸後傳', creators: ['陳忱'] })],
  [
    'chapters without titles',
    writableWork({ chapters: [1, 2, 3].map(() => ({ title: null, xhtml: fragment([paragraph('Text.')]) })) }),
  ],
  [
    'three hundred chapters',
    writableWork({
      chapters: Array.from({ length: 300 }, (_, index) => ({
        title: `Part ${index}`,
        xhtml: fragment([paragraph('Text.')]),
      })),
    }),
  ],
  ['every block', writableWork({ chapters: [{ title: 'All', xhtml: fragment(EVERY_BLOCK) }] })],
  [
    'markup in all metadata',
    writableWork({
      title: NASTY,
      creators: [NASTY, `${NASTY}2`],
      rating: NASTY,
      warnings: [NASTY],
      fandoms: [NASTY],
      relationships: [NASTY],
      characters: [NASTY],
      tags: [NASTY],
      summary: NASTY,
      notes: `${NASTY}\n\n${NASTY}\n${NASTY}`,
      disclaimer: NASTY,
      archivePermission: NASTY,
      series: { name: NASTY, position: 2 },
      chapters: [{ title: NASTY, xhtml: fragment([paragraph(NASTY)]) }],
    }),
  ],
  ['an empty summary', writableWork({ summary: '', notes: null, tags: [], creators: [], fandoms: [] })],
  ['a series', writableWork({ series: { name: 'Old Friends', position: 21 } })],
  ['a series without a number', writableWork({ series: { name: 'Old Friends', position: null } })],
  [
    'dates and language that are none',
    writableWork({ published: 'spring', modified: 'never', language: 'Klingon!' }),
  ],
  ['no chapters', writableWork({ chapters: [] })],
  ['an empty chapter', writableWork({ chapters: [{ title: '', xhtml: fragment([]) }] })],
];

async function written(work: WritableWork): Promise<Uint8Array> {
  const file = await epubFormat.write?.(work);
  if (!file) throw new Error('the EPUB format does not write');
  return file.bytes;
}

describe('EPUB writer', () => {
  it.each(WORKS)('passes EPUBCheck without an error or warning: %s', async (_, work) => {
    const result = await EpubCheck.validate(await written(work));
    const found = result.messages.filter(
      (message) => message.severity !== 'info' && message.severity !== 'usage',
    );
    expect(found).toEqual([]);
  });

  it('writes the same bytes for one revision, and others for the next', async () => {
    const first = await written(writableWork());
    expect(Buffer.compare(first, await written(writableWork()))).toBe(0);
    expect(Buffer.compare(first, await written(writableWork({ revision: 2 })))).not.toBe(0);
  });

  it('writes the same bytes in every time zone', async () => {
    const script = `
      import { createHash } from 'node:crypto';
      import { writableWork } from './test/formats/writable-works.ts';
      import { epubFormat } from './src/formats/epub/format.ts';
      const { bytes } = await epubFormat.write(writableWork());
      process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
    const hashIn = (zone: string) =>
      execFileSync(
        process.execPath,
        ['--conditions=source', '--input-type=module-typescript', '-e', script],
        {
          env: { ...process.env, TZ: zone },
          encoding: 'utf8',
        },
      );
    const here = createHash('sha256')
      .update(await written(writableWork()))
      .digest('hex');
    expect([hashIn('Pacific/Auckland'), hashIn('America/Los_Angeles')]).toEqual([here, here]);
  });

  it('puts the media type first and stored', async () => {
    const bytes = Buffer.from(await written(writableWork()));
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
    expect(bytes.readUInt16LE(8)).toBe(0);
  });

  it('names its files in ASCII without blanks, and keeps the names when chapters are added', () => {
    const two = epubSpine(writableWork({ chapters: writableWork().chapters }));
    const more = epubSpine(writableWork({ chapters: WORKS[4]?.[1].chapters ?? [] }));
    expect(more.slice(0, two.length)).toEqual(two);
    expect(more.every(({ href }) => /^[a-z0-9-]+\.xhtml$/.test(href))).toBe(true);
    expect(more.at(-1)).toEqual({ href: 'chapter-0300.xhtml', chapter: 300 });
  });
});
