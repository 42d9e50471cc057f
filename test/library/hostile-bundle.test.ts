import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { exportBundle, importBundle } from '#library';
import { KEEPING } from '../../src/app.ts';
import { act, EVERY_ACT, librariesToBag } from './library-to-bag.ts';
import { filesUnder } from './library-with-pictures.ts';
import { forge, reseal } from './reseal-bag.ts';
import { temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const open = librariesToBag();
const WORK = 'works/000/000001';
/** A work with one state. */
const UNCHANGED = 'works/000/000007';
const WORK_FILE = `${WORK}/work.json`;

const template = path.join(mkdtempSync(path.join(tmpdir(), 'fanlight-bag-')), 'bag');
let isThere = false;
afterAll(() => rmSync(path.dirname(template), { recursive: true, force: true }));

/** A bag of a library in which everything was done, which a test may change. */
async function someBag(): Promise<string> {
  if (!isThere) {
    const app = await open();
    await act(app, EVERY_ACT);
    await exportBundle({ ...app.library, data: app.data }, template, KEEPING, { withPrivate: true });
    isThere = true;
  }
  const bag = path.join(temporaryFolder(), 'bag');
  cpSync(template, bag, { recursive: true });
  return bag;
}

/** Tries to import a bag into an empty library, and says what became of it. */
async function attempt(bag: string): Promise<{ code: string | null; isEmpty: boolean; originals: number }> {
  const data = path.join(temporaryFolder(), 'data');
  const { library } = await temporaryLibrary(data);
  const code = await importBundle(library, bag).then(
    () => null,
    (thrown: { code: string }) => thrown.code,
  );
  const originals = filesUnder(data);
  const kept = [...originals.keys()].filter((name) => /^(?:originals|media)/.test(name)).length;
  expect(await library.catalogue.check()).toEqual({ sound: true, faults: [] });
  return { code, isEmpty: await library.catalogue.isEmpty(), originals: kept };
}

const jsonOf = (bag: string, name: string) => JSON.parse(readFileSync(path.join(bag, 'data', name), 'utf8'));

/** Changes the JSON of a file, and seals the bag again. */
function forgeJson(name: string, change: (value: Record<string, unknown>) => void): (bag: string) => void {
  return (bag) =>
    forge(bag, name, (text) => {
      const value = JSON.parse(text);
      change(value);
      return JSON.stringify(value);
    });
}

/** Changes the first line of a list, and seals the bag again. */
function forgeLine(name: string, change: (line: string) => string): (bag: string) => void {
  return (bag) =>
    forge(bag, name, (text) => {
      const [first = '', ...rest] = text.split('\n');
      return [change(first), ...rest].join('\n');
    });
}

/** Changes what the states of a work that was read again say of that, and seals the bag again. */
function forgeRereading(change: (state: Record<string, unknown>) => void): (bag: string) => void {
  return (bag) => {
    const names = [...filesUnder(path.join(bag, 'data')).keys()].filter((name) => name.endsWith('work.json'));
    const name = names.find((one) =>
      readFileSync(path.join(bag, 'data', one), 'utf8').includes('"rereading"'),
    );
    forgeJson(name ?? '', ({ revisions }) => {
      for (const state of revisions as Record<string, unknown>[]) change(state);
    })(bag);
  };
}

describe('a bag that is not to be believed leaves nothing behind', () => {
  it.each<[string, (bag: string) => void, string]>([
    ['a file that is gone', (bag) => rmSync(path.join(bag, 'data', WORK_FILE)), 'FL-BUNDLE-INVALID'],
    ['other bytes', (bag) => writeFileSync(path.join(bag, 'data', 'works.tsv'), 'x'), 'FL-BUNDLE-INVALID'],
    [
      'a link to a file elsewhere',
      (bag) => symlinkSync('/etc/hostname', path.join(bag, 'data', 'works', 'x')),
      'FL-BUNDLE-INVALID',
    ],
    [
      'a way out of the bag',
      (bag) => writeFileSync(path.join(bag, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../secret\n`),
      'FL-BUNDLE-INVALID',
    ],
    [
      'something to fetch',
      (bag) => writeFileSync(path.join(bag, 'fetch.txt'), 'http://tide.example/x - data/works/x\n'),
      'FL-BUNDLE-INVALID',
    ],
    [
      'a newer form',
      forgeJson('library.json', (head) => Object.assign(head, { version: 7 })),
      'FL-BUNDLE-NEWER',
    ],
    ['no JSON', (bag) => forge(bag, 'library.json', () => '{"fanlight": "library"'), 'FL-BUNDLE-RECORD'],
    [
      'a rereading that is not there',
      forgeRereading((state) => 'rereading' in state && Object.assign(state, { rereading: 99 })),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a state that was read again, and never before',
      forgeRereading((state) => Object.assign(state, { rereading: 1 })),
      'FL-BUNDLE-RECORD',
    ],
    ['a key too many', forgeJson(WORK_FILE, (work) => Object.assign(work, { extra: 1 })), 'FL-BUNDLE-RECORD'],
    [
      'a number that is none',
      forgeJson(WORK_FILE, (work) => Object.assign(work, { words: 1e300 })),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a work in another’s folder',
      forgeJson(WORK_FILE, (work) => Object.assign(work, { id: 2 })),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a state that is not there',
      forgeJson(WORK_FILE, (work) => Object.assign(work, { revision: 9 })),
      'FL-BUNDLE-RECORD',
    ],
    [
      'an edit of a field that there is not',
      forgeJson(WORK_FILE, (work) =>
        Object.assign(work, { edits: [{ at: '2026-01-01', field: 'id', value: 'x' }] }),
      ),
      'FL-BUNDLE-RECORD',
    ],
    [
      'an edit with a value of another kind',
      forgeJson(WORK_FILE, (work) =>
        Object.assign(work, { edits: [{ at: '2026-01-01', field: 'title', value: ['x'] }] }),
      ),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a decision that nobody made',
      forgeJson(WORK_FILE, (work) =>
        Object.assign(work, {
          edits: [{ at: '2026-01-01', field: 'title', value: 'x' }],
          decisions: [{ decision: 9999, proposed: {}, before: {}, edit: 1 }],
        }),
      ),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a file that nobody imported',
      forgeJson(WORK_FILE, (work) => {
        const [first] = work['revisions'] as object[];
        Object.assign(first ?? {}, { file: 99_999 });
      }),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a state without its text',
      (bag) => {
        rmSync(path.join(bag, 'data', WORK, 'revision-1', 'chapter-001.xhtml'));
        reseal(bag);
      },
      'FL-BUNDLE-RECORD',
    ],
    [
      'a chapter that is no page',
      (bag) => forge(bag, `${WORK}/revision-1/chapter-001.xhtml`, () => '<p>Hello.</p>'),
      'FL-BUNDLE-RECORD',
    ],
    [
      'an original that is not there',
      (bag) => {
        const folder = path.join(bag, 'data', 'originals');
        rmSync(path.join(folder, readdirSync(folder)[0] ?? ''), { recursive: true });
        reseal(bag);
      },
      'FL-BUNDLE-RECORD',
    ],
    [
      'a page that says it is a picture',
      (bag) => {
        const folder = path.join(bag, 'data', 'media');
        const name = readdirSync(folder).find((one) => /^[0-9a-f]{64}$/.test(one)) ?? '';
        writeFileSync(path.join(folder, name), '<script>alert(1)</script>');
        reseal(bag);
      },
      'FL-BUNDLE-RECORD',
    ],
    [
      'a picture of another kind',
      forgeLine('media/pictures.jsonl', (line) => line.replace('image/png', 'image/svg+xml')),
      'FL-BUNDLE-RECORD',
    ],
    ['a line that is no JSON', forgeLine('imports/files.jsonl', (line) => line.slice(1)), 'FL-BUNDLE-RECORD'],
    ['an import twice', forgeLine('imports/imports.jsonl', (line) => `${line}\n${line}`), 'FL-BUNDLE-RECORD'],
    [
      'an import that ends in the way of another',
      forgeLine('imports/imports.jsonl', (line) => line.replace('"finished"', '"running"')),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a mark of a work that is not there',
      forgeLine('private/marks.jsonl', (line) => line.replace(/"work":\d+/, '"work":4242')),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a work that stands under itself',
      forgeLine('joined.jsonl', (line) => {
        const { into, ...rest } = JSON.parse(line);
        return JSON.stringify({ ...rest, work: into, into });
      }),
      'FL-BUNDLE-RECORD',
    ],
    [
      'works that stand under each other',
      forgeLine('joined.jsonl', (line) => {
        const { work, into, joinedAt } = JSON.parse(line);
        return `${line}\n${JSON.stringify({ work: into, into: work, joinedAt })}`;
      }),
      'FL-BUNDLE-RECORD',
    ],
    [
      'a tag above itself',
      (bag) =>
        forge(bag, 'tags/mapping.json', (text) => {
          const mapping = JSON.parse(text);
          const [tag] = mapping.canonical;
          mapping.metas.push({ below: tag, above: tag });
          return JSON.stringify(mapping);
        }),
      'FL-BUNDLE-RECORD',
    ],
    [
      'no UTF-8',
      (bag) => forgeBytes(bag, 'decisions.jsonl', Uint8Array.from([0x7b, 0xff, 0x7d, 0x0a])),
      'FL-BUNDLE-RECORD',
    ],
  ])('%s', { timeout: 60_000 }, async (_, change, code) => {
    const bag = await someBag();
    change(bag);
    expect(await attempt(bag)).toEqual({ code, isEmpty: true, originals: 0 });
  });

  it('an original under the name of another', { timeout: 60_000 }, async () => {
    const bag = await someBag();
    const folder = path.join(bag, 'data', 'originals');
    const shelf = path.join(folder, readdirSync(folder).at(-1) ?? '');
    writeFileSync(path.join(shelf, readdirSync(shelf)[0] ?? ''), 'Other bytes.');
    reseal(bag);
    // Bytes that were kept until then lie under their own names, and nothing counts on them.
    expect(await attempt(bag)).toMatchObject({ code: 'FL-BUNDLE-RECORD', isEmpty: true });
  });

  it('a folder that is no bag', async () => {
    expect(await attempt(temporaryFolder())).toMatchObject({ code: 'FL-BAG-NONE', isEmpty: true });
  });
});

function forgeBytes(bag: string, name: string, bytes: Uint8Array): void {
  writeFileSync(path.join(bag, 'data', name), bytes);
  reseal(bag);
}

describe('what is taken in', () => {
  it('goes through the document: no script of a chapter, a comment or a page of a site', {
    timeout: 60_000,
  }, async () => {
    const bag = await someBag();
    const script = '<script>alert(1)</script><p onclick="x()">Tide<img src="http://tide.example/x.png"/></p>';
    forge(bag, `${UNCHANGED}/revision-1/chapter-001.xhtml`, (text) => text.replace('<p>', `${script}<p>`));
    const list = path.join(bag, 'data', 'site', 'creators.jsonl');
    const [first] = readFileSync(list, 'utf8').split('\n');
    const creator = { ...JSON.parse(first ?? ''), profile: script, withdrawn: false };
    writeFileSync(list, `${JSON.stringify(creator)}\n`);
    reseal(bag);
    const { library } = await temporaryLibrary();
    await importBundle(library, bag);
    const [body] = await library.catalogue.chapterBodies(7 as WorkId);
    const text = inflateRawSync(body ?? '').toString('utf8');
    expect(text).toContain('Tide');
    const profile = (await library.catalogue.creatorProfile(creator.name))?.profile ?? '';
    expect(profile).toContain('Tide');
    for (const fragment of [text, profile]) expect(fragment).not.toMatch(/script|onclick|http:\/\/tide/);
  });

  it('has what the bag says is gone from the library already', { timeout: 60_000 }, async () => {
    const bag = await someBag();
    const folder = path.join(bag, 'data', 'originals');
    const shelf = readdirSync(folder)[0] ?? '';
    const [hash = ''] = readdirSync(path.join(folder, shelf));
    rmSync(path.join(folder, shelf), { recursive: true });
    const head = jsonOf(bag, 'library.json');
    head.missing.push({ kind: 'original', hash });
    writeFileSync(path.join(bag, 'data', 'library.json'), JSON.stringify(head));
    reseal(bag);
    const { library } = await temporaryLibrary();
    const report = await importBundle(library, bag);
    expect(report.missing).toEqual([{ kind: 'original', hash }]);
    expect(await library.catalogue.isHeld('original', hash)).toBe(true);
  });
});
