import { describe, expect, it } from 'vitest';
import { EMPTY, LATER, type TagLibrary } from './tag-library.ts';

/** What one archive takes from another. */
export function tagsMapped(library: TagLibrary): void {
  const { add, found, decide, merge, put, undo } = library;

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
      const taken = await library.catalogue.importTags(mapping, LATER);
      expect(taken).toMatchObject({ changes: 8, works: 1, conflicts: [] });
      expect(await found(id)).toEqual(['fandom Tide', 'character Mara Kell', '^fandom All Seas']);
      expect(await library.catalogue.exportTags()).toEqual(whole);
      expect(await library.catalogue.importTags(await library.catalogue.exportTags(), LATER)).toEqual({
        decision: null,
        changes: 0,
        works: 0,
        conflicts: [],
      });
      await undo(taken.decision);
      expect(await library.catalogue.exportTags()).toEqual(EMPTY);
    });

    it('never overrule what is here, and say where they would', async () => {
      await merge('tag', 'Storms', ['Storm']);
      await merge('character', 'Maria', ['Mara'], 'Tide');
      await put('fandom All Seas', 'fandom Tide');
      await decide({ does: 'refuse', kind: 'fandom', into: 'Tide', names: ['Tide'].map(() => 'All Seas') });
      const before = await library.catalogue.exportTags();
      const { conflicts, decision } = await library.catalogue.importTags(
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
      expect(await library.catalogue.exportTags()).toEqual(before);
    });
  });
}
