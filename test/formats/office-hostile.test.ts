import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FanlightError } from '#errors';
import type { Format } from '#formats';
import { docxFormat } from '../../src/formats/docx/format.ts';
import { fb2Format } from '../../src/formats/fb2/format.ts';
import { foreignFormat } from '../../src/formats/foreign/format.ts';
import { mhtmlFormat } from '../../src/formats/mhtml/format.ts';
import { odtFormat } from '../../src/formats/odt/format.ts';
import { buildZip } from '../containers/build-zip.ts';
import { casesOf } from './office-cases.ts';

const READERS: readonly Format[] = [docxFormat, odtFormat, fb2Format, mhtmlFormat, foreignFormat];

/** Every reader answers with a result or a code, whatever it is given. */
async function survives(bytes: Uint8Array): Promise<void> {
  const input = { bytes, name: 'input', path: 'input' };
  for (const format of READERS) {
    format.recognise?.(input);
    try {
      const result = await format.read?.(input);
      for (const { code, message } of result?.losses ?? []) expect(`${code}${message}`).toMatch(/^FL-/);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(FanlightError);
    }
  }
}

/** A change to a file: a cut, bytes that are others, a stretch that stands twice, a stretch that is gone. */
type Change = { kind: 'cut' | 'set' | 'repeat' | 'remove'; at: number; length: number; byte: number };

const change = fc.record({
  kind: fc.constantFrom<Change['kind']>('cut', 'set', 'repeat', 'remove'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  byte: fc.integer({ min: 0, max: 255 }),
});

function changed(bytes: Uint8Array, { kind, at, length, byte }: Change): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, from + length);
  switch (kind) {
    case 'cut':
      return bytes.slice(0, from);
    case 'set':
      return Buffer.from(bytes).fill(byte, from, end);
    case 'repeat':
      return Buffer.concat([bytes.slice(0, end), bytes.slice(from)]);
    case 'remove':
      return Buffer.concat([bytes.slice(0, from), bytes.slice(end)]);
  }
}

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const samples = [
  ...casesOf('docx', [], { '[Content_Types].xml': TYPES }),
  ...casesOf('odt', ['mimetype'], { mimetype: 'application/vnd.oasis.opendocument.text' }),
  ...casesOf('fb2'),
  ...casesOf('mhtml'),
].map(({ input }) => input.bytes);

describe('damaged files', () => {
  test('never crash a reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (bytes, changes) => survives(changes.reduce(changed, bytes)),
      ),
      { numRuns: 60 },
    );
  });

  test('never crash a reader where the damage is inside a package', async () => {
    const texts = ['word/document.xml', 'word/styles.xml', 'word/footnotes.xml', 'content.xml', 'styles.xml'];
    const xml = fc.stringMatching(
      /^(?:<\/?(?:w:p|w:r|w:t|w:pPr|w:tbl|w:tr|w:tc|text:p|text:h|text:list|table:table|section|p)( [a-z:]{1,9}="[^"<&]{0,9}")?\/?>|[a-z &]{0,9}){0,40}$/,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), xml, (name, inner) => {
        const root = name.startsWith('word/') ? 'w:document xmlns:w="urn:x"' : 'office:document-content';
        const body = name.startsWith('word/') ? 'w:body' : 'office:text';
        const content = `<${root}><${body}>${inner}</${body}></${root.split(' ', 1)[0]}>`;
        return survives(
          buildZip([
            { name: 'word/document.xml', content: '<w:document/>' },
            { name, content },
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('attacks', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const docx = (document: string) => buildZip([{ name: 'word/document.xml', content: document }]);
  const odt = (text: string) =>
    buildZip([
      {
        name: 'content.xml',
        content: `<office:document-content><office:text>${text}</office:text></office:document-content>`,
      },
    ]);
  const mhtml = (body: string) =>
    Buffer.from(
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type="text/html"\n\n${body}`,
    );

  test.each([
    [
      'a Word document that unpacks to far more',
      docx(`<w:document ${W}>${' '.repeat(80_000_000)}</w:document>`),
    ],
    [
      'a thousand million laughs',
      docx(
        `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    ],
    ['deep tables', docx(`<w:document ${W}><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}`)],
    ['deep lists', odt('<text:list><text:list-item>'.repeat(20_000))],
    ['deep spans', odt(`<text:p>${'<text:span>'.repeat(20_000)}`)],
    [
      'a style that is its own parent',
      buildZip([
        {
          name: 'word/document.xml',
          content: `<w:document ${W}><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p></w:body></w:document>`,
        },
        {
          name: 'word/styles.xml',
          content: `<w:styles ${W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`,
        },
      ]),
    ],
    [
      'a note that refers to itself',
      buildZip([
        {
          name: 'word/document.xml',
          content: `<w:document ${W}><w:body><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`,
        },
        {
          name: 'word/footnotes.xml',
          content: `<w:footnotes ${W}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`,
        },
      ]),
    ],
    ['many repeated comments that do not end', Buffer.from(`<FictionBook>${'<!-- '.repeat(200_000)}`)],
    ['many tags that do not end', Buffer.from(`<FictionBook>${'<p '.repeat(300_000)}`)],
    ['many boundaries', mhtml('--b\n'.repeat(500_000))],
    ['boundaries in boundaries', mhtml('--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(50_000))],
    [
      'a header without end',
      Buffer.from(`MIME-Version: 1.0\nContent-Type: multipart/related${'; a="'.repeat(200_000)}`),
    ],
    [
      'escapes without end',
      mhtml(
        `--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(500_000)}`,
      ),
    ],
  ])(
    '%s',
    async (_, bytes) => {
      const start = performance.now();
      await survives(bytes);
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    30_000,
  );
});
