import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipNames } from '#containers';
import { buildZip } from './build-zip.ts';

const zip = buildZip([
  { name: 'mimetype', content: 'application/x-test', stored: true },
  { name: 'word/document.xml', content: '<a/>' },
  { name: 'héros.txt', content: 'A' },
]);

describe('the names of a zip', () => {
  test('are those of its directory, in order', () => {
    expect(zipNames(zip)).toEqual(['mimetype', 'word/document.xml', 'héros.txt']);
  });

  test('are at most as many as asked for', () => {
    expect(zipNames(zip, 2)).toEqual(['mimetype', 'word/document.xml']);
  });

  test('are those of the local headers where the directory is cut away', () => {
    expect(zipNames(zip.slice(0, zip.length - 60))).toEqual(['mimetype', 'word/document.xml', 'héros.txt']);
  });

  test('are none of what is no zip', () => {
    expect(zipNames(Buffer.from('PK is a pair of letters'))).toEqual([]);
    expect(zipNames(new Uint8Array())).toEqual([]);
  });

  test('never throw', () => {
    fc.assert(
      fc.property(
        fc.nat(zip.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(zip.length),
        (at, byte, end) => {
          const bytes = Buffer.from(zip);
          bytes[at] = byte;
          expect(Array.isArray(zipNames(bytes.subarray(0, end)))).toBe(true);
        },
      ),
    );
  });
});
