import { Arena, type KernelChoice, roundUp } from './arena.ts';
import { SECTIONS, type SectionName, type SectionTable } from './segment-layout.ts';
import { columnsOf } from './segment-rows.ts';

/** Numbers of a section before they are in the arena. */
export type Numbers = Uint32Array | Uint16Array | Uint8Array;
/** What a section is to hold, or room for so many numbers. */
type Contents = Numbers | number;

/** An arena with all sections. */
export function fillArena(
  contents: Readonly<Record<SectionName, Contents>>,
  kernels: KernelChoice | undefined,
): { arena: Arena; sections: SectionTable } {
  const names = Object.keys(SECTIONS) as SectionName[];
  const lengthOf = (name: SectionName) => {
    const given = contents[name];
    return typeof given === 'number' ? given : given.byteLength / SECTIONS[name];
  };
  const bytes = names.reduce((sum, name) => sum + roundUp(lengthOf(name) * SECTIONS[name], 64), 64);
  const arena = new Arena(bytes, kernels);
  const sections = columnsOf(names, (name) => {
    const length = lengthOf(name);
    return { at: arena.take(length * SECTIONS[name]), length };
  });
  for (const name of names) {
    const given = contents[name];
    if (typeof given === 'number') continue;
    arena.u8.set(new Uint8Array(given.buffer, given.byteOffset, given.byteLength), sections[name].at);
  }
  return { arena, sections };
}
