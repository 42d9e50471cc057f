import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, Catalogue, TagDecisionId, TagKind, TagRequest, WorkId, WorkTag } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';
const LAST = '2026-03-04T05:06:07.000Z';
const PAGE = { limit: 100, offset: 0 };
const EMPTY = { canonical: [], synonyms: [], parents: [], metas: [], refused: [] };

/** Tags from a short form: `fandom Harbour Lights`, `relationship Mara/Ives`. */
function tags(...said: string[]): WorkTag[] {
  return said.map((one) => {
    const [kind = '', ...rest] = one.split(' ');
    const name = rest.join(' ');
    const members = name.split(/ & |\//);
    const tag = { kind: kind as TagKind, name };
    return kind === 'relationship' && members.length > 1 ? { ...tag, members } : tag;
  });
}

/** What every adapter of the catalogue must do with the tag graph. */
export function tagsContract(name: string, open: CatalogueOpener): void {
  describe(`tags contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;
    let files = 0;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-tags-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: ['stories'], startedAt: START });
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const add = async (...said: string[]): Promise<WorkId> => {
      files += 1;
      await catalogue.saveFiles(batch, [
        file(`${files}.txt`, `bytes ${files}`, [work({ tags: tags(...said) })]),
      ]);
      const [id] = (await catalogue.facets(0, 1000)).slice(-1).map((one) => one.id);
      if (id === undefined) throw new Error('no work');
      return id;
    };
    /** The tags that a work is found under, `^` before what stands above. */
    const found = async (id: WorkId): Promise<string[]> => {
      const [facets] = await catalogue.facetsOf([id]);
      return (facets?.tags ?? []).map((tag) => `${tag.above ? '^' : ''}${tag.kind} ${tag.name}`);
    };
    const decide = (request: TagRequest, at = LATER) => catalogue.decideTags(request, at);
    const merge = (kind: TagKind, into: string, names: string[], fandom: string | null = null) =>
      decide({ does: 'merge', kind, into, names, fandom });
    const put = (below: string, above: string) => {
      const [one, other] = tags(below, above);
      if (!one || !other) throw new Error('no tag');
      const named = ({ kind, name }: WorkTag) => ({ kind, name });
      return decide({ does: 'link', below: named(one), above: named(other) });
    };
    const undo = (id: TagDecisionId | null) => catalogue.undoTagDecision(id as TagDecisionId, LAST);
    /** The works that the change feed has after a moment. */
    const changedBy = async (work: () => Promise<unknown>): Promise<WorkId[]> => {
      const before = await catalogue.lastChange();
      await work();
      return (await catalogue.changesSince(before, 1000)).map((change) => change.work);
    };

    describe('a work is found under', () => {
      it('what it says, where nothing was decided', async () => {
        const id = await add('fandom Harbour Lights', 'relationship Mara/Ives', 'tag Storms');
        expect((await catalogue.facetsOf([id]))[0]?.tags).toEqual(
          tags('fandom Harbour Lights', 'relationship Mara/Ives', 'tag Storms'),
        );
      });

      it('the canonical of a spelling, while its page keeps what its author wrote', async () => {
        const id = await add('fandom Harbor Lights', 'fandom Harbour Lights', 'tag Storms');
        await merge('fandom', 'Harbour Lights', ['Harbor Lights']);
        expect(await found(id)).toEqual(['fandom Harbour Lights', 'tag Storms']);
        const written = tags('fandom Harbor Lights', 'fandom Harbour Lights', 'tag Storms');
        expect((await catalogue.work(id))?.tags).toEqual(written);
        expect((await catalogue.cards([id]))[0]?.tags).toEqual(written);
      });

      it('another person of the same name in another fandom', async () => {
        const tide = await add('fandom Tide', 'character Jack Harper');
        const moors = await add('fandom The Moors', 'character Jack Harper');
        const alias = await add('fandom Moors', 'character Jack Harper');
        const other = await add('character Jack Harper');
        await merge('fandom', 'The Moors', ['Moors']);
        await merge('character', 'Jack Harper (Tide)', ['Jack Harper'], 'Tide');
        await merge('character', 'Jack Harper (Moors)', ['Jack Harper'], 'Moors');
        expect(await found(tide)).toContain('character Jack Harper (Tide)');
        expect(await found(moors)).toContain('character Jack Harper (Moors)');
        expect(await found(alias)).toContain('character Jack Harper (Moors)');
        expect(await found(other)).toEqual(['character Jack Harper']);
        await merge('character', 'John Harper', ['Jack Harper']);
        expect(await found(other)).toEqual(['character John Harper']);
        expect(await found(tide)).toContain('character Jack Harper (Tide)');
      });

      it('a relationship of canonical members, without a rule of its own', async () => {
        const id = await add('fandom Tide', 'relationship Clara/Lew');
        await merge('character', 'Clara Kenning', ['Clara']);
        await merge('character', 'Lewis Thorn', ['Lew'], 'Tide');
        const elsewhere = await add('relationship Lew & Clara');
        expect(await found(id)).toEqual(['fandom Tide', 'relationship Clara Kenning/Lewis Thorn']);
        expect((await catalogue.facetsOf([id]))[0]?.tags[1]?.members).toEqual([
          'Clara Kenning',
          'Lewis Thorn',
        ]);
        expect(await found(elsewhere)).toEqual(['relationship Lew & Clara Kenning']);
      });

      it('a canonical relationship whatever the order of its members, and by a rule of its own', async () => {
        const turned = await add('relationship Lew/Clara');
        const smush = await add('relationship Clew');
        await merge('character', 'Clara Kenning', ['Clara']);
        await decide({ does: 'canonize', kind: 'relationship', name: 'Clara Kenning/Lew' });
        await merge('relationship', 'Clara Kenning/Lew', ['Clew']);
        expect(await found(turned)).toEqual(['relationship Clara Kenning/Lew']);
        expect(await found(smush)).toEqual(['relationship Clara Kenning/Lew']);
        expect((await catalogue.facetsOf([smush]))[0]?.tags[0]?.members).toEqual(['Clara Kenning', 'Lew']);
      });

      it('what stands above its tags, each once', async () => {
        const id = await add('fandom Tide: Origins', 'fandom Tide', 'tag Angst', 'tag Grief');
        await put('fandom Tide: Origins', 'fandom Tide');
        await put('fandom Tide', 'fandom All Seas');
        await put('tag Grief', 'tag Feelings');
        await put('tag Angst', 'tag Feelings');
        await put('tag Angst', 'fandom Tide');
        expect(await found(id)).toEqual([
          ...['fandom Tide: Origins', '^fandom Tide', 'tag Angst', 'tag Grief'],
          ...['^fandom All Seas', '^tag Feelings'],
        ]);
      });
    });

    describe('merging', () => {
      it('moves what hung on a canonical tag to the other', async () => {
        await add('fandom Tide', 'fandom Tides', 'character Mara', 'fandom Tide 2');
        await put('character Mara', 'fandom Tides');
        await put('fandom Tides', 'fandom All Seas');
        await put('fandom Tide 2', 'fandom Tides');
        await merge('fandom', 'Tides', ['The Tides']);
        await merge('character', 'Mara Kell', ['Mar'], 'Tides');
        await merge('fandom', 'Tide', ['Tides']);
        const tide = await catalogue.tag('fandom', 'Tide');
        expect(tide).toMatchObject({
          state: 'canonical',
          synonyms: { total: 2, tags: [{ name: 'The Tides' }, { name: 'Tides' }] },
          children: { tags: [{ kind: 'character', name: 'Mara' }] },
          metas: { tags: [{ name: 'All Seas' }] },
          subs: { tags: [{ name: 'Tide 2' }] },
        });
        expect(await catalogue.tag('fandom', 'Tides')).toMatchObject({
          state: 'synonym',
          means: [{ of: 'Tide', fandom: null }],
          children: { total: 0 },
        });
        expect((await catalogue.tag('character', 'Mar'))?.means).toEqual([
          { of: 'Mara Kell', fandom: 'Tide' },
        ]);
      });

      it.each<[string, TagRequest, string]>([
        [
          'into a spelling',
          { does: 'merge', kind: 'tag', into: 'b', names: ['c'], fandom: null },
          'FL-USE-TAG-SYNONYM',
        ],
        [
          'a canonical in one fandom',
          { does: 'merge', kind: 'tag', into: 'x', names: ['a'], fandom: 'F' },
          'FL-USE-TAG-CANONICAL',
        ],
        [
          'a name into itself',
          { does: 'merge', kind: 'tag', into: 'a', names: ['a'], fandom: null },
          'FL-USE-VALUE',
        ],
        [
          'a fandom in a fandom',
          { does: 'merge', kind: 'fandom', into: 'F', names: ['G'], fandom: 'F' },
          'FL-USE-VALUE',
        ],
        [
          'into an empty name',
          { does: 'merge', kind: 'tag', into: ' ', names: ['a'], fandom: null },
          'FL-USE-VALUE',
        ],
        [
          'across a loop',
          { does: 'merge', kind: 'tag', into: 'low', names: ['high'], fandom: null },
          'FL-USE-TAG-LOOP',
        ],
        [
          'a spelling above',
          { does: 'link', below: { kind: 'tag', name: 'c' }, above: { kind: 'tag', name: 'b' } },
          'FL-USE-TAG-SYNONYM',
        ],
        [
          'a tag above a fandom',
          { does: 'link', below: { kind: 'fandom', name: 'F' }, above: { kind: 'tag', name: 'a' } },
          'FL-USE-VALUE',
        ],
        [
          'a tag above itself',
          { does: 'link', below: { kind: 'tag', name: 'a' }, above: { kind: 'tag', name: 'a' } },
          'FL-USE-TAG-LOOP',
        ],
        ['what is not there', { does: 'split', kind: 'tag', name: 'nothing', fandom: null }, 'FL-USE-NO-TAG'],
        [
          'to a canonical name',
          { does: 'rename', kind: 'tag', name: 'a', to: 'low' },
          'FL-USE-TAG-CANONICAL',
        ],
      ])('refuses %s and changes nothing', async (_, request, code) => {
        await merge('tag', 'a', ['b']);
        await put('tag low', 'tag middle');
        await put('tag middle', 'tag high');
        const before = await catalogue.exportTags();
        await expect(decide(request)).rejects.toMatchObject({ code });
        expect(await catalogue.exportTags()).toEqual(before);
      });

      it('names the way round of a loop', async () => {
        await put('tag low', 'tag middle');
        await put('tag middle', 'tag high');
        await expect(put('tag high', 'tag low')).rejects.toThrow('high > low > middle > high');
      });

      it('is nothing when it was so already', async () => {
        const first = await merge('tag', 'Storms', ['Storm']);
        expect(first.decision).not.toBeNull();
        expect(await merge('tag', 'Storms', ['Storm'])).toEqual({ decision: null, changes: 0, works: 0 });
        expect((await catalogue.tagDecisions(PAGE)).total).toBe(1);
      });
    });

    describe('the change feed', () => {
      it('has the works that are found under other names, and no others', async () => {
        const storm = await add('tag Storm');
        const ship = await add('relationship Mara/Ives');
        const both = await add('tag Storm', 'character Mara');
        await add('character Ives', 'tag Storms');
        expect(await changedBy(() => merge('tag', 'Storms', ['Storm']))).toEqual([storm, both]);
        expect(await changedBy(() => merge('character', 'Mara Kell', ['Mara']))).toEqual([ship, both]);
        const meta = () => put('tag Storms', 'tag Weather');
        expect(await changedBy(meta)).toHaveLength(3);
        const canonize = () => decide({ does: 'canonize', kind: 'relationship', name: 'Ives/Mara Kell' });
        expect(await changedBy(canonize)).toEqual([ship]);
        expect(await found(ship)).toEqual(['relationship Ives/Mara Kell']);
        const refuse = () => decide({ does: 'refuse', kind: 'tag', into: 'Storms', names: ['Storm'] });
        expect(await changedBy(refuse)).toEqual([]);
      });
    });

    describe('other decisions', () => {
      it('split a spelling off and remember it', async () => {
        const id = await add('tag Storm');
        await merge('tag', 'Storms', ['Storm', 'Stormy']);
        await decide({ does: 'split', kind: 'tag', name: 'Storm', fandom: null });
        expect(await found(id)).toEqual(['tag Storm']);
        expect((await catalogue.tag('tag', 'Storms'))?.synonyms.tags.map((tag) => tag.name)).toEqual([
          'Stormy',
        ]);
        expect((await catalogue.exportTags()).refused).toEqual([
          { kind: 'tag', one: 'Storm', other: 'Storms' },
        ]);
      });

      it('rename a canonical, also to one of its spellings', async () => {
        const id = await add('tag Storm');
        await merge('tag', 'Storms', ['Storm']);
        await put('tag Storms', 'tag Weather');
        await decide({ does: 'rename', kind: 'tag', name: 'Storms', to: 'Storm' });
        expect(await found(id)).toEqual(['tag Storm', '^tag Weather']);
        await decide({ does: 'rename', kind: 'tag', name: 'Storm', to: 'Storms at Sea' });
        expect(await found(id)).toEqual(['tag Storms at Sea', '^tag Weather']);
        expect((await catalogue.tag('tag', 'Storms at Sea'))?.synonyms.tags.map((tag) => tag.name)).toEqual([
          'Storm',
          'Storms',
        ]);
      });

      it('take a canonical state away with all that hangs on it', async () => {
        await merge('tag', 'Storms', ['Storm']);
        await put('tag Storms', 'tag Weather');
        await put('tag Gales', 'tag Storms');
        await decide({ does: 'decanonize', kind: 'tag', name: 'Storms' });
        expect(await catalogue.exportTags()).toEqual({
          ...EMPTY,
          canonical: [
            { kind: 'tag', name: 'Gales' },
            { kind: 'tag', name: 'Weather' },
          ],
        });
      });

      it('are listed with what they did, newest first', async () => {
        await add('tag Storm');
        await merge('tag', 'Storms', ['Storm']);
        const { decision } = await put('tag Storms', 'tag Weather');
        await undo(decision);
        const { total, decisions } = await catalogue.tagDecisions(PAGE);
        expect(total).toBe(2);
        expect(decisions).toEqual([
          {
            id: 2,
            request: {
              does: 'link',
              below: { kind: 'tag', name: 'Storms' },
              above: { kind: 'tag', name: 'Weather' },
            },
            changes: 2,
            works: 1,
            decidedAt: LATER,
            undoneAt: LAST,
          },
          {
            id: 1,
            request: { does: 'merge', kind: 'tag', into: 'Storms', names: ['Storm'], fandom: null },
            changes: 2,
            works: 1,
            decidedAt: LATER,
            undoneAt: null,
          },
        ]);
        expect(await catalogue.tagDecision(2 as TagDecisionId)).toEqual(decisions[0]);
        expect(await catalogue.tagDecision(9 as TagDecisionId)).toBeNull();
      });
    });

    describe('undoing', () => {
      it('puts back exactly what was, and announces it', async () => {
        const id = await add('tag Storms', 'tag Storm');
        await put('tag Storms', 'tag Weather');
        await merge('tag', 'Storms', ['Stormy']);
        const before = await catalogue.exportTags();
        const { decision } = await merge('tag', 'Gale', ['Storms', 'Storm']);
        expect(await found(id)).toEqual(['tag Gale', '^tag Weather']);
        expect(await changedBy(() => undo(decision))).toEqual([id]);
        expect(await catalogue.exportTags()).toEqual(before);
        expect(await found(id)).toEqual(['tag Storms', 'tag Storm', '^tag Weather']);
        await expect(undo(decision)).rejects.toMatchObject({ code: 'FL-USE-NO-DECISION' });
      });

      it('is refused while a later decision builds on it, and names that one', async () => {
        const first = await merge('tag', 'Storms', ['Storm']);
        const second = await merge('tag', 'Storms', ['Stormy']);
        const before = await catalogue.exportTags();
        await expect(undo(first.decision)).rejects.toThrow(`decision ${second.decision}`);
        await expect(undo(first.decision)).rejects.toMatchObject({ code: 'FL-USE-TAG-LATER' });
        expect(await catalogue.exportTags()).toEqual(before);
        await undo(second.decision);
        await undo(first.decision);
        expect(await catalogue.exportTags()).toEqual(EMPTY);
      });

      it('leaves decisions about other tags alone', async () => {
        const first = await merge('tag', 'Storms', ['Storm']);
        await merge('tag', 'Gales', ['Gale']);
        await undo(first.decision);
        expect((await catalogue.exportTags()).synonyms.map((one) => one.name)).toEqual(['Gale']);
      });

      it('takes back any row of decisions, one by one, to every state between', async () => {
        for (const one of ['a', 'b', 'c', 'd', 'e']) {
          await add('fandom F', `character ${one}`, `relationship ${one}/c`);
          await add(
            `fandom ${one < 'c' ? 'G' : 'H'}`,
            `character ${one}`,
            'relationship b/a',
            `relationship a/${one}/d`,
          );
        }
        const worksOfAll = async () => (await catalogue.facets(0, 100)).map(({ id }) => id);
        const foundOf = async (works: WorkId[]) => {
          const facets = await catalogue.facetsOf(works);
          return new Map(facets.map((one) => [one.id, JSON.stringify(one.tags)]));
        };
        const tag = fc.constantFrom('a', 'b', 'c', 'd', 'e');
        const kind = fc.constant<TagKind>('character');
        const ship = fc.constantFrom('a/b', 'b/a', 'c/d', 'a/c', 'a/b/d');
        const ships = fc.constant<TagKind>('relationship');
        const place = fc.oneof(fc.record({ kind, name: tag }), fc.record({ kind: ships, name: ship }));
        const fandom = fc.constantFrom(null, null, 'F', 'G');
        const request: fc.Arbitrary<TagRequest> = fc.oneof(
          fc.record({
            does: fc.constant('merge' as const),
            kind,
            into: tag,
            names: fc.array(tag, { maxLength: 2 }),
            fandom,
          }),
          fc.record({
            does: fc.constant('refuse' as const),
            kind,
            into: tag,
            names: fc.array(tag, { maxLength: 2 }),
          }),
          fc.record({ does: fc.constant('split' as const), kind, name: tag, fandom }),
          fc.record({ does: fc.constantFrom('canonize' as const, 'decanonize' as const), kind, name: tag }),
          fc.record({ does: fc.constant('rename' as const), kind, name: tag, to: tag }),
          fc.record({
            does: fc.constantFrom('link' as const, 'unlink' as const),
            below: place,
            above: place,
          }),
          fc.record({
            does: fc.constant('merge' as const),
            kind: fc.constant<TagKind>('fandom'),
            into: fc.constantFrom('F', 'G'),
            names: fc.constant<string[]>(['H']),
            fandom: fc.constant(null),
          }),
        );
        await fc.assert(
          fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), async (requests) => {
            const works = await worksOfAll();
            const states: { decision: TagDecisionId; before: unknown }[] = [];
            const start = await catalogue.exportTags();
            for (const one of requests) {
              const before = await catalogue.exportTags();
              const places = await foundOf(works);
              const sequence = await catalogue.lastChange();
              const made = await decide(one).catch((thrown: { code?: string }) => {
                expect(thrown.code).toMatch(/^FL-USE-/);
                return null;
              });
              if (made?.decision) states.push({ decision: made.decision, before });
              else expect(await catalogue.exportTags()).toEqual(before);
              expect((await catalogue.check()).faults).toEqual([]);
              const feed = new Set(
                (await catalogue.changesSince(sequence, 1000)).map((change) => change.work),
              );
              for (const [id, place] of await foundOf(works))
                if (!feed.has(id)) expect(place).toEqual(places.get(id));
            }
            for (const { decision, before } of states.toReversed()) {
              await undo(decision);
              expect(await catalogue.exportTags()).toEqual(before);
            }
            expect(await catalogue.exportTags()).toEqual(start);
          }),
          { numRuns: 60 },
        );
      });
    });

    describe('mappings', () => {
      const mapping = {
        canonical: [
          { kind: 'fandom' as const, name: 'Tide' },
          { kind: 'character' as const, name: 'Mara Kell' },
        ],
        synonyms: [
          { kind: 'character' as const, name: 'Mara', of: 'Mara Kell', fandom: 'Tide' },
          { kind: 'fandom' as const, name: 'Tides', of: 'Tide', fandom: null },
        ],
        parents: [
          {
            below: { kind: 'character' as const, name: 'Mara Kell' },
            above: { kind: 'fandom' as const, name: 'Tide' },
          },
        ],
        metas: [
          {
            below: { kind: 'fandom' as const, name: 'Tide' },
            above: { kind: 'fandom' as const, name: 'All Seas' },
          },
        ],
        refused: [{ kind: 'tag' as const, one: 'Season 2', other: 'Season 3' }],
      };
      const whole = {
        ...mapping,
        canonical: [
          { kind: 'character', name: 'Mara Kell' },
          { kind: 'fandom', name: 'All Seas' },
          { kind: 'fandom', name: 'Tide' },
        ],
      };

      it('are taken in as one entry of the log, twice as once, and taken back', async () => {
        const id = await add('fandom Tides', 'character Mara');
        const taken = await catalogue.importTags(mapping, LATER);
        expect(taken).toMatchObject({ changes: 8, works: 1, conflicts: [] });
        expect(await found(id)).toEqual(['fandom Tide', 'character Mara Kell', '^fandom All Seas']);
        expect(await catalogue.exportTags()).toEqual(whole);
        expect(await catalogue.importTags(await catalogue.exportTags(), LATER)).toEqual({
          decision: null,
          changes: 0,
          works: 0,
          conflicts: [],
        });
        await undo(taken.decision);
        expect(await catalogue.exportTags()).toEqual(EMPTY);
      });

      it('never overrule what is here, and say where they would', async () => {
        await merge('tag', 'Storms', ['Storm']);
        await merge('character', 'Maria', ['Mara'], 'Tide');
        await put('fandom All Seas', 'fandom Tide');
        await decide({ does: 'refuse', kind: 'fandom', into: 'Tide', names: ['Tide'].map(() => 'All Seas') });
        const before = await catalogue.exportTags();
        const { conflicts, decision } = await catalogue.importTags(
          {
            canonical: [{ kind: 'tag', name: 'Storm' }],
            synonyms: [
              { kind: 'character', name: 'Mara', of: 'Mara Kell', fandom: 'Tide' },
              { kind: 'tag', name: 'Storms', of: 'Gales', fandom: null },
              { kind: 'tag', name: 'Storm', of: 'Storms', fandom: null },
            ],
            parents: [],
            metas: [{ below: { kind: 'fandom', name: 'Tide' }, above: { kind: 'fandom', name: 'All Seas' } }],
            refused: [{ kind: 'tag', one: 'Storm', other: 'Storms' }],
          },
          LATER,
        );
        expect(conflicts.map(({ list, entry }) => `${list}: ${entry}`)).toEqual([
          'canonical: Storm',
          'synonyms: Mara = Mara Kell (Tide)',
          'synonyms: Storms = Gales',
          'metas: All Seas > Tide',
          'refused: Storm / Storms',
        ]);
        expect(decision).toBeNull();
        expect(await catalogue.exportTags()).toEqual(before);
      });
    });

    describe('reading', () => {
      it('lists tags of a kind by their works, with their state', async () => {
        await add('tag Storm', 'tag Rain', 'character Mara');
        await add('tag Storm', 'tag 100% Rain');
        await merge('tag', 'Storms', ['Storm']);
        await merge('tag', 'Drizzle', ['Rain'], 'Tide');
        const listed = async (filter: { text?: string; state?: 'canonical' | 'unwrangled' }) =>
          (await catalogue.tags({ kind: 'tag', ...filter }, PAGE)).tags.map(
            ({ name: tag, state, works }) => `${tag} ${state} ${works}`,
          );
        expect(await listed({})).toEqual([
          'Storm synonym 2',
          '100% Rain unwrangled 1',
          'Rain scoped 1',
          'Drizzle canonical 0',
          'Storms canonical 0',
        ]);
        expect(await listed({ text: 'RAIN' })).toEqual(['100% Rain unwrangled 1', 'Rain scoped 1']);
        expect(await listed({ text: '0%' })).toEqual(['100% Rain unwrangled 1']);
        expect(await listed({ state: 'canonical' })).toEqual(['Drizzle canonical 0', 'Storms canonical 0']);
        expect(await catalogue.tagCounts()).toEqual([
          { kind: 'character', state: 'unwrangled', tags: 1 },
          { kind: 'tag', state: 'canonical', tags: 2 },
          { kind: 'tag', state: 'scoped', tags: 1 },
          { kind: 'tag', state: 'synonym', tags: 1 },
          { kind: 'tag', state: 'unwrangled', tags: 1 },
        ]);
        expect(await catalogue.tag('tag', 'storm')).toBeNull();
      });

      it('gives spellings with all that they may mean', async () => {
        await merge('character', 'Jack Harper (Tide)', ['Jack'], 'Tide');
        await merge('character', 'Jack Harper (Moors)', ['Jack'], 'Moors');
        await merge('character', 'Jack Harper (Moors)', ['J. Harper']);
        expect(await catalogue.tagAliases()).toEqual([
          { kind: 'character', name: 'J. Harper', of: 'Jack Harper (Moors)' },
          { kind: 'character', name: 'Jack', of: 'Jack Harper (Moors)' },
          { kind: 'character', name: 'Jack', of: 'Jack Harper (Tide)' },
        ]);
      });

      it('gives what proposals are made from', async () => {
        await add('fandom Tide', 'relationship Mara/Ives', 'tag Storms');
        await add('fandom Tides', 'tag Storms');
        await merge('fandom', 'Tide', ['Tides']);
        await decide({ does: 'refuse', kind: 'fandom', into: 'Tides', names: ['Tide'] });
        const uses = await catalogue.tagUses(0, 10);
        const id = (tag: string) => uses.find((use) => use.name === tag)?.id ?? -1;
        const tide = id('Tide');
        expect(uses.find((use) => use.name === 'Tide')).toMatchObject({ canonical: true, of: 0, works: 1 });
        expect(uses.find((use) => use.name === 'Tides')).toMatchObject({ canonical: false, of: tide });
        expect(uses.find((use) => use.name === 'Storms')).toMatchObject({ works: 2, fandoms: [] });
        expect(uses.find((use) => use.name === 'Mara/Ives')).toMatchObject({
          members: ['Ives', 'Mara'],
          fandoms: [tide],
        });
        expect(await catalogue.tagUses(uses.at(-1)?.id ?? 0, 10)).toEqual([]);
        expect(await catalogue.refusedTags()).toEqual([{ one: tide, other: id('Tides') }]);
      });
    });
  });
}
