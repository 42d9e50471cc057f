import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagDecisionId, TagKind, TagRequest, WorkId } from '#catalogue';
import { EMPTY, type TagLibrary } from './tag-library.ts';

/** What undoing puts back. */
export function tagsUndone(library: TagLibrary): void {
  const { add, found, decide, merge, put, undo, changedBy } = library;

  describe('undoing', () => {
    it('puts back exactly what was, and announces it', async () => {
      const id = await add('tag Storms', 'tag Storm');
      await put('tag Storms', 'tag Weather');
      await merge('tag', 'Storms', ['Stormy']);
      const before = await library.catalogue.exportTags();
      const { decision } = await merge('tag', 'Gale', ['Storms', 'Storm']);
      expect(await found(id)).toEqual(['tag Gale', '^tag Weather']);
      expect(await changedBy(() => undo(decision))).toEqual([id]);
      expect(await library.catalogue.exportTags()).toEqual(before);
      expect(await found(id)).toEqual(['tag Storms', 'tag Storm', '^tag Weather']);
      await expect(undo(decision)).rejects.toMatchObject({ code: 'FL-USE-NO-DECISION' });
    });

    it('is refused while a later decision builds on it, and names that one', async () => {
      const first = await merge('tag', 'Storms', ['Storm']);
      const second = await merge('tag', 'Storms', ['Stormy']);
      const before = await library.catalogue.exportTags();
      await expect(undo(first.decision)).rejects.toThrow(`decision ${second.decision}`);
      await expect(undo(first.decision)).rejects.toMatchObject({ code: 'FL-USE-TAG-LATER' });
      expect(await library.catalogue.exportTags()).toEqual(before);
      await undo(second.decision);
      await undo(first.decision);
      expect(await library.catalogue.exportTags()).toEqual(EMPTY);
    });

    it('leaves decisions about other tags alone', async () => {
      const first = await merge('tag', 'Storms', ['Storm']);
      await merge('tag', 'Gales', ['Gale']);
      await undo(first.decision);
      expect((await library.catalogue.exportTags()).synonyms.map((one) => one.name)).toEqual(['Gale']);
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
      const worksOfAll = async () => (await library.catalogue.facets(0, 100)).map(({ id }) => id);
      const foundOf = async (works: WorkId[]) => {
        const facets = await library.catalogue.facetsOf(works);
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
          const start = await library.catalogue.exportTags();
          for (const one of requests) {
            const before = await library.catalogue.exportTags();
            const places = await foundOf(works);
            const sequence = await library.catalogue.lastChange();
            const made = await decide(one).catch((thrown: { code?: string }) => {
              expect(thrown.code).toMatch(/^FL-USE-/);
              return null;
            });
            if (made?.decision) states.push({ decision: made.decision, before });
            else expect(await library.catalogue.exportTags()).toEqual(before);
            expect((await library.catalogue.check()).faults).toEqual([]);
            const feed = new Set(
              (await library.catalogue.changesSince(sequence, 1000)).map((change) => change.work),
            );
            for (const [id, place] of await foundOf(works))
              if (!feed.has(id)) expect(place).toEqual(places.get(id));
          }
          for (const { decision, before } of states.toReversed()) {
            await undo(decision);
            expect(await library.catalogue.exportTags()).toEqual(before);
          }
          expect(await library.catalogue.exportTags()).toEqual(start);
        }),
        { numRuns: 60 },
      );
    });
  });
}
