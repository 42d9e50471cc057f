import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { OWN_READER, type WorkId } from '#catalogue';
import {
  type BundleOptions,
  exportBundle,
  importBundle,
  isBundle,
  restoreBatch,
  withdrawBatch,
} from '#library';
import { checkBag } from '#preservation';
import { KEEPING } from '../../src/app.ts';
import { act, EVERY_ACT, librariesToBag } from './library-to-bag.ts';
import { contentOf, filesUnder, type Held, storyText } from './library-with-pictures.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const open = librariesToBag();
const TIMEOUT = { timeout: 60_000 };

async function bagOf(app: Pick<Held, 'library' | 'data'>, options: BundleOptions = {}): Promise<string> {
  const folder = path.join(temporaryFolder(), 'bag');
  await exportBundle({ ...app.library, data: app.data }, folder, KEEPING, options);
  expect((await checkBag(folder)).problems).toEqual([]);
  return folder;
}

/** Everything a bag says, as one text. */
function saidIn(bag: string): string {
  return [...filesUnder(bag)]
    .map(([name, text]) => `${name}\n${Buffer.from(text, 'base64').toString()}`)
    .join('\n');
}

const readJson = (...place: string[]) => JSON.parse(readFileSync(path.join(...place), 'utf8'));

/** The number of a work by its title. */
async function numberOf({ library }: Pick<Held, 'library'>, title: string): Promise<WorkId> {
  const found = (await library.catalogue.facets(0, 100)).find((work) => work.title === title);
  return found?.id ?? (0 as WorkId);
}

describe('what belongs to readers', () => {
  it('is in a bag only where that is asked for', TIMEOUT, async () => {
    const app = await open();
    await act(app, EVERY_ACT);
    const secret = ['posy@tide.example"}', 'Again!', 'Too long', 'Tides 2'];
    const without = saidIn(await bagOf(app));
    for (const sign of [...secret, 'private/marks.jsonl\n'])
      expect(without.includes(sign) && sign, sign).toBe(false);
    const withAll = saidIn(await bagOf(app, { withPrivate: true }));
    const readings = (said: string) => said.split('\n').filter((line) => /^\s+"raw": .*posy@tide/.test(line));
    expect([readings(without).length, readings(withAll).length > 0]).toEqual([0, true]);
    for (const sign of secret) expect(withAll.includes(sign), sign).toBe(true);
  });

  it('is never more than that of the works chosen', TIMEOUT, async () => {
    const app = await open();
    const { catalogue } = app.library;
    const [one, other] = [await numberOf(app, 'Tide 2'), await numberOf(app, 'Tide 3')];
    for (const work of [one, other])
      await catalogue.markWork(OWN_READER, work, {
        mark: 'bookmarked',
        at: '2026-01-01',
        note: `Note ${work}`,
      });
    await catalogue.saveMute(OWN_READER, {
      kind: 'query',
      query: 'words:>9',
      note: 'Hush',
      madeAt: '2026-01-01',
    });
    const selection = { kind: 'works', ids: [one] } as const;
    const said = saidIn(await bagOf(app, { selection, withPrivate: true }));
    expect([said.includes(`Note ${one}`), said.includes(`Note ${other}`), said.includes('Hush')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a bag of chosen works', () => {
  it('speaks of no other work, and of nothing that was withdrawn', TIMEOUT, async () => {
    const app = await open();
    await act(app, EVERY_ACT);
    const work = await numberOf(app, 'The Lamp');
    const bag = await bagOf(app, { selection: { kind: 'works', ids: [work] } });
    const said = saidIn(bag);
    expect(said).toContain('The Lamp');
    for (const other of ['Tide', 'Causeway', 'horn', '.sql', 'noise.txt', app.top])
      expect(said.includes(other) && other).toBe(false);
    expect(readJson(bag, 'data', 'library.json')).toMatchObject({ of: 'works', works: 1, withdrawn: 0 });
    expect(readdirSync(path.join(bag, 'data', 'media')).length).toBe(2);
    const hashes = [...filesUnder(path.join(bag, 'data', 'originals')).keys()];
    expect(hashes.length).toBe(1);

    const data = path.join(temporaryFolder(), 'data');
    const again = { ...(await temporaryLibrary(data)), data };
    await importBundle(again.library, bag);
    expect(await again.library.catalogue.check()).toEqual({ sound: true, faults: [] });
    const [before] = await app.library.catalogue.cards([work]);
    expect(await again.library.catalogue.cards([work])).toEqual([before]);
    const report = await again.library.catalogue.batchFiles(1 as never, { limit: 10, offset: 0 });
    expect(report.files.map(({ works }) => works.length)).toEqual([1]);
  });

  it('has the meanings of its tags, and no others', TIMEOUT, async () => {
    const app = await open();
    const { catalogue } = app.library;
    const work = await numberOf(app, 'The Causeway');
    const merge = (into: string, name: string) =>
      catalogue.decideTags(
        { does: 'merge', kind: 'fandom', into, names: [name], fandom: null },
        '2026-01-01',
      );
    await merge('Sherlock Holmes (all)', 'Sherlock Holmes');
    await merge('Bells (all)', 'Bells');
    const bag = await bagOf(app, { selection: { kind: 'works', ids: [work] } });
    const mapping = readJson(bag, 'data', 'tags', 'mapping.json');
    expect(mapping.synonyms.map(({ name }: { name: string }) => name)).toEqual(['Sherlock Holmes']);
    expect(mapping.canonical.map(({ name }: { name: string }) => name)).toEqual(['Sherlock Holmes (all)']);
  });

  it('that are not there is none', TIMEOUT, async () => {
    const app = await open();
    const folder = path.join(temporaryFolder(), 'bag');
    const none = { selection: { kind: 'works', ids: [4242 as WorkId] } } as const;
    const wanted = exportBundle({ ...app.library, data: app.data }, folder, KEEPING, none);
    await expect(wanted).rejects.toMatchObject({ code: 'FL-USE-NO-WORK' });
    expect(readdirSync(path.dirname(folder))).toEqual([]);
  });
});

describe('a bag that is taken into a library with works', () => {
  it('adds those that are not there, as an import that can be withdrawn', TIMEOUT, async () => {
    const app = await open();
    await act(app, EVERY_ACT);
    const bag = await bagOf(app, { withPrivate: true });
    const data = path.join(temporaryFolder(), 'data');
    const other = { ...(await temporaryLibrary(data)), data };
    const folder = path.join(temporaryFolder(), 'in');
    mkdirSync(folder);
    for (const count of [3, 99]) writeFileSync(path.join(folder, `t${count}.txt`), storyText(count));
    await importInto(other, folder);
    const before = await contentOf(other);

    const report = await importBundle(other.library, bag);
    const head = readJson(bag, 'data', 'library.json');
    expect(report).toMatchObject({ how: 'added', works: head.works - 1, withdrawn: head.withdrawn });
    expect(report.here.map(({ work }) => work)).toEqual([await numberOf(other, 'Tide 3')]);
    expect(await other.library.catalogue.check()).toEqual({ sound: true, faults: [] });
    const works = await other.library.catalogue.facets(0, 100);
    expect(works.length).toBe(head.works + 1);
    expect(await other.library.catalogue.mutes(OWN_READER)).toEqual([]);

    const title = readJson(bag, 'data', 'works', '000', '000005', 'work.json').shown.title;
    const [card] = await other.library.catalogue.cards([await numberOf(other, title)]);
    const [source] = await app.library.catalogue.cards([5 as WorkId]);
    const { id: _, addedAt: __, updatedAt: ___, ...said } = source ?? {};
    expect(card).toMatchObject(said);

    const again = await importBundle(other.library, bag);
    expect([again.works, again.batch, again.here.length]).toEqual([0, null, head.works]);

    if (report.batch === null) throw new Error('no import');
    await withdrawBatch(other.library, report.batch, { keepEdited: false });
    expect(await contentOf(other)).toEqual(before);
    await restoreBatch(other.library, report.batch);
    expect((await other.library.catalogue.facets(0, 100)).length).toBe(head.works + 1);
    expect(await other.library.catalogue.check()).toEqual({ sound: true, faults: [] });
  });
});

/** A library that has another story already. */
async function withAnother() {
  const data = path.join(temporaryFolder(), 'data');
  const other = { ...(await temporaryLibrary(data)), data };
  const folder = path.join(temporaryFolder(), 'in');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 't.txt'), storyText(99));
  await importInto(other, folder);
  return other;
}

it('of a private bag, works are added that quote nothing private', TIMEOUT, async () => {
  const app = await withAnother();
  const folder = temporaryFolder();
  const text = storyText(1).replace('Author: Posy', 'Author: Posy (Ottoline Byrne)');
  writeFileSync(path.join(folder, 'named.txt'), text);
  await importInto(app, folder);
  const bag = await bagOf(app, { withPrivate: true });
  expect(readingsOf(bag)).toContain('Ottoline');
  const other = await withAnother();
  expect(await importBundle(other.library, bag)).toMatchObject({ how: 'added', works: 1 });
  const again = readingsOf(await bagOf(other));
  expect(again).toContain('Tide 1');
  expect(again).not.toContain('Ottoline');
});

/** What is said in a bag of how works were read, without the originals. */
function readingsOf(bag: string): string {
  return saidIn(path.join(bag, 'data', 'works'));
}

it('what a site kept and was withdrawn stays out where works are added', TIMEOUT, async () => {
  const app = await open();
  const { batches } = await app.library.catalogue.batches({ limit: 10, offset: 0 });
  const site = batches.find(({ sources }) => sources.some((one) => one.endsWith('site')));
  await app.library.catalogue.withdrawBatch(site?.id ?? (0 as never), { keepEdited: false }, '2026-01-02');
  const bag = await bagOf(app);
  const names = ['creators', 'series', 'pages'].map((list) =>
    path.join(bag, 'data', 'site', `${list}.jsonl`),
  );
  for (const list of names) expect(readFileSync(list, 'utf8')).toContain('"withdrawn":true');
  const other = await withAnother();
  expect(await importBundle(other.library, bag)).toMatchObject({ how: 'added' });
  for (const kind of ['creator', 'series', 'page'] as const)
    expect((await other.library.catalogue.portable(kind, { after: 0, limit: 10 })).records, kind).toEqual([]);
});

describe('a library is not empty', () => {
  it.each([
    [
      'where a device was added',
      ({ catalogue }: Held['library']) =>
        catalogue.addDevice('new', { name: 'Kobo', secret: 'x', key: 'y', madeAt: '2026-01-01' }),
    ],
    [
      'where an e-reader was added',
      ({ catalogue }: Held['library']) =>
        catalogue.addEReader(OWN_READER, { name: 'Kobo', address: 'k@tide.example', addedAt: '2026-01-01' }),
    ],
  ])('%s', async (_, add) => {
    const { library } = await temporaryLibrary();
    expect(await library.catalogue.isEmpty()).toBe(true);
    await add(library);
    expect(await library.catalogue.isEmpty()).toBe(false);
  });
});

it(
  'an older state that is shown since the newer one was withdrawn stays shown where it is added',
  TIMEOUT,
  async () => {
    const app = await open();
    await act(app, [
      { act: 'change', n: 0 },
      { act: 'withdraw', n: 0 },
    ]);
    const number = await numberOf(app, 'Tide 0');
    const [shown] = await app.library.catalogue.cards([number]);
    expect(shown?.revision).toBe(1);
    const bag = await bagOf(app);
    const other = await withAnother();
    const { batch } = await importBundle(other.library, bag);
    const there = await numberOf(other, 'Tide 0');
    const added = await other.library.catalogue.chapterBodies(there);
    expect(added).toEqual(await app.library.catalogue.chapterBodies(number));
    if (batch === null) throw new Error('no import');
    await withdrawBatch(other.library, batch, { keepEdited: false });
    await restoreBatch(other.library, batch);
    expect(await other.library.catalogue.chapterBodies(there)).toEqual(added);
  },
);

it('what was read again and undone stays out where works are added', TIMEOUT, async () => {
  const app = await open();
  await act(app, [
    { act: 'reread', n: 1 },
    { act: 'unread', n: 0 },
  ]);
  const { records } = await app.library.catalogue.portable('work', { after: 0, limit: 100 });
  const reread = records.find(({ revisions }) => revisions.some(({ rereading }) => rereading !== undefined));
  const title = reread?.shown.title ?? '';
  const bag = await bagOf(app);
  const other = await withAnother();
  const { batch } = await importBundle(other.library, bag);
  if (batch === null) throw new Error('no import');
  await withdrawBatch(other.library, batch, { keepEdited: false });
  await restoreBatch(other.library, batch);
  const [card] = await other.library.catalogue.cards([await numberOf(other, title)]);
  expect(title).not.toBe('');
  expect(card).toMatchObject({ title, summary: reread?.shown.summary });
});

describe('the JSON of a bag', () => {
  it('fits the schemas that the bag has, every value', TIMEOUT, async () => {
    const app = await open();
    await act(app, EVERY_ACT);
    const bag = await bagOf(app, { withPrivate: true });
    const ajv = new Ajv2020.default({ strict: false });
    const checks = new Map(
      readdirSync(path.join(bag, 'data', 'schemas')).map((name) => [
        name.replace('.schema.json', ''),
        ajv.compile(readJson(bag, 'data', 'schemas', name)),
      ]),
    );
    const forms = new Map([
      ['library.json', 'library'],
      ['work.json', 'work'],
      ['reading.json', 'reading'],
      ['mapping.json', 'mapping'],
      ['comments.jsonl', 'comment'],
      ['imports.jsonl', 'import'],
      ['files.jsonl', 'file'],
      ['rereadings.jsonl', 'rereading'],
      ['pictures.jsonl', 'picture'],
      ['creators.jsonl', 'creator'],
      ['series.jsonl', 'series'],
      ['pages.jsonl', 'page'],
      ['fields.jsonl', 'private'],
      ['marks.jsonl', 'mark'],
      ['places.jsonl', 'place'],
      ['searches.jsonl', 'search'],
      ['mutes.jsonl', 'mute'],
      ['joined.jsonl', 'joined'],
      ['apart.jsonl', 'apart'],
    ]);
    const seen = new Set<string>();
    for (const [name, content] of filesUnder(path.join(bag, 'data'))) {
      if (!/\.jsonl?$/.test(name) || name.startsWith('schemas')) continue;
      const base = path.basename(name);
      const form =
        base === 'decisions.jsonl' ? (name === base ? 'decision' : 'tagDecision') : forms.get(base);
      const check = checks.get(form ?? '');
      const text = Buffer.from(content, 'base64').toString();
      const values = base.endsWith('l') ? text.split('\n').filter(Boolean) : [text];
      for (const value of values) {
        expect(check?.(JSON.parse(value)), `${name}: ${ajv.errorsText(check?.errors)}`).toBe(true);
        seen.add(form ?? '');
      }
    }
    expect([...seen].sort()).toEqual([...checks.keys()].sort());
  });
});

describe('an export that is not finished', () => {
  it('leaves nothing under its name, and nothing beside it', TIMEOUT, async () => {
    const app = await open();
    const folder = path.join(temporaryFolder(), 'bag');
    const stop = new AbortController();
    const kept = { ...app.library, data: app.data };
    const stopped = exportBundle(kept, folder, KEEPING, {
      signal: stop.signal,
      onProgress: ({ done }) => done === 3 && stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(path.dirname(folder))).toEqual([]);
  });

  it('does not write where something is, or into the library', TIMEOUT, async () => {
    const app = await open();
    const kept = { ...app.library, data: app.data };
    const there = temporaryFolder();
    writeFileSync(path.join(there, 'mine.txt'), 'mine');
    await expect(exportBundle(kept, there, KEEPING)).rejects.toMatchObject({ code: 'FL-BUNDLE-FOLDER' });
    expect(readdirSync(there)).toEqual(['mine.txt']);
    const inside = path.join(app.data, 'bag');
    await expect(exportBundle(kept, inside, KEEPING)).rejects.toMatchObject({ code: 'FL-BUNDLE-FOLDER' });
    expect(existsSync(inside)).toBe(false);
  });

  it('says which originals the library has no longer whole', TIMEOUT, async () => {
    const app = await open();
    const folder = path.join(app.data, 'originals');
    const shelf = path.join(
      folder,
      readdirSync(folder).filter((name) => /^[0-9a-f]{2}$/.test(name))[0] ?? '',
    );
    const [rest = ''] = readdirSync(shelf);
    writeFileSync(path.join(shelf, rest), 'no longer');
    const bag = await bagOf(app);
    const hash = `${path.basename(shelf)}${rest}`;
    expect(readJson(bag, 'data', 'library.json').missing).toEqual([{ kind: 'original', hash }]);
    expect(existsSync(path.join(bag, 'data', 'originals', hash.slice(0, 2), hash))).toBe(false);
    const again = await temporaryLibrary();
    await importBundle(again.library, bag);
    expect(await contentOf(again)).toEqual(await contentOf(app));
  });
});

it('an import that is stopped imports nothing', TIMEOUT, async () => {
  const bag = await bagOf(await open());
  const { library } = await temporaryLibrary();
  const stop = new AbortController();
  const stopped = importBundle(library, bag, {
    signal: stop.signal,
    onProgress: ({ phase, done }) => phase === 'works' && done === 3 && stop.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(await library.catalogue.isEmpty()).toBe(true);
});

it('a bag of another program is a folder of files', TIMEOUT, async () => {
  const folder = temporaryFolder();
  expect(await isBundle(folder)).toBe(false);
  writeFileSync(path.join(folder, 'bagit.txt'), 'BagIt-Version: 1.0\n');
  expect(await isBundle(folder)).toBe(false);
  expect(await isBundle(await bagOf(await open()))).toBe(true);
});
