import { describe, expect, it } from 'vitest';
import type { TagDecisionId, TagRequest } from '#catalogue';
import { EMPTY, LAST, LATER, PAGE, type TagLibrary } from './tag-library.ts';

/** What a decision about tags does, and what it refuses. */
export function tagsDecided(library: TagLibrary): void {
  const { add, found, decide, merge, put, undo } = library;

  describe('merging', () => {
    it('moves what hung on a canonical tag to the other', async () => {
      await add('fandom Tide', 'fandom Tides', 'character Mara', 'fandom Tide 2');
      await put('character Mara', 'fandom Tides');
      await put('fandom Tides', 'fandom All Seas');
      await put('fandom Tide 2', 'fandom Tides');
      await merge('fandom', 'Tides', ['The Tides']);
      await merge('character', 'Mara Kell', ['Mar'], 'Tides');
      await merge('fandom', 'Tide', ['Tides']);
      const tide = await library.catalogue.tag('fandom', 'Tide');
      expect(tide).toMatchObject({
        state: 'canonical',
        synonyms: { total: 2, tags: [{ name: 'The Tides' }, { name: 'Tides' }] },
        children: { tags: [{ kind: 'character', name: 'Mara' }] },
        metas: { tags: [{ name: 'All Seas' }] },
        subs: { tags: [{ name: 'Tide 2' }] },
      });
      expect(await library.catalogue.tag('fandom', 'Tides')).toMatchObject({
        state: 'synonym',
        means: [{ of: 'Tide', fandom: null }],
        children: { total: 0 },
      });
      expect((await library.catalogue.tag('character', 'Mar'))?.means).toEqual([
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
      ['to a canonical name', { does: 'rename', kind: 'tag', name: 'a', to: 'low' }, 'FL-USE-TAG-CANONICAL'],
    ])('refuses %s and changes nothing', async (_, request, code) => {
      await merge('tag', 'a', ['b']);
      await put('tag low', 'tag middle');
      await put('tag middle', 'tag high');
      const before = await library.catalogue.exportTags();
      await expect(decide(request)).rejects.toMatchObject({ code });
      expect(await library.catalogue.exportTags()).toEqual(before);
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
      expect((await library.catalogue.tagDecisions(PAGE)).total).toBe(1);
    });
  });

  describe('other decisions', () => {
    it('split a spelling off and remember it', async () => {
      const id = await add('tag Storm');
      await merge('tag', 'Storms', ['Storm', 'Stormy']);
      await decide({ does: 'split', kind: 'tag', name: 'Storm', fandom: null });
      expect(await found(id)).toEqual(['tag Storm']);
      expect((await library.catalogue.tag('tag', 'Storms'))?.synonyms.tags.map((tag) => tag.name)).toEqual([
        'Stormy',
      ]);
      expect((await library.catalogue.exportTags()).refused).toEqual([
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
      expect(
        (await library.catalogue.tag('tag', 'Storms at Sea'))?.synonyms.tags.map((tag) => tag.name),
      ).toEqual(['Storm', 'Storms']);
    });

    it('take a canonical state away with all that hangs on it', async () => {
      await merge('tag', 'Storms', ['Storm']);
      await put('tag Storms', 'tag Weather');
      await put('tag Gales', 'tag Storms');
      await decide({ does: 'decanonize', kind: 'tag', name: 'Storms' });
      expect(await library.catalogue.exportTags()).toEqual({
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
      const { total, decisions } = await library.catalogue.tagDecisions(PAGE);
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
      expect(await library.catalogue.tagDecision(2 as TagDecisionId)).toEqual(decisions[0]);
      expect(await library.catalogue.tagDecision(9 as TagDecisionId)).toBeNull();
    });
  });
}
