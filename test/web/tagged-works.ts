/** Works of an invented library whose tags are written in several ways. */
import type { NewWork, WorkTag } from '#catalogue';
import { work } from '../catalogue/samples.ts';

function tagged(
  title: string,
  fandom: string,
  characters: readonly string[],
  tags: readonly string[],
): NewWork {
  const named: WorkTag[] = [
    { kind: 'fandom', name: fandom },
    ...characters.map((name) => ({ kind: 'character' as const, name })),
    { kind: 'relationship', name: characters.join('/'), members: [...characters] },
    ...tags.map((name) => ({ kind: 'tag' as const, name })),
  ];
  return work({ title, tags: named });
}

/** Four works: three names of one fandom, two of one person, a name with every sign that an address can trip over. */
export const TAGGED_WORKS: readonly NewWork[] = [
  tagged('The Lamp', 'Harbour Lights', ['Mara Kell', 'John Ives'], ['Hurt/Comfort', 'Storms']),
  tagged('The Bell', 'Harbour Lights', ['Mara Kell', 'John Ives'], ['hurt comfort', 'Storms']),
  tagged('The Buoy', 'harbour lights', ['John Ives', 'Mara Kell'], ['Storm', 'a/b?c#d%20&<e>"f"']),
  tagged(
    'The Gull',
    'Harbour-Lights',
    ['mara kell', 'John Ives'],
    ['..', `long ${'name '.repeat(60).trim()}`],
  ),
];
