import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  decideProposals,
  decideTags,
  describeTag,
  exportMapping,
  findWorks,
  followChanges,
  importMapping,
  type Library,
  listProposals,
  listTagDecisions,
  listTags,
  undoTagDecision,
} from '#library';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

/** Stories of invented people under names that differ. */
const STORIES = [
  ['The Lamp', 'Harbour Lights', 'Mara Kell, John Ives', 'Mara Kell/John Ives'],
  ['The Bell', 'Harbour Lights', 'Mara Kell', 'Mara Kell/John Ives'],
  ['The Buoy', 'Harbour lights', 'Mara', 'Mara/John'],
  ['The Gull', 'Harbour-Lights', 'mara kell', 'John Ives/Mara Kell'],
] as const;

async function harbourLibrary(): Promise<Library> {
  const folder = temporaryFolder();
  for (const [title, fandom, characters, pairing] of STORIES)
    writeFileSync(
      path.join(folder, `${title}.txt`),
      `Title: ${title}\nAuthor: Tern\nFandom: ${fandom}\nCharacters: ${characters}\nPairing: ${pairing}\n\n${'The lamp turned over the water. '.repeat(30)}\n`,
    );
  const app = await temporaryLibrary();
  await importInto(app, folder);
  await followChanges(app.library);
  return app.library;
}

async function found(library: Library, asked: string): Promise<string[]> {
  const { works } = await findWorks(library, asked, { page: 1 });
  return works.map(({ title }) => title).sort();
}

async function proposed(library: Library): Promise<string[]> {
  const { proposals } = await listProposals(library, {}, { page: 1 });
  return proposals.flatMap(({ kind, into, fandom, spellings, sureness }) =>
    spellings.map(
      ({ name }) => `${sureness} ${kind}: ${name} = ${into}${fandom === null ? '' : ` in ${fandom}`}`,
    ),
  );
}

const ALL = ['The Bell', 'The Buoy', 'The Gull', 'The Lamp'];

const accept = async (library: Library, sureness: 'sure' | 'likely') => {
  const { proposals } = await listProposals(library, { sureness }, { page: 1 });
  return decideProposals(
    library,
    proposals.map(({ id }) => ({ id, spellings: null })),
    'accept',
  );
};

describe('wrangling', () => {
  it('proposes, accepts in bulk, and finds works under the canonical names at once', async () => {
    const library = await harbourLibrary();
    expect(await proposed(library)).toEqual([
      'sure fandom: Harbour lights = Harbour Lights',
      'sure fandom: Harbour-Lights = Harbour Lights',
      'sure character: mara kell = Mara Kell',
      'sure relationship: John Ives/Mara Kell = Mara Kell/John Ives',
    ]);
    const sure = await accept(library, 'sure');
    expect(sure).toMatchObject({ failed: [], gone: 0 });
    expect(sure.decided.map(({ made }) => made.works)).toEqual([2, 1, 3]);
    expect(await found(library, 'fandom:"Harbour Lights"')).toEqual(ALL);
    expect(await found(library, 'character:"Mara Kell"')).toEqual(['The Bell', 'The Gull', 'The Lamp']);

    // Proposals are made anew a moment after a decision.
    await vi.waitFor(
      async () =>
        expect(await proposed(library)).toEqual([
          'likely character: Mara = Mara Kell in Harbour Lights',
          'likely relationship: Mara/John = Mara Kell/John Ives in Harbour Lights',
        ]),
      { timeout: 10_000 },
    );
    await accept(library, 'likely');
    expect(await found(library, 'character:"Mara Kell"')).toEqual(ALL);
    expect(await found(library, 'ship:"Mara Kell/John Ives"')).toEqual(ALL);
    expect(await found(library, 'fandom:"Harbour-Lights"')).toEqual(ALL);
    const { facets } = await findWorks(library, '', { page: 1, facets: { kinds: ['fandom'], values: 10 } });
    expect(facets[0]?.values.map(({ value, count }) => [value, count])).toEqual([['Harbour Lights', 4]]);

    const { decisions } = await listTagDecisions(library, 1);
    expect(decisions).toHaveLength(5);
    for (const { id } of decisions) await undoTagDecision(library, id);
    expect(await found(library, 'character:"Mara Kell"')).toEqual(['The Bell', 'The Gull', 'The Lamp']);
    expect((await proposed(library)).length).toBe(4);
  });

  it('forgets what was refused, and takes a part of a proposal', async () => {
    const library = await harbourLibrary();
    const { proposals } = await listProposals(library, { kind: 'fandom' }, { page: 1 });
    const [fandoms] = proposals;
    const hyphen = fandoms?.spellings.find(({ name }) => name === 'Harbour-Lights')?.id ?? 0;
    await decideProposals(library, [{ id: fandoms?.id ?? '', spellings: new Set([hyphen]) }], 'refuse');
    const left = 'sure fandom: Harbour lights = Harbour Lights';
    expect(await proposed(library)).toContain(left);
    expect((await proposed(library)).join()).not.toContain('Harbour-Lights');
    await decideTags(library, { does: 'canonize', kind: 'tag', name: 'Storms' });
    expect((await proposed(library)).join()).not.toContain('Harbour-Lights');
    expect(await decideProposals(library, [{ id: 'nothing', spellings: null }], 'accept')).toMatchObject({
      gone: 1,
      decided: [],
    });
  });

  it('lists and describes tags', async () => {
    const library = await harbourLibrary();
    await accept(library, 'sure');
    const { total, page, tags, counts } = await listTags(library, { kind: 'fandom' }, { page: 9 });
    expect([total, page, tags.map(({ name, state }) => `${name} ${state}`)]).toEqual([
      3,
      1,
      ['Harbour Lights canonical', 'Harbour lights synonym', 'Harbour-Lights synonym'],
    ]);
    expect(counts).toContainEqual({ kind: 'fandom', state: 'synonym', tags: 2 });
    expect((await describeTag(library, 'fandom', 'Harbour Lights'))?.synonyms.total).toBe(2);
    expect(await describeTag(library, 'fandom', 'Nowhere')).toBeNull();
  });

  it('gives its mapping to another library', async () => {
    const first = await harbourLibrary();
    await accept(first, 'sure');
    const text = await exportMapping(first);
    const second = await harbourLibrary();
    const taken = await importMapping(second, text);
    expect(taken).toMatchObject({ conflicts: [], works: 4 });
    expect(await exportMapping(second)).toBe(text);
    expect(await found(second, 'fandom:"Harbour Lights"')).toEqual(ALL);
    expect((await importMapping(second, text)).decision).toBeNull();
    if (taken.decision !== null) await undoTagDecision(second, taken.decision);
    expect(await found(second, 'character:"Mara Kell"')).toEqual(['The Bell', 'The Gull', 'The Lamp']);
  });
});
