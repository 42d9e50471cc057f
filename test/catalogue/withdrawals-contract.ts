import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BatchId,
  type Catalogue,
  type FileOutcome,
  type NewSiteRecord,
  type NewWork,
  OWN_READER,
  type WorkId,
} from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, hashLike, work } from './samples.ts';
import { worksWithWord } from './texts-with-word.ts';

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';
const ADDRESS = { host: 'lamps.example', path: '/lamp' };
const ALL = { limit: 1000, offset: 0 };

/** A work with a doubtful title, a ship, and an address if it is given one. */
function story(title: string, text: string, address?: string): NewWork {
  const doubt = { source: 'prose' as const, raw: title, start: 0, end: 4, confidence: 0.5 };
  const one = work(
    {
      title,
      tags: [
        { kind: 'fandom', name: 'Harbour Lights' },
        { kind: 'relationship', name: `${title}/Ives`, members: [title, 'Ives'] },
      ],
    },
    [text, `${text} More of it.`],
  );
  const source = {
    addresses: [{ ...ADDRESS, path: address ?? '', chapter: null }],
    updated: null,
    textHash: hashLike(text),
    comments: [{ author: 'Pip', date: null, chapter: null, body: '<p>Good</p>', replies: [] }],
  };
  return { ...one, evidence: [{ field: 'title', evidence: doubt }], ...(address && { source }) };
}

function page(title: string, body = 'News'): NewSiteRecord {
  const address = { ...ADDRESS, path: `/${title}` };
  const said = { author: null, date: null, body, addresses: [address], comments: [], responses: [] };
  return { kind: 'page', section: 'news', title, ...said };
}

function profile(name: string): NewSiteRecord {
  return { kind: 'creator', name, profile: `I am ${name}`, joined: null, addresses: [], favourites: [] };
}

/** What every adapter of the catalogue must do when an import is withdrawn. */
export function withdrawalsContract(name: string, open: CatalogueOpener): void {
  describe(`withdrawals contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-withdrawals-'));
      catalogue = await open(folder);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const imported = async (outcomes: FileOutcome[], records: NewSiteRecord[] = []): Promise<BatchId> => {
      const batch = await catalogue.startBatch({ sources: ['a'], startedAt: START });
      await catalogue.saveFiles(batch, outcomes);
      await catalogue.saveRecords(batch, records);
      await catalogue.finishBatch(batch, 'finished', START);
      return batch;
    };
    const withdraw = (batch: BatchId, keepEdited = false) =>
      catalogue.withdrawBatch(batch, { keepEdited }, LATER);
    const ids = async () => (await catalogue.facets(0, 1000)).map(({ id }) => id);
    const idOf = async (title: string) =>
      (await catalogue.facets(0, 1000)).find((one) => one.title === title)?.id as WorkId;

    /** All that can be seen of the works. */
    async function everything() {
      const all = await ids();
      const decisions = await catalogue.decisions(ALL);
      return {
        facets: await catalogue.facets(0, 1000),
        works: await Promise.all(all.map((id) => catalogue.work(id))),
        evidence: await Promise.all(all.map((id) => catalogue.evidence(id))),
        bodies: await Promise.all(all.map((id) => catalogue.chapterBodies(id))),
        texts: await catalogue.texts(all),
        comments: await Promise.all(all.map((work) => catalogue.comments({ kind: 'work', work }, ALL))),
        tags: (await catalogue.tagUses(0, 1000)).filter(({ works }) => works > 0),
        reviews: await catalogue.reviews({}, ALL),
        groups: await catalogue.reviewGroups(),
        decided: decisions.decisions.flatMap(({ works }) => works),
        marks: await catalogue.marks(OWN_READER, 'bookmarked', ALL),
        marked: await catalogue.markedWorks(OWN_READER),
        addresses: await Promise.all(
          ['/lamp', '/bell'].map((one) => catalogue.addressTargets(one, ADDRESS.host)),
        ),
        pages: await catalogue.sitePages(ALL),
        creators: (await catalogue.numbers()).creators,
        words: (await catalogue.numbers()).words,
      };
    }

    it('take out what an import made, and put back all of it', async () => {
      await imported([file('lamp.txt', 'a', [story('Lamp', 'The lamp turned.', '/lamp')])], [page('old')]);
      const before = await everything();
      const batch = await imported(
        [
          file('bell.txt', 'b', [story('Bell', 'The bell rang.', '/bell')]),
          file('two.mbox', 'c', [story('Tide', 'The tide rose.'), story('Ebb', 'The tide fell.')]),
          file('bad.bin', 'd', [], { error: { code: 'FL-FILE-BINARY', message: 'No.' } }),
        ],
        [page('new'), profile('Quill')],
      );
      const bell = await idOf('Bell');
      await catalogue.revise(bell, { rating: 'Mature' }, LATER);
      const accept = { kind: 'accepted' as const };
      await catalogue.decide(
        { work: await idOf('Tide'), field: 'title', verdict: accept, alike: false },
        LATER,
      );
      await catalogue.markWork(OWN_READER, bell, { mark: 'bookmarked', at: LATER, note: 'Again!' });
      const after = await everything();
      const change = await catalogue.lastChange();
      const marking = await catalogue.readerChange(OWN_READER);

      const planned = await catalogue.planWithdrawal(batch);
      expect(await everything()).toEqual(after);
      expect(planned).toMatchObject({ works: 3, reverted: 0, stay: 0, records: 2, edited: { total: 2 } });
      expect(planned.edited.works.map(({ title }) => title)).toEqual(['Bell', 'Tide']);

      expect(await withdraw(batch)).toEqual(planned);
      expect(await everything()).toEqual(before);
      expect(await catalogue.batch(batch)).toMatchObject({ withdrawnAt: LATER, status: 'finished' });
      expect(await catalogue.work(bell)).toBeNull();
      expect(await catalogue.creatorProfile('Quill')).toBeNull();
      expect(await worksWithWord(catalogue, 'rang')).toEqual([]);
      expect(await catalogue.readerChange(OWN_READER)).toBeGreaterThan(marking);
      expect((await catalogue.changesSince(change, 10)).map(({ kind }) => kind)).toEqual(
        Array(3).fill('removed'),
      );
      await expect(catalogue.revise(bell, { title: 'x' }, LATER)).rejects.toMatchObject({
        code: 'FL-USE-NO-WORK',
      });
      await expect(withdraw(batch)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
      await expect(catalogue.resumeBatch(batch)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });

      expect(await catalogue.restoreBatch(batch, LATER)).toEqual({ works: 3, replaced: 0 });
      expect(await everything()).toEqual(after);
      expect((await catalogue.creatorProfile('Quill'))?.profile).toBe('I am Quill');
      await expect(catalogue.restoreBatch(batch, LATER)).rejects.toMatchObject({
        code: 'FL-USE-BATCH-STATE',
      });
    });

    it('go back to the state before, where an import brought a later one', async () => {
      const first = await imported([file('a.txt', 'v1', [story('Lamp', 'The lamp turned.')])]);
      const before = await everything();
      const second = await imported([file('a.txt', 'v2', [story('Lamp', 'The lamp went out.')])]);
      const id = await idOf('Lamp');
      expect(await withdraw(second)).toMatchObject({ works: 0, reverted: 1 });
      const reverted = await everything();
      expect(reverted.bodies).toEqual(before.bodies);
      expect(reverted.works).toEqual(before.works.map((one) => one && { ...one, updatedAt: LATER }));
      const third = await imported([file('a.txt', 'v3', [story('Lamp', 'The lamp is lit.')])]);
      expect(await catalogue.work(id)).toMatchObject({ revision: 3, original: { batch: third } });
      await catalogue.restoreBatch(second, LATER);
      expect(await catalogue.work(id)).toMatchObject({ revision: 3 });
      expect(await withdraw(first)).toMatchObject({ works: 0, reverted: 0, stay: 1 });
      await withdraw(third);
      expect(await catalogue.work(id)).toMatchObject({ revision: 2, original: { batch: second } });
      await withdraw(second);
      expect(await ids()).toEqual([]);
      await catalogue.restoreBatch(first, LATER);
      expect(await catalogue.work(id)).toMatchObject({ revision: 1, original: { batch: first } });
    });

    it('leave the other states of a work to be read, each with its text', async () => {
      const first = await imported([file('a.txt', 'v1', [story('Lamp', 'The lamp turned.')])]);
      const second = await imported([file('a.txt', 'v2', [story('Lamp', 'The lamp went out.')])]);
      const id = await idOf('Lamp');
      expect(await catalogue.revisions(id)).toEqual([
        { number: 1, batch: first, readAt: START, again: false, path: 'a.txt', words: 9, shown: false },
        { number: 2, batch: second, readAt: START, again: false, path: 'a.txt', words: 11, shown: true },
      ]);
      const before = await catalogue.revisionText(id, 1);
      expect(before?.chapters.map(({ title, body }) => [title, inflateRawSync(body).toString()])).toEqual([
        ['Chapter 1', '<p>The lamp turned.</p>'],
        ['Chapter 2', '<p>The lamp turned. More of it.</p>'],
      ]);
      expect(before?.metadata.title).toBe('Lamp');
      expect(await catalogue.revisionText(id, 3)).toBeNull();
      await withdraw(second);
      expect((await catalogue.revisions(id)).map(({ number }) => number)).toEqual([1]);
      expect(await catalogue.revisionText(id, 2)).toBeNull();
      await withdraw(first);
      expect(await catalogue.revisions(id)).toEqual([]);
      expect(await catalogue.revisionText(id, 1)).toBeNull();
    });

    it.each([
      ['the same bytes', () => file('copy.txt', 'a', [])],
      [
        'the same story in another form',
        () => file('lamp.html', 'b', [story('Lamp', 'The lamp turned.', '/lamp')], { format: 'text' }),
      ],
    ])('leave what another import brought as well: %s', async (_, again) => {
      const first = await imported([file('lamp.txt', 'a', [story('Lamp', 'The lamp turned.', '/lamp')])]);
      const second = await imported([again()]);
      const before = await everything();
      expect(await withdraw(first)).toMatchObject({ works: 0, stay: 1 });
      expect(await everything()).toEqual(before);
      expect(await withdraw(second)).toMatchObject({ works: 1, stay: 0 });
      expect(await ids()).toEqual([]);
      await catalogue.restoreBatch(second, LATER);
      expect(await everything()).toEqual(before);
      expect(await catalogue.knownOriginals([hashLike('a')])).toEqual(
        new Set(again().original === hashLike('a') ? [hashLike('a')] : []),
      );
      await catalogue.restoreBatch(first, LATER);
      expect(await everything()).toEqual(before);
    });

    it('leave what came in a container that another import brought whole', async () => {
      const entries = ['x', 'y'].map((one) => file(`a.zip!/${one}.txt`, one, [story(one, `Of ${one}.`)]));
      const zip = file('a.zip', 'zip', [], { format: 'zip' });
      const other = file('a.zip.txt', 'z', [story('Z', 'Of z.')]);
      const first = await imported([...entries, zip, other]);
      const second = await imported([file('elsewhere/a.zip', 'zip', [])]);
      expect(await withdraw(first)).toMatchObject({ works: 1, stay: 2 });
      expect(await catalogue.knownOriginals(['x', 'z', 'zip'].map(hashLike))).toEqual(
        new Set(['x', 'zip'].map(hashLike)),
      );
      expect(await withdraw(second)).toMatchObject({ works: 2, stay: 0 });
      expect(await ids()).toEqual([]);
      expect(await catalogue.restoreBatch(second, LATER)).toMatchObject({ works: 2 });
    });

    it('keep edited works where that is asked, with what is in their file', async () => {
      const batch = await imported([
        file('two.mbox', 'a', [story('Tide', 'The tide rose.'), story('Ebb', 'The tide fell.')]),
        file('bell.txt', 'b', [story('Bell', 'The bell rang.')]),
      ]);
      await catalogue.revise(await idOf('Tide'), { rating: 'Mature' }, LATER);
      expect(await withdraw(batch, true)).toMatchObject({ works: 1, stay: 2, edited: { total: 1 } });
      expect((await catalogue.facets(0, 10)).map(({ title }) => title)).toEqual(['Tide', 'Ebb']);
      expect(await catalogue.knownOriginals(['a', 'b'].map(hashLike))).toEqual(new Set([hashLike('a')]));
      await catalogue.restoreBatch(batch, LATER);
      expect(await ids()).toHaveLength(3);
    });

    it('let files come in anew, and then stay out when put back', async () => {
      const outcomes = () => [
        file('lamp.txt', 'a', [story('Lamp', 'The lamp turned.', '/lamp')]),
        file('bell.txt', 'b', [story('Bell', 'The bell rang.')]),
      ];
      const first = await imported(outcomes());
      await withdraw(first);
      expect(await catalogue.knownOriginals([hashLike('a')])).toEqual(new Set());
      const again = await imported(outcomes().slice(0, 1));
      expect(await catalogue.batch(again)).toMatchObject({ works: 1, known: 0 });
      const lamp = await idOf('Lamp');
      expect(await catalogue.addressTargets('/lamp', ADDRESS.host)).toMatchObject([{ work: lamp }]);
      expect(await catalogue.restoreBatch(first, LATER)).toEqual({ works: 1, replaced: 1 });
      expect((await catalogue.facets(0, 10)).map(({ title }) => title).sort()).toEqual(['Bell', 'Lamp']);
    });

    it('leave what a site kept while an import that brought it stands', async () => {
      const first = await imported([], [page('news', 'Old'), profile('Quill')]);
      const second = await imported([], [page('news', 'New')]);
      expect(await withdraw(first)).toMatchObject({ records: 1 });
      expect((await catalogue.sitePages(ALL)).total).toBe(1);
      expect(await withdraw(second)).toMatchObject({ records: 1 });
      expect(await catalogue.sitePages(ALL)).toEqual({ total: 0, pages: [] });
      expect(await catalogue.addressTargets('/news', ADDRESS.host)).toEqual([]);
      await imported([], [page('news', 'Newest')]);
      expect((await catalogue.sitePages(ALL)).total).toBe(1);
    });

    it('know in any order of imports, withdrawals and returns what is in the library', async () => {
      const files = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3')), {
        minLength: 1,
        maxLength: 3,
      });
      const steps = fc.array(fc.oneof(files, fc.nat(5)), { minLength: 3, maxLength: 14 });
      const titlesOf = async (start: string) =>
        (await catalogue.facets(0, 1000))
          .map(({ title }) => title)
          .filter((title) => title.startsWith(start));
      let run = 0;
      await fc.assert(
        fc.asyncProperty(steps, async (script) => {
          run += 1;
          const batches: { id: BatchId; bytes: Set<string>; out: boolean }[] = [];
          for (const step of script) {
            if (typeof step !== 'number') {
              const named = step.map(([at, bytes]) => [`${run}/${at}`, `${run}:${bytes}`] as const);
              const id = await imported(
                named.map(([at, bytes]) => file(at, bytes, [story(bytes, `Of ${bytes}, at ${at}.`)])),
              );
              batches.push({ id, bytes: new Set(named.map(([, bytes]) => bytes)), out: false });
            } else {
              const one = batches[step];
              if (one === undefined) continue;
              if (one.out) await catalogue.restoreBatch(one.id, LATER);
              else await withdraw(one.id);
              one.out = !one.out;
            }
            const standing = new Set(batches.flatMap(({ bytes, out }) => (out ? [] : [...bytes])));
            const all = ['1', '2', '3'].map((bytes) => `${run}:${bytes}`);
            expect(await catalogue.knownOriginals(all.map(hashLike))).toEqual(
              new Set([...standing].map(hashLike)),
            );
            const titles = await titlesOf(`${run}:`);
            expect(titles.filter((title) => !standing.has(title))).toEqual([]);
            expect(titles.length > 0).toBe(standing.size > 0);
          }
          expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
          for (const { id, out } of batches) if (!out) await withdraw(id);
          expect(await titlesOf(`${run}:`)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });

    it('are refused of what is not over, or not there', async () => {
      const running = await catalogue.startBatch({ sources: [], startedAt: START });
      await expect(withdraw(running)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
      for (const act of [
        () => withdraw(99 as BatchId),
        () => catalogue.planWithdrawal(99 as BatchId),
        () => catalogue.restoreBatch(99 as BatchId, LATER),
      ])
        await expect(act()).rejects.toMatchObject({ code: 'FL-USE-NO-BATCH' });
    });

    it('take back no decision in a work that is out, and keep a later revision’s number free', async () => {
      const batch = await imported([file('a.txt', 'v1', [story('Lamp', 'The lamp turned.')])]);
      const work = await idOf('Lamp');
      const verdict = { kind: 'accepted' as const };
      const { decision } = await catalogue.decide({ work, field: 'title', verdict, alike: false }, LATER);
      await withdraw(batch);
      expect(await catalogue.undoDecision(decision, LATER)).toEqual({ works: 0, kept: 1 });
      await catalogue.restoreBatch(batch, LATER);
      expect((await catalogue.work(work))?.edits).toEqual({ title: 'Lamp' });
    });
  });
}
