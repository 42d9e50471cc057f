import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  BatchId,
  Catalogue,
  DecisionId,
  NewWork,
  ReviewField,
  ReviewFilter,
  Verdict,
  WorkId,
  WorkMetadata,
  WorkTag,
} from '#catalogue';
import type { Evidence } from '#document';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';
import { worksWithWord } from './texts-with-word.ts';

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';
const LAST = '2026-03-04T05:06:07.000Z';
const ACCEPTED: Verdict = { kind: 'accepted' };
const REJECTED: Verdict = { kind: 'rejected', titleFrom: (place) => `file ${place}` };

/** An entry of evidence: what was read, how surely, and behind which label or from which kind of source. */
function read(field: string, confidence: number, from: Partial<Evidence> = {}): NewWork['evidence'][number] {
  return { field, evidence: { source: 'byline', raw: field, start: 0, end: 5, confidence, ...from } };
}

/** A work with some metadata and the evidence that was noted for it. */
function doubtful(over: Partial<WorkMetadata>, evidence: NewWork['evidence'], text = 'The lamp.'): NewWork {
  return { ...work(over, [text]), evidence };
}

/** What every adapter of the catalogue must do with readings that wait for a person. */
export function reviewContract(name: string, open: CatalogueOpener): void {
  describe(`review contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-review-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: ['stories'], startedAt: START });
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    let files = 0;
    const add = async (...works: NewWork[]): Promise<WorkId[]> => {
      const before = await catalogue.facets(0, 1000);
      for (const one of works) {
        files += 1;
        await catalogue.saveFiles(batch, [file(`${files}.txt`, `bytes ${files}`, [one])]);
      }
      return (await catalogue.facets(0, 1000)).slice(before.length).map(({ id }) => id);
    };
    const only = async (one: NewWork): Promise<WorkId> => {
      const [id] = await add(one);
      if (id === undefined) throw new Error('no work');
      return id;
    };
    /** The newest file again, with other bytes. */
    const again = async (one: NewWork, bytes: string) => {
      await catalogue.saveFiles(batch, [file(`${files}.txt`, bytes, [one])]);
    };
    const waiting = async (filter: ReviewFilter = {}) => {
      const { total, items } = await catalogue.reviews(filter, { limit: 100, offset: 0 });
      expect(items).toHaveLength(total);
      return items.map((item) => `${item.work.id} ${item.field}`);
    };
    const decide = (id: WorkId, field: ReviewField, verdict: Verdict, alike = false) =>
      catalogue.decide({ work: id, field, verdict, alike }, LATER);
    const shown = async (id: WorkId) => {
      const found = await catalogue.work(id);
      if (found === null) throw new Error('no work');
      return found;
    };

    describe('what waits', () => {
      it.each<[string, Partial<WorkMetadata>, NewWork['evidence'], string[]]>([
        ['a doubtful title', {}, [read('title', 0.8)], ['title']],
        ['no sure title', {}, [read('title', 0.9), read('authors', 1)], []],
        ['a field by the least sure of its entries', {}, [read('title', 1), read('title', 0.6)], ['title']],
        ['no field that says nothing', { creators: [] }, [read('authors', 0.5)], []],
        ['no status that says nothing', { status: 'unknown' }, [read('status', 0.5)], []],
        ['no field without evidence', { summary: null }, [], []],
        ['no field that the catalogue does not show', {}, [read('wordCount', 0.5), read('emails', 0.2)], []],
        [
          'tags by their kind',
          { tags: [{ kind: 'fandom', name: 'Harbour Lights' }] },
          [read('fandoms', 0.4), read('characters', 0.4)],
          ['fandom'],
        ],
        ['a rating that was said in jest', { rating: 'Not Rated' }, [read('rating', 0.3)], ['rating']],
        ['what is said under any other label', {}, [read('music', 0.7)], []],
        [
          'what is said under another label',
          { other: [{ label: 'Music', value: 'Foghorn' }] },
          [read('music', 0.7)],
          ['other'],
        ],
      ])('is %s', async (_, over, evidence, fields) => {
        const id = await only(doubtful(over, evidence));
        expect(await waiting()).toEqual(fields.map((field) => `${id} ${field}`));
      });

      it('has all that a person needs to decide', async () => {
        const label = { source: 'label' as const, label: 'RATING ' };
        const evidence = [
          read('title', 1),
          read('rating', 0.3, label),
          read('authors', 1, { raw: 'sure' }),
          read('authors', 0.8),
          read('authors', 0.6, { source: 'subject' }),
        ];
        const one = doubtful({ title: 'Lamps', ratingRaw: 'X, for jam' }, evidence);
        const id = await only(one);
        const { items } = await catalogue.reviews({}, { limit: 10, offset: 0 });
        const of = { id, title: 'Lamps', creators: ['Anne Elk'], revision: 1 };
        const rest = { work: of, batch, decided: null, alike: 1, equal: 1 };
        expect(items).toEqual([
          {
            ...rest,
            field: 'creators',
            label: 'subject',
            confidence: 0.6,
            proposed: { creators: ['Anne Elk'] },
            evidence: evidence.slice(2).map((entry) => entry.evidence),
          },
          {
            ...rest,
            field: 'rating',
            label: 'rating',
            confidence: 0.3,
            proposed: { rating: 'Teen', ratingRaw: 'X, for jam' },
            evidence: [evidence[1]?.evidence],
          },
        ]);
      });

      it('is filtered by batch, field, label and work, counted, and given page by page', async () => {
        const evidence = [read('title', 0.8), read('summary', 0.7, { source: 'prose' })];
        const ids = await add(...['A', 'B', 'C'].map((title) => doubtful({ title }, evidence)));
        const next = await catalogue.startBatch({ sources: ['more'], startedAt: LATER });
        await catalogue.saveFiles(next, [
          file('d.txt', 'd', [doubtful({}, [read('title', 0.5, { source: 'chrome' })])]),
        ]);
        const [one, two, three] = ids;
        expect(await waiting({ batch: next })).toEqual(['4 title']);
        expect(await waiting({ field: 'summary' })).toEqual(ids.map((id) => `${id} summary`));
        expect(await waiting({ field: 'title', label: 'byline' })).toEqual(ids.map((id) => `${id} title`));
        expect(await waiting(two === undefined ? {} : { work: two })).toEqual([
          `${two} summary`,
          `${two} title`,
        ]);
        expect(await waiting({ label: 'nothing like it' })).toEqual([]);
        const { total, items } = await catalogue.reviews({ batch }, { limit: 3, offset: 2 });
        expect(total).toBe(6);
        expect(items.map((item) => `${item.work.id} ${item.field}`)).toEqual([
          `${three} summary`,
          `${one} title`,
          `${two} title`,
        ]);
        expect((await waiting()).slice(0, 2)).toEqual(['4 title', `${one} summary`]);
        expect(await catalogue.reviews({ batch }, { limit: 0, offset: 0 })).toEqual({ total: 6, items: [] });
        expect(await catalogue.reviewGroups()).toEqual([
          { batch: next, field: 'title', label: 'chrome', waiting: 1 },
          { batch, field: 'summary', label: 'prose', waiting: 3 },
          { batch, field: 'title', label: 'byline', waiting: 3 },
        ]);
      });
    });

    describe('a decision', () => {
      const evidence = [read('title', 0.8), read('authors', 0.8), read('fandoms', 0.4)];
      const tags: WorkTag[] = [
        { kind: 'fandom', name: 'Harbour Lights' },
        { kind: 'character', name: 'Mara' },
      ];

      it('accepts a reading: nothing changes but that it is a person’s', async () => {
        const id = await only(doubtful({ tags }, evidence));
        const before = await shown(id);
        const feed = await catalogue.lastChange();
        expect(await decide(id, 'fandom', ACCEPTED)).toMatchObject({ works: 1, left: 0 });
        const edits = { fandom: [tags[0]] };
        expect(await shown(id)).toEqual({ ...before, edits });
        expect((await catalogue.changesSince(feed, 10)).map(({ work }) => work)).toEqual([id]);
        expect(await waiting()).toEqual([`${id} creators`, `${id} title`]);
      });

      it('is told to searches: what waits and what a person corrected', async () => {
        const has = async (id: WorkId) => (await catalogue.facetsOf([id]))[0]?.has;
        const id = await only(doubtful({ tags, summary: null }, [read('fandoms', 0.4)]));
        expect(await has(id)).toEqual(['review']);
        const { decision } = await decide(id, 'fandom', ACCEPTED);
        expect(await has(id)).toEqual(['edits']);
        const feed = await catalogue.lastChange();
        await catalogue.undoDecision(decision, LATER);
        expect(await has(id)).toEqual(['review']);
        expect((await catalogue.changesSince(feed, 10)).map(({ work }) => work)).toEqual([id]);
        await catalogue.revise(id, { title: 'Mine' }, LATER);
        expect(await has(id)).toEqual(['edits', 'review']);
        await catalogue.revise(id, { title: (await shown(id))?.title ?? '', fandom: [] }, LATER);
        expect(await has(id)).toEqual(['edits']);
      });

      it('corrects a reading', async () => {
        const id = await only(doubtful({ tags }, evidence, 'salt'));
        const edits = { creators: ['B. Mole'] };
        await decide(id, 'creators', { kind: 'corrected', edits });
        expect(await shown(id)).toMatchObject({ ...edits, edits, updatedAt: LATER });
        expect((await catalogue.facetsOf([id]))[0]?.creators).toEqual(['B. Mole']);
        const text = (word: string) => worksWithWord(catalogue, word);
        expect([await text('mole'), await text('elk'), await text('salt')]).toEqual([[id], [], [id]]);
        expect((await catalogue.changesSince(0, 10)).at(-1)?.work).toBe(id);
      });

      it('rejects a reading: the field is empty, other kinds of tags stay', async () => {
        const id = await only(doubtful({ tags }, evidence));
        await decide(id, 'fandom', REJECTED);
        expect((await shown(id)).tags).toEqual([tags[1]]);
        await decide(id, 'title', REJECTED);
        expect((await shown(id)).title).toBe(`file ${files}.txt`);
      });

      it('rejects a rating with the words it was read from', async () => {
        const id = await only(doubtful({ rating: 'Explicit', ratingRaw: 'X' }, [read('rating', 0.3)]));
        await decide(id, 'rating', REJECTED);
        expect(await shown(id)).toMatchObject({ rating: 'Not Rated', ratingRaw: null });
      });

      it('is refused for what does not wait, was decided, or was read anew', async () => {
        const id = await only(doubtful({}, evidence));
        const refused = { code: 'FL-USE-NO-REVIEW' };
        await expect(decide(id, 'summary', ACCEPTED)).rejects.toMatchObject(refused);
        await expect(decide(99 as WorkId, 'title', ACCEPTED)).rejects.toMatchObject(refused);
        const stale = { work: id, field: 'title' as const, verdict: ACCEPTED, alike: false, revision: 2 };
        await expect(catalogue.decide(stale, LATER)).rejects.toMatchObject(refused);
        await decide(id, 'title', ACCEPTED);
        await expect(decide(id, 'title', REJECTED)).rejects.toMatchObject(refused);
        expect((await catalogue.decisions({ limit: 10, offset: 0 })).total).toBe(1);
      });

      it('goes to all of the batch with the label, and to nothing else', async () => {
        const ids = await add(...['A', 'B', 'C'].map((title) => doubtful({ title }, evidence)));
        const [other] = await add(doubtful({ title: 'D' }, [read('title', 0.6, { source: 'subject' })]));
        const [first, second] = ids;
        if (first === undefined || second === undefined) throw new Error('no works');
        await decide(second, 'title', ACCEPTED);
        expect(await decide(first, 'title', REJECTED, true)).toMatchObject({ works: 2, left: 0 });
        expect((await catalogue.facets(0, 10)).map(({ title }) => title.slice(0, 4))).toEqual([
          'file',
          'B',
          'file',
          'D',
        ]);
        expect(await waiting({ field: 'title' })).toEqual([`${other} title`]);
      });

      it('corrects only what reads the same, and says how much is left', async () => {
        const names = [['Anon'], ['Anon'], ['B. Mole'], ['Anon']];
        const ids = await add(...names.map((creators) => doubtful({ creators }, evidence)));
        const [first] = ids;
        if (first === undefined) throw new Error('no works');
        const { items } = await catalogue.reviews(
          { field: 'creators', work: first },
          { limit: 1, offset: 0 },
        );
        expect(items).toMatchObject([{ alike: 4, equal: 3 }]);
        const made = await decide(first, 'creators', { kind: 'corrected', edits: { creators: [] } }, true);
        expect(made).toMatchObject({ works: 3, left: 1 });
        expect((await catalogue.facets(0, 10)).map(({ creators }) => creators)).toEqual([
          [],
          [],
          ['B. Mole'],
          [],
        ]);
      });

      it('tells readings apart that begin alike', async () => {
        const long = (end: string) => `${'The same words for a long while, '.repeat(4)}${end}`;
        const prose = [read('summary', 0.7)];
        const ids = await add(...['a', 'a', 'b'].map((end) => doubtful({ summary: long(end) }, prose)));
        const { items } = await catalogue.reviews({}, { limit: 5, offset: 0 });
        expect(items.map(({ alike, equal }) => [alike, equal])).toEqual([
          [3, 2],
          [3, 2],
          [3, 1],
        ]);
        expect(ids).toHaveLength(3);
      });
    });

    describe('a later revision', () => {
      const title = (value: string, confidence = 0.8) =>
        doubtful({ title: value }, [read('title', confidence)], `text of ${value}`);

      it('lets a decision stand that was about the same value', async () => {
        const id = await only(title('One'));
        await decide(id, 'title', ACCEPTED);
        await again(title('One', 0.5), 'second');
        expect(await waiting()).toEqual([]);
        expect(await shown(id)).toMatchObject({ title: 'One', revision: 2 });
      });

      it.each<[string, Verdict, string]>([
        ['accepted', ACCEPTED, 'One'],
        ['corrected', { kind: 'corrected', edits: { title: 'Corrected' } }, 'Corrected'],
        ['rejected', REJECTED, 'file'],
      ])('asks again about another value, and shows what was %s meanwhile', async (_, verdict, said) => {
        const id = await only(title('One'));
        await decide(id, 'title', verdict);
        await again(title('Two'), 'second');
        expect((await shown(id)).title).toContain(said);
        expect(await waiting()).toEqual([`${id} title`]);
        const { items } = await catalogue.reviews({}, { limit: 1, offset: 0 });
        expect(items[0]).toMatchObject({ proposed: { title: 'Two' } });
        expect(items[0]?.decided?.title).toContain(said);
        await decide(id, 'title', ACCEPTED);
        expect((await shown(id)).title).toBe('Two');
      });

      it('that goes back to the value decided about asks nothing', async () => {
        const id = await only(title('One'));
        await decide(id, 'title', ACCEPTED);
        await again(title('Two'), 'second');
        await again(title('One'), 'third');
        expect(await waiting()).toEqual([]);
        expect((await shown(id)).title).toBe('One');
      });

      it('that is sure asks nothing, and what waited waits no more', async () => {
        await only(title('One'));
        await again(title('Two', 1), 'second');
        expect(await waiting()).toEqual([]);
      });

      it('belongs to its own import', async () => {
        await only(title('One'));
        const next = await catalogue.startBatch({ sources: ['more'], startedAt: LATER });
        await catalogue.saveFiles(next, [file(`${files}.txt`, 'second', [title('Two')])]);
        expect([await waiting({ batch }), (await waiting({ batch: next })).length]).toEqual([[], 1]);
      });
    });

    describe('a correction through the form', () => {
      it('decides what waits in its field, and can be undone as a decision', async () => {
        const id = await only(doubtful({ title: 'One' }, [read('title', 0.8), read('authors', 0.8)]));
        await catalogue.revise(id, { title: 'Mine', language: 'sv' }, LATER);
        expect(await waiting()).toEqual([`${id} creators`]);
        const { decisions } = await catalogue.decisions({ limit: 10, offset: 0 });
        expect(decisions).toMatchObject([
          { kind: 'corrected', field: 'title', corrected: { title: 'Mine' }, total: 1 },
        ]);
        await catalogue.undoDecision(decisions[0]?.id ?? (0 as DecisionId), LAST);
        expect(await shown(id)).toMatchObject({ title: 'One', edits: { language: 'sv' } });
        expect(await waiting()).toEqual([`${id} creators`, `${id} title`]);
      });

      it('made before the reading was doubtful keeps it from waiting', async () => {
        const id = await only(doubtful({ title: 'One' }, [read('title', 1)]));
        await catalogue.revise(id, { title: 'Mine' }, LATER);
        await again(doubtful({ title: 'Two' }, [read('title', 0.5)]), 'second');
        expect(await waiting()).toEqual([]);
        expect((await shown(id)).title).toBe('Mine');
      });
    });

    describe('undoing', () => {
      const evidence = [read('title', 0.8), read('rating', 0.3)];

      it.each<[string, Verdict]>([
        ['accepted', ACCEPTED],
        ['corrected', { kind: 'corrected', edits: { title: 'Other' } }],
        ['rejected', REJECTED],
      ])('puts back exactly what was before it was %s, in every work', async (_, verdict) => {
        const ids = await add(...['A', 'A', 'B'].map((title) => doubtful({ title }, evidence)));
        const state = async () => ({
          works: (await catalogue.cards(ids)).map(({ updatedAt: __, ...card }) => card),
          edits: await Promise.all(ids.map(async (id) => (await shown(id)).edits)),
          queue: await catalogue.reviews({}, { limit: 100, offset: 0 }),
          found: await worksWithWord(catalogue, 'b'),
        });
        const before = await state();
        const { decision } = await decide(ids[0] as WorkId, 'title', verdict, true);
        expect(await state()).not.toEqual(before);
        const works = verdict.kind === 'corrected' ? 2 : 3;
        expect(await catalogue.undoDecision(decision, LAST)).toEqual({ works, kept: 0 });
        expect(await state()).toEqual(before);
      });

      it('gives back an earlier decision', async () => {
        const title = (value: string) => doubtful({ title: value }, [read('title', 0.8)]);
        const id = await only(title('One'));
        await decide(id, 'title', { kind: 'corrected', edits: { title: 'Mine' } });
        await again(title('Two'), 'second');
        const { decision } = await decide(id, 'title', ACCEPTED);
        expect((await shown(id)).title).toBe('Two');
        await catalogue.undoDecision(decision, LAST);
        expect(await shown(id)).toMatchObject({ title: 'Mine', edits: { title: 'Mine' } });
        expect(await waiting()).toEqual([`${id} title`]);
      });

      it('leaves alone what was changed since', async () => {
        const ids = await add(...['A', 'B'].map((title) => doubtful({ title }, evidence)));
        const [first, second] = ids as [WorkId, WorkId];
        const { decision } = await decide(first, 'title', REJECTED, true);
        await catalogue.revise(second, { title: 'Mine' }, LATER);
        expect(await catalogue.undoDecision(decision, LAST)).toEqual({ works: 1, kept: 1 });
        expect((await catalogue.cards(ids)).map(({ title }) => title)).toEqual(['A', 'Mine']);
        expect(await waiting({ field: 'title' })).toEqual([`${first} title`]);
      });

      it('goes back decision by decision, the newest first', async () => {
        const id = await only(doubtful({ title: 'One' }, [read('title', 0.8)]));
        const first = await decide(id, 'title', { kind: 'corrected', edits: { title: 'Mine' } });
        await again(doubtful({ title: 'Two' }, [read('title', 0.7)]), 'other bytes');
        const second = await decide(id, 'title', ACCEPTED);
        expect((await shown(id)).title).toBe('Two');
        expect(await catalogue.undoDecision(second.decision, LAST)).toEqual({ works: 1, kept: 0 });
        expect((await shown(id)).title).toBe('Mine');
        expect(await catalogue.undoDecision(first.decision, LAST)).toEqual({ works: 1, kept: 0 });
        expect((await shown(id)).title).toBe('Two');
      });

      it('takes no work along whose reading a person decided about before', async () => {
        const title = (value: string) => doubtful({ title: value }, [read('title', 0.8)]);
        const [other] = await add(title('B'));
        const id = await only(title('A'));
        await decide(id, 'title', { kind: 'corrected', edits: { title: 'Mine' } });
        await again(title('A, read anew'), 'other bytes');
        expect(await decide(other as WorkId, 'title', ACCEPTED, true)).toMatchObject({ works: 1, left: 1 });
        expect((await shown(id)).title).toBe('Mine');
      });

      it('leaves a decision as it stands when all of its works were changed since', async () => {
        const id = await only(doubtful({ title: 'One' }, [read('title', 0.8)]));
        const { decision } = await decide(id, 'title', ACCEPTED);
        await catalogue.revise(id, { title: 'By hand' }, LATER);
        expect(await catalogue.undoDecision(decision, LAST)).toEqual({ works: 0, kept: 1 });
        expect((await catalogue.decisions({ limit: 1, offset: 0 })).decisions[0]?.undoneAt).toBeNull();
        expect((await shown(id)).title).toBe('By hand');
      });

      it('is refused for what was undone or never was', async () => {
        const id = await only(doubtful({}, evidence));
        const { decision } = await decide(id, 'title', ACCEPTED);
        await catalogue.undoDecision(decision, LAST);
        const refused = { code: 'FL-USE-NO-DECISION' };
        await expect(catalogue.undoDecision(decision, LAST)).rejects.toMatchObject(refused);
        await expect(catalogue.undoDecision(99 as DecisionId, LAST)).rejects.toMatchObject(refused);
      });
    });

    it('lists decisions, newest first, with what they were about', async () => {
      const evidence = [read('title', 0.8), read('authors', 0.8)];
      const ids = await add(...['A', 'B', 'C', 'D'].map((title) => doubtful({ title }, evidence)));
      const first = ids[0] as WorkId;
      const one = await decide(first, 'title', ACCEPTED, true);
      const corrected = { creators: ['B. Mole'] };
      const two = await decide(first, 'creators', { kind: 'corrected', edits: corrected });
      await catalogue.undoDecision(two.decision, LAST);
      const { total, decisions } = await catalogue.decisions({ limit: 10, offset: 0 });
      expect(total).toBe(2);
      const rest = { label: 'byline', batch, decidedAt: LATER };
      expect(decisions).toEqual([
        {
          ...rest,
          id: two.decision,
          kind: 'corrected',
          field: 'creators',
          corrected,
          total: 1,
          works: [{ id: first, title: 'A', proposed: { creators: ['Anne Elk'] } }],
          undoneAt: LAST,
        },
        {
          ...rest,
          id: one.decision,
          kind: 'accepted',
          field: 'title',
          corrected: null,
          total: 4,
          works: ids.slice(0, 3).map((id, at) => ({
            id,
            title: 'ABC'[at],
            proposed: { title: 'ABC'[at] },
          })),
          undoneAt: null,
        },
      ]);
      expect(await catalogue.decisions({ limit: 1, offset: 1 })).toMatchObject({
        decisions: [{ id: one.decision }],
      });
      expect(await catalogue.decision(one.decision)).toEqual(decisions[1]);
      expect(await catalogue.decision(99 as DecisionId)).toBeNull();
    });
  });
}
