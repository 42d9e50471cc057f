import { Arena, bitBytes, type KernelChoice, roundUp } from './arena.ts';
import type { DocumentRows } from './document-rows.ts';
import type { KeyColumn } from './key-column.ts';
import { SECTIONS, type SectionName, type SectionTable, words } from './segment-layout.ts';
import { columnsOf, MOMENT_COLUMNS, type SegmentRows, WORD_COLUMNS } from './segment-rows.ts';
import { inSlices } from './slices.ts';

/** Numbers of a section before they are in the arena. */
export type Numbers = Uint32Array | Uint16Array | Uint8Array;

/** An arena with room for sections of so many numbers each. */
export function allocate(
  lengths: Readonly<Record<SectionName, number>>,
  kernels: KernelChoice | undefined,
): { arena: Arena; sections: SectionTable } {
  const names = Object.keys(SECTIONS) as SectionName[];
  const bytes = names.reduce((sum, name) => sum + roundUp(lengths[name] * SECTIONS[name], 64), 64);
  const arena = new Arena(bytes, kernels);
  const sections = columnsOf(names, (name) => {
    const length = lengths[name];
    return { at: arena.take(length * SECTIONS[name]), length };
  });
  return { arena, sections };
}

/** Copies numbers into their section. */
export function placeNumbers(arena: Arena, section: { at: number }, numbers: Numbers): void {
  arena.u8.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), section.at);
}

/** Copies the columns of works into those of documents. */
export function* copyColumns(
  rows: SegmentRows,
  workOf: Uint32Array,
  arena: Arena,
  sections: SectionTable,
): Generator<void, void> {
  const copy = (from: Uint32Array | Float64Array, to: Uint32Array | Float64Array) =>
    inSlices(workOf.length, (first, end) => {
      for (let doc = first; doc < end; doc += 1) to[doc] = from[workOf[doc] ?? 0] ?? 0;
    });
  for (const name of WORD_COLUMNS) yield* copy(rows[name], words(arena, sections, name));
  for (const name of MOMENT_COLUMNS)
    yield* copy(rows[name], arena.f64At(sections[name].at, sections[name].length));
  yield* copy(rows.titles.ranks, words(arena, sections, 'titleRanks'));
  yield* copy(rows.creators.ranks, words(arena, sections, 'creatorRanks'));
}

/** Fills the lists and bitsets of all places. */
export function* fillPostings(
  rows: DocumentRows,
  arena: Arena,
  sections: SectionTable,
): Generator<void, void> {
  const documents = rows.starts.length - 1;
  const next = words(arena, sections, 'listStarts').slice();
  const lists = words(arena, sections, 'lists');
  const bitsOf = new Uint32Array(sections.terms.length);
  words(arena, sections, 'densePlaces').forEach((place, index) => {
    bitsOf[place] = (sections.denseBits.at + index * bitBytes(documents)) >>> 2;
  });
  const { u32 } = arena;
  yield* inSlices(documents, (from, to) => {
    for (let doc = from; doc < to; doc += 1) {
      const end = rows.starts[doc + 1] ?? 0;
      for (let at = rows.starts[doc] ?? 0; at < end; at += 1) {
        const place = rows.places[at] ?? 0;
        const bits = bitsOf[place] ?? 0;
        if (bits === 0) {
          const free = next[place] ?? 0;
          lists[free] = doc;
          next[place] = free + 1;
        } else {
          const word = bits + (doc >>> 5);
          u32[word] = (u32[word] ?? 0) | (1 << (doc & 31));
        }
      }
    }
  });
}

/** Keys in UTF-8, one after the other, with the first byte of each and their end. */
export function packKeys({ keys }: KeyColumn): { starts: Uint32Array; bytes: Uint8Array } {
  const encoder = new TextEncoder();
  const starts = new Uint32Array(keys.length + 1);
  let bytes = new Uint8Array(1024);
  let used = 0;
  keys.forEach((key, place) => {
    if (used + key.length * 3 > bytes.length) {
      const larger = new Uint8Array(2 * bytes.length + key.length * 3);
      larger.set(bytes);
      bytes = larger;
    }
    used += encoder.encodeInto(key, bytes.subarray(used)).written;
    starts[place + 1] = used;
  });
  return { starts, bytes: bytes.subarray(0, used) };
}
