import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkWatched, type Source, watchFolder } from '#library';
import { BOOK_LISTS } from '../../src/app.ts';
import { isUnfinished } from '../../src/library/watch-folder.ts';
import { temporaryFolder } from './temporary-library.ts';

const QUIET = 250;
const SOON = { timeout: 8000, interval: 20 };

/** A watch over a folder, with what it took in, batch by batch. */
function watching(
  folder: string,
  data = temporaryFolder(),
  take?: (sources: readonly Source[]) => Promise<void>,
) {
  const batches: string[][] = [];
  const faults: string[] = [];
  const stopping = new AbortController();
  const ended = watchFolder({
    data,
    folder,
    lists: BOOK_LISTS,
    quiet: QUIET,
    every: 300,
    signal: stopping.signal,
    onFault: ({ code }) => faults.push(code),
    take: async (sources) => {
      await take?.(sources);
      batches.push(sources.map((source) => path.posix.relative(folder, source.path)).sort());
    },
  });
  const stop = async () => {
    stopping.abort();
    await ended;
  };
  onTestFinished(stop);
  return { batches, faults, stop, data };
}

const quietly = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a watched folder', () => {
  it('gives what is there and what comes, a batch for each quiet period, and keeps its hands off', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), 'one');
    const { batches } = watching(folder);
    await vi.waitFor(() => expect(batches).toEqual([['a.txt']]), SOON);
    writeFileSync(path.join(folder, 'b.txt'), 'two');
    writeFileSync(path.join(folder, 'c.txt'), 'three');
    await vi.waitFor(() => expect(batches).toHaveLength(2), SOON);
    expect(batches[1]).toEqual(['b.txt', 'c.txt']);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'c.txt']);
    await quietly(QUIET * 4);
    expect(batches).toHaveLength(2);
  });

  it('waits for a file that grows, and for one that is still called after its download', async () => {
    const folder = temporaryFolder();
    const { batches } = watching(folder);
    const file = path.join(folder, 'book.epub.part');
    writeFileSync(file, 'half');
    await quietly(QUIET * 3);
    expect(batches).toEqual([]);
    renameSync(file, path.join(folder, 'book.epub'));
    for (let times = 0; times < 6; times += 1) {
      appendFileSync(path.join(folder, 'book.epub'), 'more');
      await quietly(QUIET / 3);
    }
    expect(batches).toEqual([]);
    await vi.waitFor(() => expect(batches).toEqual([['book.epub']]), SOON);
  });

  it('takes what changed with what it belongs to: its folder, or the file of its name', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'Site', 'stories'), { recursive: true });
    writeFileSync(path.join(folder, 'Site', 'dump.sql'), 'x');
    writeFileSync(path.join(folder, 'Site', 'stories', '1.txt'), 'x');
    writeFileSync(path.join(folder, 'lamp.epub'), 'x');
    writeFileSync(path.join(folder, 'other.epub'), 'x');
    const { batches } = watching(folder);
    await vi.waitFor(() => expect(batches).toHaveLength(1), SOON);
    writeFileSync(path.join(folder, 'Site', 'stories', '1.txt'), 'changed');
    await vi.waitFor(() => expect(batches[1]).toEqual(['Site/dump.sql', 'Site/stories/1.txt']), SOON);
    writeFileSync(path.join(folder, 'lamp.epub.json'), '{}');
    await vi.waitFor(() => expect(batches[2]).toEqual(['lamp.epub', 'lamp.epub.json']), SOON);
  });

  it('takes a calibre library whole when its database changes', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'Anne', 'Lamp (1)'), { recursive: true });
    writeFileSync(path.join(folder, 'Anne', 'Lamp (1)', 'Lamp.epub'), 'x');
    writeFileSync(path.join(folder, 'metadata.db'), 'x');
    const { batches } = watching(folder);
    await vi.waitFor(() => expect(batches).toHaveLength(1), SOON);
    writeFileSync(path.join(folder, 'metadata.db'), 'changed');
    await vi.waitFor(() => expect(batches[1]).toEqual(['Anne/Lamp (1)/Lamp.epub', 'metadata.db']), SOON);
  });

  it('takes nothing twice after a restart, and what changed meanwhile', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), 'one');
    writeFileSync(path.join(folder, 'b.txt'), 'one');
    const first = watching(folder);
    await vi.waitFor(() => expect(first.batches).toHaveLength(1), SOON);
    await first.stop();
    writeFileSync(path.join(folder, 'b.txt'), 'two, longer');
    const second = watching(folder, first.data);
    await vi.waitFor(() => expect(second.batches).toEqual([['b.txt']]), SOON);
  });

  it('goes on after a fault, tells it once, and tries the files again', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), 'one');
    let failures = 0;
    const { batches, faults } = watching(folder, temporaryFolder(), async () => {
      failures += 1;
      if (failures <= 2) throw new Error('the library is busy');
    });
    await vi.waitFor(() => expect(batches).toEqual([['a.txt']]), SOON);
    expect(faults).toEqual(['FL-USE-FAILED']);
  });

  it('may be named by a link', async () => {
    const folder = temporaryFolder();
    const link = path.join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    mkdirSync(path.join(folder, '.hidden'));
    writeFileSync(path.join(folder, '.hidden', 'a.txt'), 'x');
    writeFileSync(path.join(folder, 'b.txt'), 'x');
    const { batches } = watching(link);
    await vi.waitFor(
      () => expect(batches.map((names) => names.map((name) => path.basename(name)))).toEqual([['b.txt']]),
      SOON,
    );
  });

  it('outlives its folder, as a network folder goes and comes', async () => {
    const folder = path.join(temporaryFolder(), 'there');
    const { batches, faults } = watching(folder);
    await vi.waitFor(() => expect(faults).toEqual(['FL-USE-NO-INPUT']), SOON);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.txt'), 'one');
    await vi.waitFor(() => expect(batches).toHaveLength(1), SOON);
    rmSync(folder, { recursive: true });
    await vi.waitFor(() => expect(faults).toHaveLength(2), SOON);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'b.txt'), 'two');
    await vi.waitFor(() => expect(batches[1]).toEqual(['b.txt']), SOON);
  });

  it('is not the data folder, nor in it', () => {
    const data = temporaryFolder();
    expect(() => checkWatched(data, [data])).toThrow(
      expect.objectContaining({ code: 'FL-USE-WATCH-FOLDER' }),
    );
    expect(() => checkWatched(data, [path.join(data, 'originals')])).toThrow();
    expect(() => checkWatched(data, [path.dirname(data), `${data}-other`])).not.toThrow();
  });
});

it.each([
  ['book.epub', false],
  ['book.epub.part', true],
  ['Unconfirmed 12.crdownload', true],
  ['a.tmp', true],
  ['.syncthing.a.epub.tmp', true],
  ['.stversions/a.epub', true],
  ['~$draft.docx', true],
  ['draft.txt~', true],
  ['A/B (1)/B - A.epub.0a1b2c3d.new', true],
  ['Party.txt', false],
  ['Chapter.new', false],
  ['A/B (1)/B - A.epub', false],
])('%s is unfinished: %s', (name, is) => expect(isUnfinished(name)).toBe(is));
