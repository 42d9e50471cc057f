import { FanlightError } from '#errors';
import { Arena, roundUp } from './engine/arena.ts';
import { BaseSegment } from './engine/base-segment.ts';
import { checksum } from './engine/checksum.ts';
import { SECTIONS, type SectionName, type SectionTable, type SegmentFacts } from './engine/segment-layout.ts';
import type { IndexStamp } from './index-stamp.ts';
import { type LibraryOptions, LibrarySegments } from './library-segments.ts';
import { TERM_KINDS } from './names/kinds.ts';
import { loadTerms, saveTerms } from './names/save-terms.ts';
import type { TermTable } from './names/term-table.ts';

/** "FLNX" and the version of the form: it changes with whatever the arrays mean. */
const MAGIC = 0x584e4c46;
const VERSION = 4;
/** Bytes before the facts: magic number, version, their length and their checksum. */
const HEAD = 16;
/** Facts are a few kilobytes; more is damage. */
const MOST_FACTS = 1 << 20;
/** Bytes written at a time. */
const CHUNK = 4 << 20;

/** Reads the next bytes of a file into an array; false where there are not so many. */
export type ReadBytes = (into: Uint8Array) => Promise<boolean>;

/** What stands at the beginning of the file, as JSON. */
type FileFacts = {
  stamp: IndexStamp;
  kinds: readonly string[];
  segment: SegmentFacts;
  sections: SectionTable;
  arena: { bytes: number; checksum: number };
  terms: { bytes: number };
};

/**
 * An index as bytes: a head of four numbers, facts as JSON, the sections of the base segment as they are in memory, and the names. Null where there
 * is no base segment, or works came or went since. What is yielded is the reader's to keep. Numbers are in the order of bytes of the machine.
 */
export function dumpLibrary(library: LibrarySegments, stamp: IndexStamp): Iterable<Uint8Array> | null {
  if (!library.isSettled || library.base === null) return null;
  const { arena, sections, facts } = library.base.segment;
  const bytes = endOf(sections);
  const terms = saveTerms(library.terms);
  const text: FileFacts = {
    stamp,
    kinds: TERM_KINDS,
    segment: facts,
    sections,
    arena: { bytes, checksum: checksum(arena.u8At(0, bytes)) },
    terms: { bytes: terms.length },
  };
  const encoded = padded(new TextEncoder().encode(JSON.stringify(text)));
  const head = Uint32Array.of(MAGIC, VERSION, encoded.length, checksum(encoded));
  return chunks(new Uint8Array(head.buffer), encoded, arena, bytes, terms);
}

function* chunks(
  head: Uint8Array,
  facts: Uint8Array,
  arena: Arena,
  bytes: number,
  terms: Uint8Array,
): Generator<Uint8Array, void> {
  yield head;
  yield facts;
  for (let from = 0; from < bytes; from += CHUNK) yield arena.u8.slice(from, Math.min(bytes, from + CHUNK));
  yield terms;
}

/** The library that was dumped, or null where the bytes are damaged, of another version, or hold other kinds of names. */
export async function loadLibrary(
  read: ReadBytes,
  options: LibraryOptions = {},
): Promise<{ library: LibrarySegments; stamp: IndexStamp } | null> {
  const facts = await readFacts(read);
  if (facts === null) return null;
  const arena = new Arena(facts.arena.bytes, options.kernels);
  arena.take(facts.arena.bytes - arena.take(0));
  const bytes = arena.u8At(0, facts.arena.bytes);
  if (!(await read(bytes)) || checksum(bytes) !== facts.arena.checksum) return null;
  const names = new Uint8Array(facts.terms.bytes);
  const terms = (await read(names)) ? wholeTerms(names) : null;
  if (terms === null) return null;
  const base = new BaseSegment(arena, facts.sections, facts.segment);
  return { library: new LibrarySegments(terms, base, options), stamp: facts.stamp };
}

function wholeTerms(bytes: Uint8Array): TermTable | null {
  try {
    return loadTerms(bytes);
  } catch (thrown) {
    if (thrown instanceof FanlightError && thrown.code === 'FL-INDEX-DAMAGED') return null;
    throw thrown;
  }
}

async function readFacts(read: ReadBytes): Promise<FileFacts | null> {
  const head = new Uint32Array(HEAD / 4);
  if (!(await read(new Uint8Array(head.buffer)))) return null;
  const [magic, version, length = 0, sum] = head;
  if (magic !== MAGIC || version !== VERSION || length > MOST_FACTS || length % 16 !== 0) return null;
  const encoded = new Uint8Array(length);
  if (!(await read(encoded)) || checksum(encoded) !== sum) return null;
  const facts = JSON.parse(new TextDecoder().decode(encoded)) as FileFacts;
  return facts.kinds.join() === TERM_KINDS.join() && isWhole(facts) ? facts : null;
}

/** Whether the sections are those of this version and within the arena. */
function isWhole({ sections, arena }: FileFacts): boolean {
  const names = Object.keys(SECTIONS) as SectionName[];
  if (names.join() !== Object.keys(sections).join()) return false;
  return names.every((name) => sections[name].at + sections[name].length * SECTIONS[name] <= arena.bytes);
}

/** The end of the last section, as a multiple of 64. */
function endOf(sections: SectionTable): number {
  const ends = Object.entries(sections).map(
    ([name, { at, length }]) => at + length * SECTIONS[name as SectionName],
  );
  return roundUp(Math.max(...ends), 64);
}

/** The same bytes filled up with spaces to a multiple of 16. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(roundUp(bytes.length, 16)).fill(0x20);
  whole.set(bytes);
  return whole;
}
