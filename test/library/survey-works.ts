/** Works to count: a few years, ratings, fandoms and relationships, and what a hostile file may say of itself. */
import type { FileOutcome, NewWork, WorkMetadata, WorkTag } from '#catalogue';
import { followChanges, type Library } from '#library';
import { file, work } from '../catalogue/samples.ts';

const AT = '2026-01-02T03:04:05.000Z';

/** A tag of a work; a relationship with its members where its name does not say them. */
export function tag(kind: WorkTag['kind'], name: string, members?: string[]): WorkTag {
  return members === undefined ? { kind, name } : { kind, name, members };
}

/** A work with the labels of its header, as `field: label`, and so many words. */
export function counted(over: Partial<WorkMetadata>, labels: readonly string[] = [], words = 100): NewWork {
  const evidence = labels.map((text) => {
    const [field = '', label = ''] = text.split(': ');
    return {
      field,
      evidence: { source: 'label' as const, raw: 'x', start: 0, end: 1, confidence: 1, label },
    };
  });
  return { ...work({ published: null, summary: null, ...over }), evidence, words };
}

/** Saves works, each from a file of its own, and brings the index up to date. */
export async function addWorks(
  library: Library,
  works: readonly NewWork[],
  over: (at: number) => Partial<FileOutcome> = () => ({}),
): Promise<void> {
  const { catalogue } = library;
  const batch = await catalogue.startBatch({ sources: [], startedAt: AT });
  const { works: before } = await catalogue.numbers();
  const outcomes = works.map((one, at) => file(`${before + at}.txt`, `${before + at}`, [one], over(at)));
  await catalogue.saveFiles(batch, outcomes);
  await catalogue.finishBatch(batch, 'finished', AT);
  await followChanges(library);
}

const YEARS = [null, '0001', '1998', '1999-12', '2001-02-03', '2001-02', '2003', '2003-11-30', '9999-12-31'];
const RATINGS = ['General', 'Teen', 'Mature', 'Explicit', 'Not Rated'] as const;
const FANDOMS = [
  'Harbour Lights',
  'The Lamp Room',
  'Tidewater (2003)',
  'מגדלור',
  '灯台',
  'x'.repeat(10_000),
  '=1+1',
];
const PEOPLE = [
  'Mara Quill',
  'Jon Ives',
  'שרה',
  'Anne "Elk" Mole',
  `Long ${'o'.repeat(5000)}`,
  '<b>Bo</b>',
  'Cy',
];

/** So many works that differ from one another, the same each time. */
export function variedWorks(many: number): NewWork[] {
  return Array.from({ length: many }, (_, at) => {
    const pick = <One>(list: readonly One[], by: number) => list[(at * by + (at >> 3)) % list.length] as One;
    const [one, other] = [pick(PEOPLE, 3), pick(PEOPLE, 5)];
    const sign = at % 4 === 0 ? ' & ' : '/';
    return counted(
      {
        title: `Work ${at}`,
        creators: at % 5 === 0 ? [] : [`Creator ${at % 7}`],
        rating: pick(RATINGS, 7),
        warnings:
          at % 3 === 0
            ? ['Major Character Death', ...(at % 2 === 0 ? ['Graphic Depictions Of Violence'] : [])]
            : [],
        warningsStated: at % 3 === 0,
        published: pick(YEARS, 2),
        language: at % 6 === 0 ? 'en-GB' : at % 5 === 0 ? null : 'en',
        permission: pick(['yes', 'ask', 'no', 'unknown'] as const, 1),
        tags: [
          tag('fandom', pick(FANDOMS, 1)),
          ...(at % 4 === 1 ? [tag('fandom', pick(FANDOMS, 4))] : []),
          ...(one === other ? [] : [tag('relationship', `${one}${sign}${other}`, [one, other])]),
        ],
      },
      at % 2 === 0 ? ['relationships: Pairing', 'rating: RATED'] : ['relationships: Ship', 'title: Title'],
      [0, 99, 100, 1500, 49_999, 4_000_000][at % 6],
    );
  });
}
