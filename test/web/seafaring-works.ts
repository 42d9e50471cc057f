/** Works of an invented library with a fandom of two names, people of like names, and more tags than a page lists. */
import type { NewWork, WorkMetadata, WorkTag } from '#catalogue';
import { decideTags, type Library } from '#library';
import { work } from '../catalogue/samples.ts';

const KNOTS = Array.from({ length: 120 }, (_, index) => `Knot ${String(index + 1).padStart(3, '0')}`);

function story(
  title: string,
  fandom: string,
  character: string,
  tags: readonly string[],
  more: Partial<WorkMetadata> = {},
): NewWork {
  const named: WorkTag[] = [
    { kind: 'fandom', name: fandom },
    { kind: 'character', name: character },
    ...tags.map((name) => ({ kind: 'tag' as const, name })),
  ];
  return work({ title, tags: named, ...more });
}

/** Three works in Harbour Lights, one of them under the name Beacon Bay, and two in Marsh Country. */
export const SEAFARING_WORKS: readonly NewWork[] = [
  story('The Lamp', 'Harbour Lights', 'Mara Kell', ['Storms', ...KNOTS]),
  story('The Bell', 'Harbour Lights', 'Mara Kell', ['Storms']),
  story('The Buoy', 'Beacon Bay', 'Jon Ives', ['Fog'], { language: 'de' }),
  story('The Reeds', 'Marsh Country', 'Mara Voss', ['Fog', 'Storms']),
  story('The Weir', 'Marsh Country', 'Mara Voss', ['A quiet evening']),
];

/** Says that Beacon Bay is Harbour Lights. */
export async function nameHarbours(library: Library): Promise<void> {
  await decideTags(library, {
    does: 'merge',
    kind: 'fandom',
    into: 'Harbour Lights',
    names: ['Beacon Bay'],
    fandom: null,
  });
}
