import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedFileError, StoredTextIndex, type TextDocument, type TextQuery } from '#fulltext';
import { arbitraryDocument, arbitraryTextQuery } from './arbitrary-texts.ts';
import { NaiveTexts } from './naive-text.ts';

const utf8 = new TextEncoder();
const SEA: TextQuery = { kind: 'word', text: 'sea' };

function document(work: number, text: string): TextDocument {
  const head = { language: 'en', title: `Title ${work}`, creators: [], summary: null, notes: [] };
  return { ...head, work, stamp: work, body: [{ kind: 'text', bytes: utf8.encode(text) }] };
}

describe('the files of a text index', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-text-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (over: object = {}) => new StoredTextIndex({ folder, library: 'a', readOnly: false, ...over });
  const worksOf = (stored: StoredTextIndex, query: TextQuery) =>
    [...stored.index.match(query).works].sort((a, b) => a - b);
  const segmentFiles = () => readdirSync(folder).filter((name) => name.endsWith('.segment'));

  /** Keeps some works and closes. */
  function fill(works: number, change = 1): void {
    const stored = open();
    stored.index.save(
      Array.from({ length: works }, (_, at) => document(at + 1, `sea ${'word '.repeat(at % 90)} w${at}`)),
    );
    stored.tookIn(change);
    stored.keep();
    stored.close();
  }

  it('give the same answers when they are opened again, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.array(arbitraryDocument(30), { maxLength: 6 }),
            fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
          ),
          { maxLength: 5 },
        ),
        fc.array(arbitraryTextQuery, { minLength: 1, maxLength: 4 }),
        (changes, queries) => {
          rmSync(folder, { recursive: true, force: true });
          const naive = new NaiveTexts();
          for (const [change, [saved, removed]] of changes.entries()) {
            const stored = open();
            expect(stored.change).toBe(change);
            stored.index.save(saved);
            naive.save(saved);
            stored.index.remove(removed);
            naive.remove(removed);
            stored.tookIn(change + 1);
            stored.keep();
            for (const query of queries)
              expect(worksOf(stored, query)).toEqual(naive.match(query).map(({ work }) => work));
            stored.close();
          }
          const again = open({ readOnly: true });
          expect(again.change).toBe(changes.length);
          expect(again.index.size).toBe(naive.works.length);
          for (const query of queries)
            expect(worksOf(again, query)).toEqual(naive.match(query).map(({ work }) => work));
          again.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('remember the stamps of works', () => {
    fill(3);
    const { index } = open();
    expect([1, 3, 4].map((work) => index.stampOf(work))).toEqual([1, 3, null]);
  });

  it('are as they were before what is not kept', () => {
    fill(3, 5);
    const stored = open();
    stored.index.save([document(9, 'sea')]);
    stored.index.remove([1]);
    stored.tookIn(6);
    expect(worksOf(stored, SEA)).toEqual([2, 3, 9]);
    const other = open();
    expect(other.change).toBe(5);
    expect(worksOf(other, SEA)).toEqual([1, 2, 3]);
  });

  it('are left alone by who only reads', () => {
    fill(2);
    const before = segmentFiles();
    const reader = open({ readOnly: true });
    reader.index.save([document(3, 'sea')]);
    reader.tookIn(2);
    reader.keep();
    expect(worksOf(reader, SEA)).toEqual([1, 2, 3]);
    expect(segmentFiles()).toEqual(before);
    expect(open().change).toBe(1);
  });

  it('of another library are not used', () => {
    fill(2);
    expect(open({ library: 'b' }).change).toBe(0);
    expect(open().change).toBe(1);
  });

  it('are those in use, and no others', () => {
    for (let change = 1; change < 20; change += 1) {
      const stored = open();
      stored.index.save([document(change, `sea ${change}`)]);
      stored.tookIn(change);
      stored.keep();
      expect(segmentFiles()).toHaveLength(stored.index.segments.length);
      stored.close();
    }
    expect(worksOf(open(), SEA)).toHaveLength(19);
  });

  it('are empty or answer right wherever a byte is changed or the end is lost', () => {
    fill(300);
    const expected = worksOf(open(), SEA);
    const phrase: TextQuery = { kind: 'phrase', text: 'sea word word' };
    const expectedPhrase = worksOf(open(), phrase);
    expect(expectedPhrase.length).toBeGreaterThan(200);
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      const sound = readFileSync(file);
      for (let step = 0; step < 60; step += 1) {
        const at = Math.floor((sound.length * step) / 60);
        const damaged = step % 5 === 4 ? sound.subarray(0, at) : Buffer.from(sound);
        if (step % 5 !== 4) damaged[at] = (damaged[at] ?? 0) ^ 0x55;
        writeFileSync(file, damaged);
        const stored = open();
        if (stored.change === 0) expect(stored.index.size).toBe(0);
        else
          for (const [query, right] of [
            [SEA, expected],
            [phrase, expectedPhrase],
          ] as const) {
            let found: number[] | null = null;
            try {
              found = worksOf(stored, query);
            } catch (thrown) {
              expect(thrown).toBeInstanceOf(DamagedFileError);
            }
            if (found) expect(found).toEqual(right);
          }
        stored.close();
      }
      writeFileSync(file, sound);
    }
    expect(worksOf(open(), SEA)).toEqual(expected);
  });

  it('say what to do where they cannot be written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const stored = open({ folder: path.join(folder, 'file') });
    stored.index.save([document(1, 'sea')]);
    stored.tookIn(1);
    expect(() => stored.keep()).toThrow(expect.objectContaining({ code: 'FL-LIB-FOLDER' }));
    expect(worksOf(stored, SEA)).toEqual([1]);
  });
});
