import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagKind, TagUse } from '#catalogue';
import { type Proposal, proposeMerges } from '#wrangling';
import { LABELLED_PAIRS } from './labelled-pairs.ts';

/** A library's tags; each name is made once. */
class Tags {
  readonly uses: TagUse[] = [];
  readonly #byName = new Map<string, TagUse>();

  add(kind: TagKind, name: string, works: number, fandoms: readonly string[] = []): TagUse {
    const known = this.#byName.get(`${kind} ${name}`);
    const ids = fandoms.map((fandom) => this.add('fandom', fandom, 3).id);
    if (known) {
      known.fandoms = [...new Set([...known.fandoms, ...ids])];
      return known;
    }
    const id = this.uses.length + 1;
    const use = { id, kind, name, works, canonical: false, of: 0, members: [], fandoms: ids };
    this.uses.push(use);
    this.#byName.set(`${kind} ${name}`, use);
    return use;
  }
}

function said(proposals: readonly Proposal[]): string[] {
  return proposals.flatMap(({ kind, into, fandom, spellings }) =>
    spellings.map(({ name }) => `${kind}${fandom === null ? '' : ` in ${fandom}`}: ${name} = ${into}`),
  );
}

const pairOf = (one: string, other: string) => [one, other].sort().join(' = ');

describe('proposals', () => {
  it('find what a person finds in the labelled pairs, and little else', () => {
    const tags = new Tags();
    for (const { kind, name, works, other, otherWorks } of LABELLED_PAIRS)
      if (kind === 'fandom')
        for (const [one, count] of [
          [name, works],
          [other, otherWorks],
        ] as const)
          tags.add(kind, one, count);
    for (const { kind, fandom, name, works, other, otherWorks } of LABELLED_PAIRS) {
      if (kind === 'fandom') continue;
      const fandoms = fandom === '' ? [] : [fandom];
      tags.add(kind, name, works, fandoms);
      tags.add(kind, other, otherWorks, fandoms);
    }
    const proposals = proposeMerges(tags.uses, []);
    /** A name and what it leads to by whatever way, since one is decided after the other. */
    const links = new Map<string, Set<string>>();
    for (const { kind, into, spellings } of proposals)
      for (const { name } of spellings) {
        for (const [from, to] of [
          [name, into],
          [into, name],
        ] as const) {
          const key = `${kind} ${from}`;
          links.set(key, (links.get(key) ?? new Set()).add(to));
        }
      }
    const leads = (kind: string, from: string, to: string) => {
      const seen = new Set([from]);
      for (const at of seen) for (const next of links.get(`${kind} ${at}`) ?? []) seen.add(next);
      return seen.has(to);
    };
    const positive = LABELLED_PAIRS.filter(({ same }) => same);
    const missed = positive.filter(({ kind, name, other }) => !leads(kind, name, other));
    const labelled = new Set(positive.map(({ kind, name, other }) => `${kind} ${pairOf(name, other)}`));
    const groups = new Map<string, Set<string>>();
    for (const { kind, name, other } of positive) {
      const group = new Set([
        ...(groups.get(`${kind} ${name}`) ?? [name]),
        ...(groups.get(`${kind} ${other}`) ?? [other]),
      ]);
      for (const one of group) groups.set(`${kind} ${one}`, group);
    }
    const made = proposals.flatMap(({ kind, into, sureness, spellings }) =>
      spellings.map(({ name, because }) => ({ kind, name, into, sureness, because })),
    );
    const wrong = made.filter(
      ({ kind, name, into }) =>
        !labelled.has(`${kind} ${pairOf(name, into)}`) && !groups.get(`${kind} ${name}`)?.has(into),
    );
    const precision = 1 - wrong.length / made.length;
    const recall = 1 - missed.length / positive.length;
    console.log(
      `${LABELLED_PAIRS.length} labelled pairs: precision ${(precision * 100).toFixed(1)} %, recall ${(recall * 100).toFixed(1)} %; of the sure ones ${wrong.filter(({ sureness }) => sureness === 'sure').length} wrong`,
    );
    for (const { kind, name, other } of missed) console.log(`missed: ${kind} ${name} = ${other}`);
    for (const { kind, name, into, because } of wrong)
      console.log(`wrong: ${kind} ${name} = ${into} (${because})`);
    expect(wrong.filter(({ sureness }) => sureness === 'sure')).toEqual([]);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.9);
  });

  /** Names that collide in every way that is compared. */
  const name = fc
    .array(
      fc.constantFrom(
        'Mara',
        'mara',
        'Kell',
        'Kells',
        'Kelll',
        'The',
        '(Tide)',
        'Dr.',
        'M',
        'Storms',
        'Stroms',
        'É',
        '2',
        '3',
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((words) => words.join(' '));
  const shipName = fc.tuple(name, fc.constantFrom('/', ' & ', ' x '), name).map((parts) => parts.join(''));
  const use = fc.record({
    kind: fc.constantFrom<TagKind>('fandom', 'character', 'relationship', 'tag'),
    name: fc.oneof(name, shipName),
    works: fc.integer({ min: 0, max: 50 }),
    state: fc.constantFrom('open', 'open', 'open', 'canonical', 'given'),
    fandoms: fc.subarray([1, 2]),
  });
  const library = fc
    .uniqueArray(use, { selector: (one) => `${one.kind} ${one.name}`, maxLength: 40 })
    .map((tags): TagUse[] => {
      const fandoms = ['Tide', 'Star Trek: TOS'].map((one, index) => ({
        ...FANDOM,
        id: index + 1,
        name: one,
      }));
      const made = tags
        .filter((one) => one.kind !== 'fandom' || !fandoms.some((fandom) => fandom.name === one.name))
        .map(
          ({ state, ...one }, index): TagUse => ({
            ...one,
            id: index + 3,
            canonical: state === 'canonical',
            of: 0,
            members: [],
          }),
        );
      const given = made.map((one, index) => {
        const canonical = made.find((other) => other.kind === one.kind && other.canonical);
        return tags[index]?.state === 'given' && canonical ? { ...one, of: canonical.id } : one;
      });
      return [...fandoms, ...given];
    });
  const FANDOM: TagUse = {
    id: 0,
    kind: 'fandom',
    name: '',
    works: 9,
    canonical: false,
    of: 0,
    members: [],
    fandoms: [],
  };

  it('do not depend on the order of tags', () => {
    fc.assert(
      fc.property(library, fc.infiniteStream(fc.nat()), (tags, numbers) => {
        const shuffled = tags
          .map((tag) => ({ tag, at: Number(numbers.next().value) }))
          .sort((one, other) => one.at - other.at)
          .map(({ tag }) => ({ ...tag, fandoms: tag.fandoms.toReversed() }));
        expect(proposeMerges(shuffled, [])).toEqual(proposeMerges(tags, []));
      }),
    );
  });

  it('stay within a kind, leave alone what is decided, and are never about a tag and itself', () => {
    fc.assert(
      fc.property(library, (tags) => {
        const byId = new Map(tags.map((tag) => [tag.id, tag]));
        for (const { kind, into, settled, spellings, works } of proposeMerges(tags, [])) {
          const target = tags.find((tag) => tag.kind === kind && tag.name === into);
          expect(target).toBeDefined();
          expect(target?.of).toBe(0);
          expect(target?.canonical).toBe(settled);
          expect(works).toBe(spellings.reduce((sum, one) => sum + one.works, 0));
          for (const spelling of spellings) {
            expect(byId.get(spelling.id)).toMatchObject({
              kind,
              name: spelling.name,
              canonical: false,
              of: 0,
            });
            expect(spelling.id).not.toBe(target?.id);
          }
        }
      }),
    );
  });

  it('never come back once they are refused, and end', () => {
    fc.assert(
      fc.property(library, (tags) => {
        const refused: { one: number; other: number }[] = [];
        const seen = new Set<string>();
        for (let round = 0; ; round += 1) {
          const proposals = proposeMerges(tags, refused);
          if (proposals.length === 0) break;
          expect(round).toBeLessThan(1000);
          for (const { kind, into, spellings } of proposals)
            for (const { id } of spellings) {
              const target = tags.find((tag) => tag.kind === kind && tag.name === into)?.id ?? 0;
              const pair = { one: Math.min(id, target), other: Math.max(id, target) };
              const text = `${pair.one} ${pair.other}`;
              expect(refused.map(({ one, other }) => `${one} ${other}`)).not.toContain(text);
              seen.add(text);
              refused.push(pair);
              break;
            }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('take a canonical tag for what its spellings are like', () => {
    const tags = new Tags();
    const storm = tags.add('tag', 'Heavy Weather', 3);
    storm.canonical = true;
    tags.add('tag', 'Storms', 9).of = storm.id;
    tags.add('tag', 'storms!', 40);
    tags.add('tag', 'Storm', 50);
    expect(said(proposeMerges(tags.uses, []))).toEqual([
      'tag: storms! = Heavy Weather',
      'tag: Storm = Heavy Weather',
    ]);
  });

  it('name the fandom where a short form is one person', () => {
    const tags = new Tags();
    tags.add('character', 'Jack', 4, ['Tide', 'Moors']);
    tags.add('character', 'Jack Harper', 9, ['Tide']);
    tags.add('character', 'Jack Oakes', 3, ['Moors']);
    tags.add('relationship', 'Jack/Ives', 3, ['Moors', 'Tide']);
    tags.add('relationship', 'Jack Oakes/Ives', 3, ['Moors']);
    expect(said(proposeMerges(tags.uses, []))).toEqual([
      'character in Tide: Jack = Jack Harper',
      'character in Moors: Jack = Jack Oakes',
      'relationship in Moors: Jack/Ives = Jack Oakes/Ives',
    ]);
  });

  it('are found quickly among very many names', () => {
    const syllables = 'ba ko li mu ne ra so ti vu wa ze dor fin gal hem'.split(' ');
    const word = (seed: number) => {
      let rest = seed;
      let made = '';
      for (let at = 0; at < 3; at += 1) {
        made += syllables[rest % syllables.length];
        rest = Math.floor(rest / syllables.length);
      }
      return made;
    };
    const uses: TagUse[] = Array.from({ length: 1000 }, (_, index) => ({
      ...FANDOM,
      id: index + 1,
      name: `${word(index)} ${index}`,
    }));
    for (let id = 1001; id <= 30_000; id += 1) {
      const kind = (['character', 'relationship', 'tag'] as const)[id % 3] ?? 'tag';
      const person = (seed: number) => `${word((seed * 7919) % 3375)} ${word((seed * 104_729) % 3373)}`;
      const spelt = id % 10 === 0 ? person(id - 3).toUpperCase() : person(id);
      const made =
        kind === 'relationship'
          ? `${spelt}/${person(id + 1)}`
          : kind === 'tag'
            ? `${spelt} ${word(id % 977)}`
            : spelt;
      uses.push({
        id,
        kind,
        name: made,
        works: id % 97,
        canonical: false,
        of: 0,
        members: [],
        fandoms: [1 + (id % 1000)],
      });
    }
    const started = performance.now();
    const proposals = proposeMerges(uses, []);
    const seconds = (performance.now() - started) / 1000;
    console.log(`${uses.length} tags: ${proposals.length} proposals in ${seconds.toFixed(1)} s`);
    expect(proposals.length).toBeGreaterThan(500);
    expect(seconds).toBeLessThan(15);
  });
});
