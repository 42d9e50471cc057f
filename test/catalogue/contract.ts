import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, Catalogue, FileFilter, WorkId } from '#catalogue';
import { file, hashLike, work } from './samples.ts';
import { worksWithWord } from './texts-with-word.ts';

/** Opens the catalogue that belongs to a folder; opening the same folder again opens the same catalogue. */
export type CatalogueOpener = (folder: string) => Promise<Catalogue>;

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';

/** What every adapter of the catalogue must do. */
export function catalogueContract(name: string, open: CatalogueOpener): void {
  describe(`catalogue contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-catalogue-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: ['stories'], startedAt: START });
    });
    afterEach(async () => {
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const word = (text: string) => worksWithWord(catalogue, text);
    const idsOf = async () => (await catalogue.facets(0, 1000)).map(({ id }) => id);
    const onlyId = async (): Promise<WorkId> => {
      const [id, ...more] = await idsOf();
      expect(more).toEqual([]);
      if (id === undefined) throw new Error('no work');
      return id;
    };
    const bodies = async (id: WorkId) =>
      (await catalogue.chapterBodies(id)).map((body) => inflateRawSync(body).toString());

    describe('saving', () => {
      it('imports a new file with everything that was read of it', async () => {
        const tags = [
          { kind: 'fandom' as const, name: 'Lighthouse Keepers' },
          { kind: 'relationship' as const, name: 'Mara/Ives', members: ['Mara', 'Ives'] },
          { kind: 'tag' as const, name: 'Storms' },
        ];
        const full = work(
          {
            tags,
            creators: ['Anne Elk', 'B. Mole'],
            warnings: ['Major Character Death'],
            warningsStated: true,
            series: { name: 'Lamps', position: 2.5 },
            part: { n: 1, of: 3 },
            notes: 'For the list.',
            other: [{ label: 'Music', value: 'Foghorn' }],
          },
          ['one two', 'three'],
        );
        expect(await catalogue.saveFiles(batch, [file('a/b.txt', 'first', [full])])).toEqual(['imported']);

        const detail = await catalogue.work(await onlyId());
        expect(detail).toEqual({
          ...full.metadata,
          id: await onlyId(),
          revision: 1,
          words: 3,
          chapters: 2,
          addedAt: START,
          updatedAt: START,
          chapterList: [
            { position: 1, title: 'Chapter 1', words: 2 },
            { position: 2, title: 'Chapter 2', words: 1 },
          ],
          edits: {},
          original: {
            hash: hashLike('first'),
            path: 'a/b.txt',
            bytes: 5,
            format: 'plain-text',
            encoding: 'utf-8',
            batch,
          },
        });
        expect(await catalogue.evidence(await onlyId())).toEqual(full.evidence);
        expect(await bodies(await onlyId())).toEqual(['<p>one two</p>', '<p>three</p>']);
      });

      it('knows bytes it has, from the same path or another, and writes nothing', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'same', [work()])]);
        const before = await catalogue.lastChange();
        const outcomes = [file('a.txt', 'same', []), file('copy.txt', 'same', [work({ title: 'Copy' })])];
        expect(await catalogue.saveFiles(batch, outcomes)).toEqual(['known', 'known']);
        expect(await catalogue.lastChange()).toBe(before);
        expect((await catalogue.numbers()).works).toBe(1);
      });

      it('knows the second of two equal files of one save', async () => {
        const outcomes = [file('a.txt', 'same', [work()]), file('b.txt', 'same', [work()])];
        expect(await catalogue.saveFiles(batch, outcomes)).toEqual(['imported', 'known']);
      });

      it('makes other bytes of a path a new revision of its work', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'old', [work({ title: 'Old' }, ['alpha', 'beta'])])]);
        const id = await onlyId();
        const next = await catalogue.startBatch({ sources: ['again'], startedAt: LATER });
        const changed = work({ title: 'New', tags: [{ kind: 'tag', name: 'Fixed' }] }, ['alpha', 'gamma']);
        expect(await catalogue.saveFiles(next, [file('a.txt', 'new', [changed])])).toEqual(['revised']);

        const detail = await catalogue.work(id);
        expect(detail).toMatchObject({ title: 'New', revision: 2, addedAt: START, updatedAt: LATER });
        expect(detail?.tags).toEqual([{ kind: 'tag', name: 'Fixed' }]);
        expect(detail?.original).toMatchObject({ hash: hashLike('new'), batch: next });
        expect(await bodies(id)).toEqual(['<p>alpha</p>', '<p>gamma</p>']);
        expect(await word('beta')).toEqual([]);
        expect(await word('gamma')).toEqual([id]);
      });

      it('follows a story that was moved and then changed', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'v1', [work()])]);
        await catalogue.saveFiles(batch, [file('moved/a.txt', 'v1', [])]);
        expect(await catalogue.saveFiles(batch, [file('moved/a.txt', 'v2', [work()])])).toEqual(['revised']);
        expect((await catalogue.work(await onlyId()))?.revision).toBe(2);
      });

      it('keeps apart two copies of a placeholder that become different stories', async () => {
        const soon = work({ title: 'Coming soon' });
        await catalogue.saveFiles(batch, [
          file('a/index.html', 'soon', [soon]),
          file('b/index.html', 'soon', []),
        ]);
        const became = [
          file('a/index.html', 'a', [work({ title: 'Lanterns' })]),
          file('b/index.html', 'b', [work({ title: 'Tides' })]),
        ];
        expect(await catalogue.saveFiles(batch, became)).toEqual(['revised', 'imported']);
        expect((await catalogue.facets(0, 10)).map(({ title }) => title)).toEqual(['Lanterns', 'Tides']);
      });

      it('matches the works of a file by title, then by order', async () => {
        const titled = (...titles: string[]) => titles.map((title) => work({ title }, [`text of ${title}`]));
        await catalogue.saveFiles(batch, [file('list.mbox', 'v1', titled('Ash', 'Birch', 'Cedar'))]);
        const [ash, birch, cedar] = await idsOf();
        expect(
          await catalogue.saveFiles(batch, [file('list.mbox', 'v2', titled('Cedar', 'Ash', 'Beech', 'Elm'))]),
        ).toEqual(['revised']);
        const titles = new Map((await catalogue.facets(0, 10)).map(({ id, title }) => [id, title]));
        expect([ash, birch, cedar].map((id) => id && titles.get(id))).toEqual(['Ash', 'Birch', 'Cedar']);
        expect([...titles.values()]).toEqual(['Ash', 'Birch', 'Cedar', 'Beech', 'Elm']);

        await catalogue.saveFiles(batch, [file('one.mbox', 'w1', titled('Fir', 'Gorse'))]);
        await catalogue.saveFiles(batch, [file('one.mbox', 'w2', titled('Gorse', 'Fir, revised'))]);
        const all = (await catalogue.facets(0, 20)).map(({ title }) => title);
        expect(all.slice(5)).toEqual(['Fir, revised', 'Gorse']);
      });

      it('records a file that failed and tries it again', async () => {
        const error = { code: 'FL-FILE-BINARY', message: 'Not text.' };
        const failed = file('a.bin', 'bytes', [], { error, format: null, encoding: null });
        expect(await catalogue.saveFiles(batch, [failed])).toEqual(['failed']);
        expect(await catalogue.knownOriginals([hashLike('bytes')])).toEqual(new Set());
        expect(await catalogue.saveFiles(batch, [file('a.bin', 'bytes', [work()])])).toEqual(['imported']);
        expect(await catalogue.knownOriginals([hashLike('bytes'), hashLike('other')])).toEqual(
          new Set([hashLike('bytes')]),
        );
      });

      it('keeps a container that gave no work of its own', async () => {
        expect(await catalogue.saveFiles(batch, [file('a.zip', 'zip', [], { format: 'zip' })])).toEqual([
          'imported',
        ]);
        expect(await catalogue.saveFiles(batch, [file('b.zip', 'zip', [], { format: 'zip' })])).toEqual([
          'known',
        ]);
      });

      it('fails a file whose values cannot be saved, and that file alone', async () => {
        const names = { creators: ['Only Here'], tags: [{ kind: 'tag' as const, name: 'Only here' }] };
        const broken = work({ title: null as unknown as string });
        const outcomes = [
          file('good.txt', '1', [work({ title: 'Good' })]),
          file('bad.txt', '2', [work({ title: 'Half', ...names }, ['halfway']), broken]),
          file('also-good.txt', '3', [work({ title: 'Also good', ...names })]),
        ];
        expect(await catalogue.saveFiles(batch, outcomes)).toEqual(['imported', 'failed', 'imported']);
        const works = await catalogue.facets(0, 10);
        expect(works.map(({ title }) => title)).toEqual(['Good', 'Also good']);
        expect(works[1]).toMatchObject(names);
        expect(await word('halfway')).toEqual([]);
        const { files } = await catalogue.batchFiles(batch, { limit: 10, offset: 0, only: 'failed' });
        expect(files).toMatchObject([
          { path: 'bad.txt', error: { code: 'FL-FILE-READER-FAILED' }, works: [] },
        ]);
        expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      });

      it('saves nothing of an empty call and refuses a batch that is not there', async () => {
        expect(await catalogue.saveFiles(batch, [])).toEqual([]);
        await expect(catalogue.saveFiles(99 as BatchId, [file('a', 'a', [work()])])).rejects.toThrow();
        expect((await catalogue.numbers()).works).toBe(0);
      });
    });

    describe('corrections', () => {
      const edits = {
        title: 'The Longer Watch',
        creators: ['A. Elk'],
        character: [{ kind: 'character' as const, name: 'Mara' }],
        series: null,
      };
      const { character: tags, ...listed } = edits;
      const shown = { ...listed, tags };

      it('stand over the reading, and over every later one', async () => {
        await catalogue.saveFiles(batch, [
          file('a.txt', 'v1', [work({ series: { name: 'S', position: null } }, ['salt & <brine>', 'two'])]),
        ]);
        const id = await onlyId();
        await catalogue.revise(id, edits, LATER);
        expect(await catalogue.work(id)).toMatchObject({ ...shown, edits, revision: 1, updatedAt: LATER });
        await catalogue.saveFiles(batch, [
          file('a.txt', 'v2', [work({ title: 'Other', summary: 'Changed.' }, ['pepper'])]),
        ]);
        expect(await catalogue.work(id)).toMatchObject({ ...shown, edits, revision: 2, summary: 'Changed.' });
        expect((await catalogue.facetsOf([id]))[0]).toMatchObject({
          title: edits.title,
          creators: ['A. Elk'],
        });
      });

      it('change what a search finds, and leave the text findable', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'v1', [work({}, ['salt & <brine>', 'two don’t'])])]);
        const id = await onlyId();
        await catalogue.revise(id, edits, LATER);
        expect(await word('longer')).toEqual([id]);
        expect(await word('Anne')).toEqual([]);
        for (const found of ['salt', 'brine', 'two', 'don', 'chapter'])
          expect(await word(found)).toEqual([id]);
        expect(await word('lt')).toEqual([]);
      });

      it('add up, and end when set to what the reading says', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'v1', [work({ language: 'en', rating: 'Teen' })])]);
        const id = await onlyId();
        await catalogue.revise(id, { rating: 'Mature' }, LATER);
        await catalogue.revise(id, { language: 'sv' }, LATER);
        expect((await catalogue.work(id))?.edits).toEqual({ rating: 'Mature', language: 'sv' });
        await catalogue.revise(id, { rating: 'Teen' }, LATER);
        expect((await catalogue.work(id))?.edits).toEqual({ language: 'sv' });
        await catalogue.saveFiles(batch, [file('a.txt', 'v2', [work({ rating: 'Explicit' })])]);
        expect(await catalogue.work(id)).toMatchObject({ rating: 'Explicit', language: 'sv' });
      });

      it('of a work that is not there are refused', async () => {
        await expect(catalogue.revise(7 as WorkId, edits, LATER)).rejects.toMatchObject({
          code: 'FL-USE-NO-WORK',
        });
      });
    });

    describe('privacy', () => {
      it('shows private fields nowhere', async () => {
        const secret = work();
        secret.private = [
          { kind: 'email', value: 'anne@lighthouse.example' },
          { kind: 'real-name', value: 'Josephine Quill' },
        ];
        await catalogue.saveFiles(batch, [file('a.txt', 'a', [secret])]);
        const id = await onlyId();
        const shown = JSON.stringify([
          await catalogue.work(id),
          await catalogue.cards([id]),
          await catalogue.facets(0, 10),
          await catalogue.evidence(id),
          await catalogue.batchFiles(batch, { limit: 10, offset: 0 }),
        ]);
        expect(shown).not.toMatch(/lighthouse\.example|Quill/);
        for (const text of ['anne@lighthouse.example', 'example', 'Quill', 'Josephine'])
          expect(await word(text)).toEqual([]);
      });
    });

    describe('batches', () => {
      it('count what became of their files', async () => {
        const error = { code: 'FL-FILE-EMPTY', message: 'Empty.' };
        const loss = { code: 'FL-LOSS-IMAGE' as const, message: 'A picture.', count: 3 };
        const repaired = { name: 'windows-1252', confidence: 0.8, repaired: ['mojibake'] };
        await catalogue.saveFiles(batch, [
          file('a.txt', 'aaaa', [work({ title: 'A' }), work({ title: 'B' })]),
          file('b.txt', 'aaaa', []),
          file('c.txt', 'c', [], { error, original: null, bytes: 0, format: null, encoding: null }),
          file('d.txt', 'dd', [work()], { losses: [loss, { code: 'FL-LOSS-SCRIPT', message: 'A script.' }] }),
          file('e.txt', 'eee', [work()], { encoding: repaired }),
        ]);
        await catalogue.saveFiles(batch, [file('e.txt', 'eeee', [work()])]);
        await catalogue.finishBatch(batch, 'finished', LATER);
        expect(await catalogue.batch(batch)).toEqual({
          id: batch,
          sources: ['stories'],
          upload: null,
          withdrawnAt: null,
          startedAt: START,
          finishedAt: LATER,
          status: 'finished',
          files: 6,
          bytes: 17,
          works: 4,
          revised: 1,
          known: 1,
          failed: 1,
          losses: 4,
          repaired: 1,
        });
        const list = async (only?: 'attention' | 'failed') => {
          const page = await catalogue.batchFiles(batch, { limit: 10, offset: 0, ...(only ? { only } : {}) });
          expect(page.total).toBe(page.files.length);
          return page.files.map(({ path: place, result }) => `${place} ${result}`);
        };
        expect(await list('failed')).toEqual(['c.txt failed']);
        expect(await list('attention')).toEqual(['c.txt failed', 'd.txt imported', 'e.txt imported']);
        expect((await list()).at(-1)).toBe('e.txt revised');
      });

      it('list their files with what they became, page by page', async () => {
        const repaired = { name: 'windows-1252', confidence: 0.8, repaired: ['mojibake'] };
        const loss = { code: 'FL-LOSS-IMAGE' as const, message: 'A picture.', at: 12 };
        await catalogue.saveFiles(batch, [
          file(
            'a.txt',
            'aaaa',
            [work({ title: 'A', creators: ['X', 'Y'] }), work({ title: 'B', creators: [] })],
            {
              encoding: repaired,
              losses: [loss],
            },
          ),
          file('b.txt', 'aaaa', []),
        ]);
        const [a, b] = await idsOf();
        const works = [
          { id: a, title: 'A', creators: ['X', 'Y'] },
          { id: b, title: 'B', creators: [] },
        ];
        const first = await catalogue.batchFiles(batch, { limit: 1, offset: 0 });
        expect(first.total).toBe(2);
        expect(first.files).toEqual([
          {
            id: expect.any(Number),
            path: 'a.txt',
            original: hashLike('aaaa'),
            bytes: 4,
            format: 'plain-text',
            encoding: repaired,
            result: 'imported',
            error: null,
            losses: [loss],
            sameAs: null,
            works,
          },
        ]);
        const second = await catalogue.batchFiles(batch, { limit: 1, offset: 1 });
        expect(second.files).toMatchObject([
          { path: 'b.txt', result: 'known', sameAs: { batch, path: 'a.txt' }, works },
        ]);
      });

      it('are counted by what became of their files, and list those of one kind', async () => {
        const repaired = { name: 'windows-1252', confidence: 0.9, repaired: ['a → b'] };
        const markup = { code: 'FL-LOSS-MARKUP' as const, message: 'x', count: 3 };
        const losses = [markup, { code: 'FL-LOSS-LINK' as const, message: 'y' }];
        const error = { code: 'FL-FILE-BINARY', message: 'Not text.' };
        await catalogue.saveFiles(batch, [
          file('a.txt', 'aa', [work()], { losses, encoding: repaired }),
          file('b.html', 'bbb', [work({ title: 'B' })], { losses: [markup], format: 'html' }),
          file('c.txt', 'aa', []),
          file('d.bin', 'd', [], { error, format: null, encoding: null }),
        ]);
        expect(await catalogue.batchOverview(batch)).toEqual({
          results: { imported: 2, revised: 0, joined: 0, known: 1, failed: 1 },
          formats: [
            { format: 'plain-text', files: 2, bytes: 4 },
            { format: 'html', files: 1, bytes: 3 },
          ],
          encodings: [
            { name: 'utf-8', files: 2, repaired: 0 },
            { name: 'windows-1252', files: 1, repaired: 1 },
          ],
          problems: [
            { code: 'FL-FILE-BINARY', kind: 'failed', files: 1, times: 1 },
            { code: 'FL-LOSS-MARKUP', kind: 'lost', files: 2, times: 6 },
            { code: 'FL-LOSS-LINK', kind: 'lost', files: 1, times: 1 },
          ],
        });
        const listed = async (filter: FileFilter) => {
          const { total, files } = await catalogue.batchFiles(batch, { limit: 10, offset: 0, ...filter });
          expect(total).toBe(files.length);
          return files.map(({ path: one }) => one).join(' ');
        };
        expect(await listed({ only: 'repaired' })).toBe('a.txt');
        expect(await listed({ only: 'known' })).toBe('c.txt');
        expect(await listed({ code: 'FL-LOSS-MARKUP' })).toBe('a.txt b.html');
        expect(await listed({ code: 'FL-FILE-BINARY' })).toBe('d.bin');
        expect(await listed({ code: 'FL-LOSS-MARKUP', only: 'repaired' })).toBe('a.txt');
        expect(await listed({ code: "' or 1 = 1" })).toBe('');
        expect((await catalogue.batchOverview(99 as BatchId)).results.imported).toBe(0);
      });

      it('that were interrupted run on, and report no file twice', async () => {
        const error = { code: 'FL-FILE-BINARY', message: 'Not text.' };
        const losses = [{ code: 'FL-LOSS-MARKUP' as const, message: 'x', count: 3 }];
        const first = file('a.txt', '1', [work()]);
        const failed = file('b.txt', '2', [], { error, losses });
        await catalogue.saveFiles(batch, [first, failed]);
        await expect(catalogue.resumeBatch(batch)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
        await expect(catalogue.resumeBatch(99 as BatchId)).rejects.toMatchObject({ code: 'FL-USE-NO-BATCH' });
        await catalogue.finishBatch(batch, 'interrupted', LATER);
        await catalogue.resumeBatch(batch);
        expect(await catalogue.batch(batch)).toMatchObject({
          status: 'running',
          finishedAt: null,
          files: 1,
          failed: 0,
          losses: 0,
          bytes: 1,
        });
        const again = [{ ...first, works: [] }, file('b.txt', '3', [work({ title: 'B' })])];
        expect(await catalogue.saveFiles(batch, again)).toEqual(['known', 'imported']);
        expect(await catalogue.batch(batch)).toMatchObject({ files: 2, known: 0, failed: 0, works: 2 });
        const { files } = await catalogue.batchFiles(batch, { limit: 10, offset: 0 });
        expect(files.map(({ path, result }) => [path, result])).toEqual([
          ['a.txt', 'imported'],
          ['b.txt', 'imported'],
        ]);
        await catalogue.finishBatch(batch, 'finished', LATER);
        await expect(catalogue.resumeBatch(batch)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
      });

      it('that wait are taken up, and are interrupted when the process that held them is gone', async () => {
        const asked = { sources: ['a.txt'], startedAt: LATER, upload: '20260101-00', waits: true as const };
        const waiting = await catalogue.startBatch(asked);
        expect(await catalogue.batch(waiting)).toMatchObject({ status: 'waiting', upload: '20260101-00' });
        expect(await catalogue.batch(batch)).toMatchObject({ status: 'running', upload: null });
        await catalogue.interruptBatches();
        for (const id of [batch, waiting])
          expect(await catalogue.batch(id)).toMatchObject({ status: 'interrupted' });
        await catalogue.resumeBatch(waiting);
        expect(await catalogue.batch(waiting)).toMatchObject({ status: 'running' });
      });

      it('that never finished are interrupted once another starts', async () => {
        const next = await catalogue.startBatch({ sources: [], startedAt: LATER });
        const { total, batches } = await catalogue.batches({ limit: 10, offset: 0 });
        expect(total).toBe(2);
        expect(batches.map(({ id, status }) => [id, status])).toEqual([
          [next, 'running'],
          [batch, 'interrupted'],
        ]);
        expect((await catalogue.batches({ limit: 1, offset: 1 })).batches).toMatchObject([{ id: batch }]);
        expect(await catalogue.batch(99 as BatchId)).toBeNull();
      });
    });

    describe('reading', () => {
      it('gives cards in the order asked, leaving out ids that are gone', async () => {
        const works = ['A', 'B', 'C'].map((title) => work({ title, creators: [`by ${title}`] }));
        await catalogue.saveFiles(batch, [file('a.txt', 'a', works)]);
        const [a, b, c] = (await idsOf()) as [WorkId, WorkId, WorkId];
        const cards = await catalogue.cards([c, 99 as WorkId, a, b]);
        expect(cards.map(({ title, creators }) => [title, ...creators])).toEqual([
          ['C', 'by C'],
          ['A', 'by A'],
          ['B', 'by B'],
        ]);
        expect(await catalogue.cards([])).toEqual([]);
        expect((await catalogue.facetsOf([c, a])).map(({ id }) => id)).toEqual([a, c]);
      });

      it('gives facets in pages and a chapter by its position', async () => {
        const works = Array.from({ length: 5 }, (_, index) =>
          work({ title: `${index}` }, ['x', `y${index}`]),
        );
        await catalogue.saveFiles(batch, [file('a.txt', 'a', works)]);
        const first = await catalogue.facets(0, 3);
        const rest = await catalogue.facets(first.at(-1)?.id ?? 0, 3);
        expect([...first, ...rest].map(({ title }) => title)).toEqual(['0', '1', '2', '3', '4']);
        const id = first[2]?.id ?? (0 as WorkId);
        expect(inflateRawSync((await catalogue.chapterBody(id, 2)) ?? '').toString()).toBe('<p>y2</p>');
        expect(await catalogue.chapterBody(id, 3)).toBeNull();
        expect(await catalogue.chapterBody(99 as WorkId, 1)).toBeNull();
        expect(await catalogue.work(99 as WorkId)).toBeNull();
        expect(await catalogue.evidence(99 as WorkId)).toEqual([]);
      });

      it('counts the library', async () => {
        await catalogue.saveFiles(batch, [
          file('a.txt', 'aaaa', [work({ creators: ['X', 'Y'] }, ['one two', 'three'])]),
          file('b.txt', 'bb', [work({ creators: ['X'] }, ['four'])]),
        ]);
        expect(await catalogue.numbers()).toEqual({
          works: 2,
          words: 4,
          chapters: 3,
          creators: 2,
          originals: 2,
          originalBytes: 6,
          batches: 1,
        });
      });

      it('feeds changes in order, the newest of each work', async () => {
        expect(await catalogue.lastChange()).toBe(0);
        await catalogue.saveFiles(batch, [file('a.txt', 'a', [work({ title: 'A' }), work({ title: 'B' })])]);
        const [a, b] = (await idsOf()) as [WorkId, WorkId];
        const seen = await catalogue.changesSince(0, 10);
        expect(seen.map((change) => [change.work, change.kind])).toEqual([
          [a, 'saved'],
          [b, 'saved'],
        ]);
        const last = await catalogue.lastChange();
        expect(last).toBe(seen.at(-1)?.sequence);
        await catalogue.revise(a, { title: 'A2' }, LATER);
        await catalogue.revise(a, { title: 'A3' }, LATER);
        expect((await catalogue.changesSince(last, 10)).map((change) => change.work)).toEqual([a]);
        expect((await catalogue.changesSince(0, 1)).map((change) => change.work)).toEqual([b]);
        expect(await catalogue.changesSince(await catalogue.lastChange(), 10)).toEqual([]);
      });

      it('remembers the files it served', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'a', [work()])]);
        const id = await onlyId();
        const served = {
          hash: hashLike('epub'),
          work: id,
          revision: 1,
          format: 'epub',
          spine: [
            { href: 'title.xhtml', chapter: null },
            { href: 'c1.xhtml', chapter: 1 },
          ],
        };
        await catalogue.recordServedFiles([{ file: served, names: ['one', 'two'] }]);
        await catalogue.recordServedFiles([{ file: served, names: ['two', 'three'] }]);
        expect(await catalogue.servedFile(served.hash)).toEqual(served);
        expect(await catalogue.servedFile(hashLike('none'))).toBeNull();
        for (const name of ['one', 'two', 'three']) expect(await catalogue.servedAs(name)).toEqual([served]);
        expect(await catalogue.servedAs('four')).toEqual([]);
        const other = { ...served, hash: hashLike('other'), work: 99 as WorkId };
        const lost = catalogue.recordServedFiles([
          { file: { ...served, revision: 2 }, names: ['four'] },
          { file: other, names: [] },
        ]);
        await expect(lost).rejects.toMatchObject({ code: 'FL-USE-NO-WORK' });
        expect(await catalogue.servedFile(served.hash)).toEqual(served);
        expect(await catalogue.servedAs('four')).toEqual([]);
      });

      it('is the same after it was closed and opened again', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'a', [work()])]);
        const id = await onlyId();
        const before = await catalogue.work(id);
        for (let times = 0; times < 3; times += 1) {
          await catalogue.close();
          catalogue = await open(folder);
        }
        expect(await catalogue.work(id)).toEqual(before);
        expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
        expect(await catalogue.saveFiles(batch, [file('b.txt', 'a', [])])).toEqual(['known']);
      });
    });

    describe('texts', () => {
      const stampsOf = async (ids: readonly WorkId[]) =>
        (await catalogue.textStamps(ids)).map(({ stamp }) => stamp);

      it('are what is shown of a work, with its chapters in their order', async () => {
        const said = { title: 'Both', creators: ['A', 'B'], summary: 'S', notes: 'N', endNotes: 'E' };
        await catalogue.saveFiles(batch, [
          file('1', '1', [work({ ...said, language: 'en' }, ['first', 'second'])]),
          file('2', '2', [work({ title: 'Other', summary: null }, ['only'])]),
        ]);
        const ids = await idsOf();
        const texts = await catalogue.texts([...ids, 99 as WorkId].reverse());
        expect(texts.map(({ id }) => id)).toEqual(ids);
        expect(texts[0]).toMatchObject({ ...said, language: 'en' });
        const chapters = texts[0]?.chapters.map(({ title, body }) => [
          title,
          inflateRawSync(body).toString(),
        ]);
        expect(chapters).toEqual([
          ['Chapter 1', '<p>first</p>'],
          ['Chapter 2', '<p>second</p>'],
        ]);
        expect(await catalogue.textStamps([...ids, 99 as WorkId])).toEqual(
          texts.map(({ id, stamp }) => ({ id, stamp })),
        );
        expect(await catalogue.texts([])).toEqual([]);
      });

      it('have another stamp when they change, and only then', async () => {
        await catalogue.saveFiles(batch, [file('a.txt', 'v1', [work({ rating: 'Teen' })])]);
        const ids = await idsOf();
        const [id] = ids;
        if (id === undefined) throw new Error('no work');
        const first = await stampsOf(ids);
        await catalogue.revise(id, { rating: 'Mature', tag: [{ kind: 'tag', name: 'x' }] }, LATER);
        expect(await stampsOf(ids)).toEqual(first);
        await catalogue.revise(id, { notes: 'New notes' }, LATER);
        const second = await stampsOf(ids);
        expect(second).not.toEqual(first);
        await catalogue.saveFiles(batch, [file('a.txt', 'v2', [work({ rating: 'Teen' }, ['Other words.'])])]);
        expect(await stampsOf(ids)).not.toEqual(second);
      });
    });
  });
}
