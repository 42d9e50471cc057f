/** Works of which some are one story: a copy, a part, a copy under another name, and a remix. */
import type { NewWork } from '#catalogue';
import { seeded } from '../../scripts/bench/random.ts';
import { work } from '../catalogue/samples.ts';
import { inventStory, NOISES, remix, type Story } from '../duplicates/noise.ts';

const random = seeded(11);
const lamp = inventStory(1500, random);
const bell = inventStory(1500, random);
const curly = NOISES['curly quotation marks']?.(lamp, random) ?? [];

function told(title: string, creators: string[], story: Story): NewWork {
  return work(
    { title, creators, tags: [] },
    story.map((chapter) => chapter.join('\n')),
  );
}

/** Numbered from 1 in their order. */
export const DOUBLED_WORKS: readonly NewWork[] = [
  told('The Lamp', ['Tern'], lamp),
  told('the lamp', ['tern'], curly),
  told('The Lamp (part one)', ['Tern'], [lamp.flat().slice(0, 12)]),
  told('The Bell', ['Tern'], bell),
  told('The Bell, Stolen', ['Rook'], bell),
  told('Another Bell', ['Tern'], remix(bell, inventStory(1500, random))),
  told('The Reeds', ['Tern'], inventStory(1500, random)),
];
