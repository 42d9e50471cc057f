import { describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { PAGE, type TagLibrary, tags } from './tag-library.ts';

/** Under which names works are found, who is told when that changes, and what can be read of tags. */
export function tagsFound(library: TagLibrary): void {
  const { add, save, found, decide, merge, put, changedBy } = library;

  describe('a work is found under', () => {
    it('what it says, where nothing was decided', async () => {
      const id = await add('fandom Harbour Lights', 'relationship Mara/Ives', 'tag Storms');
      expect((await library.catalogue.facetsOf([id]))[0]?.tags).toEqual(
        tags('fandom Harbour Lights', 'relationship Mara/Ives', 'tag Storms'),
      );
    });

    it('the canonical of a spelling, while its page keeps what its author wrote', async () => {
      const id = await add('fandom Harbor Lights', 'fandom Harbour Lights', 'tag Storms');
      await merge('fandom', 'Harbour Lights', ['Harbor Lights']);
      expect(await found(id)).toEqual(['fandom Harbour Lights', 'tag Storms']);
      const written = tags('fandom Harbor Lights', 'fandom Harbour Lights', 'tag Storms');
      expect((await library.catalogue.work(id))?.tags).toEqual(written);
      expect((await library.catalogue.cards([id]))[0]?.tags).toEqual(written);
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
      expect((await library.catalogue.facetsOf([id]))[0]?.tags[1]?.members).toEqual([
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
      expect((await library.catalogue.facetsOf([smush]))[0]?.tags[0]?.members).toEqual([
        'Clara Kenning',
        'Lew',
      ]);
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

    it('has works whose relationships are given without members', async () => {
      const ids: WorkId[] = [];
      for (const said of [{}, { members: [] }, { members: ['Mara/Ives'] }])
        ids.push(await save([{ kind: 'relationship', name: 'Mara/Ives', ...said }]));
      expect(await changedBy(() => merge('character', 'Mara Kell', ['Mara']))).toEqual(ids);
      for (const id of ids) expect(await found(id)).toEqual(['relationship Mara Kell/Ives']);
    });
  });

  describe('reading', () => {
    it('lists tags of a kind by their works, with their state', async () => {
      await add('tag Storm', 'tag Rain', 'character Mara');
      await add('tag Storm', 'tag 100% Rain');
      await merge('tag', 'Storms', ['Storm']);
      await merge('tag', 'Drizzle', ['Rain'], 'Tide');
      const listed = async (filter: { text?: string; state?: 'canonical' | 'unwrangled' }) =>
        (await library.catalogue.tags({ kind: 'tag', ...filter }, PAGE)).tags.map(
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
      expect(await library.catalogue.tagCounts()).toEqual([
        { kind: 'character', state: 'unwrangled', tags: 1 },
        { kind: 'tag', state: 'canonical', tags: 2 },
        { kind: 'tag', state: 'scoped', tags: 1 },
        { kind: 'tag', state: 'synonym', tags: 1 },
        { kind: 'tag', state: 'unwrangled', tags: 1 },
      ]);
      expect(await library.catalogue.tag('tag', 'storm')).toBeNull();
    });

    it('gives spellings with all that they may mean', async () => {
      await merge('character', 'Jack Harper (Tide)', ['Jack'], 'Tide');
      await merge('character', 'Jack Harper (Moors)', ['Jack'], 'Moors');
      await merge('character', 'Jack Harper (Moors)', ['J. Harper']);
      expect(await library.catalogue.tagAliases()).toEqual([
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
      const uses = await library.catalogue.tagUses(0, 10);
      const id = (tag: string) => uses.find((use) => use.name === tag)?.id ?? -1;
      const tide = id('Tide');
      expect(uses.find((use) => use.name === 'Tide')).toMatchObject({ canonical: true, of: 0, works: 1 });
      expect(uses.find((use) => use.name === 'Tides')).toMatchObject({ canonical: false, of: tide });
      expect(uses.find((use) => use.name === 'Storms')).toMatchObject({ works: 2, fandoms: [] });
      expect(uses.find((use) => use.name === 'Mara/Ives')).toMatchObject({
        members: ['Ives', 'Mara'],
        fandoms: [tide],
      });
      expect(await library.catalogue.tagUses(uses.at(-1)?.id ?? 0, 10)).toEqual([]);
      expect(await library.catalogue.refusedTags()).toEqual([{ one: tide, other: id('Tides') }]);
    });
  });
}
