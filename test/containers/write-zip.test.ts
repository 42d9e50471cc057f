import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LIMITS,
  deflatedFile,
  deflateJoinable,
  joinedFile,
  type PackedFile,
  readZip,
  storedFile,
  writeZip,
} from '#containers';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 60_000 }), fc.constant(''));
const level = fc.constantFrom(1, 6);
/** What yauzl, which is not ours, reads of a zip. */
async function unpacked(bytes: Uint8Array): Promise<[string, string][]> {
  const files: [string, string][] = [];
  for await (const entry of readZip(bytes, DEFAULT_LIMITS)) {
    if ('code' in entry) throw new Error(`${entry.code} ${entry.path}`);
    files.push([entry.path, Buffer.from(entry.bytes).toString('utf8')]);
  }
  return files;
}

/** A text as a catalogue keeps it. */
function kept(content: string): { bytes: Uint8Array; deflated: Uint8Array } {
  return { bytes: Buffer.from(content), deflated: deflateJoinable(content, 1) };
}

describe('a stream that others are joined to', () => {
  it('is inflated as any other', () => {
    fc.assert(
      fc.property(text, level, (content, at) => {
        const well = content.toWellFormed();
        expect(inflateRawSync(deflateJoinable(well, at)).toString('utf8')).toBe(well);
      }),
    );
  });

  it('looks back as far as its bytes go, however few letters they are', () => {
    let seed = 1;
    const letters = Array.from({ length: 2_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCodePoint(0x0400 + (seed % 64));
    }).join('');
    const once = deflateJoinable(letters, 1).length;
    expect(deflateJoinable(letters + letters, 1).length).toBeLessThan(1.2 * once);
  });

  it('has a buffer of its own', () => {
    const stream = deflateJoinable('Rain.', 1);
    expect(stream.buffer.byteLength).toBe(stream.length);
  });
});

describe('a written zip', () => {
  it('holds what was put into it, however it was packed', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, level, async (before, middle, after, at) => {
        const [first, second, third] = [before, middle, after].map((part) => part.toWellFormed());
        const whole = `${first}${second}${third}`;
        const bytes = writeZip([
          ['stored.txt', storedFile(Buffer.from(whole))],
          ['deflated.txt', deflatedFile(whole, at)],
          ['ümlaut/joined.txt', joinedFile(first ?? '', kept(second ?? ''), third ?? '', at)],
        ]);
        expect(await unpacked(bytes)).toEqual([
          ['stored.txt', whole],
          ['deflated.txt', whole],
          ['ümlaut/joined.txt', whole],
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('puts what is kept into it as it is, and deflates anew what was kept in another way', () => {
    const words = 'The lamp had been out for an hour. '.repeat(200);
    const { bytes, deflated } = kept(words);
    const joined = joinedFile('<p>', { bytes, deflated }, '</p>', 1);
    expect(joined.chunks).toHaveLength(3);
    expect(Buffer.from(deflated).indexOf(joined.chunks[1] ?? Buffer.alloc(0))).toBe(0);
    const other = joinedFile('<p>', { bytes, deflated: deflated.subarray(0, -2) }, '</p>', 1);
    expect(inflateRawSync(other.chunks[0] ?? Buffer.alloc(0)).toString()).toBe(`<p>${words}</p>`);
    expect(other.crc).toBe(crc32(`<p>${words}</p>`));
  });

  it('has no time in it, and its first file begins where a reader of kinds looks', () => {
    const files: [string, PackedFile][] = [['mimetype', storedFile(Buffer.from('application/epub+zip'))]];
    const bytes = Buffer.from(writeZip(files));
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
    expect(bytes.readUInt32LE(10)).toBe(0x0021_0000);
    expect(Buffer.compare(bytes, writeZip(files))).toBe(0);
  });

  it('of more files than a zip without extensions holds is refused', () => {
    const file = storedFile(new Uint8Array());
    const files = Array.from({ length: 65_536 }, (_, index): [string, PackedFile] => [String(index), file]);
    expect(() => writeZip(files)).toThrow(expect.objectContaining({ code: 'FL-USE-BOOK-SIZE' }));
  });
});
