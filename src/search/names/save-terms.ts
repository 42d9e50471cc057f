import type { AliasTableArrays } from './alias-table.ts';
import { ArrayFileReader, ArrayFileWriter, damaged } from './array-file.ts';
import { checkAliasTable, checkNameTable } from './check-arrays.ts';
import { TERM_KINDS } from './kinds.ts';
import type { NameBlobArrays } from './name-blob.ts';
import type { NameTableArrays } from './name-table.ts';
import type { ShipMembersArrays } from './ship-members.ts';
import { TermTable } from './term-table.ts';
import type { WordListArrays } from './word-list.ts';
import type { WordPostingsArrays } from './word-postings.ts';

/** The kinds of terms as the file names them: their codes mean something with this list only. */
const KINDS = new TextEncoder().encode(TERM_KINDS.join(' '));

/** A table of terms as bytes that {@link loadTerms} takes back. Afterwards the table's words are sorted and packed. */
export function saveTerms(table: TermTable): Uint8Array {
  const arrays = table.arrays();
  const file = new ArrayFileWriter();
  file.put(KINDS);
  putNames(file, arrays.names);
  putAliases(file, arrays.shipNames);
  putAliases(file, arrays.aliases);
  return file.bytes();
}

/**
 * The table that was saved as these bytes. @throws FanlightError `FL-INDEX-DAMAGED` where they are damaged, of another
 * version or for other kinds of terms; the index has to be built anew then
 */
export function loadTerms(bytes: Uint8Array): TermTable {
  const file = new ArrayFileReader(bytes);
  const kinds = file.bytes();
  if (kinds.length !== KINDS.length || kinds.some((byte, at) => byte !== KINDS[at])) throw damaged('kinds');
  const names = takeNames(file);
  const shipNames = takeAliases(file);
  const aliases = takeAliases(file);
  file.end();
  const terms = names.kindCodes.length;
  checkNameTable(names);
  checkAliasTable(shipNames, terms);
  checkAliasTable(aliases, terms);
  try {
    return new TermTable({ names, shipNames, aliases });
  } catch (cause) {
    throw cause instanceof RangeError ? damaged('hashes') : cause;
  }
}

function putNames(file: ArrayFileWriter, arrays: NameTableArrays): void {
  file.put(Uint32Array.of(arrays.seed));
  file.put(arrays.kindCodes);
  file.put(arrays.hashes);
  putBlob(file, arrays.names);
  putMembers(file, arrays.members);
  putWords(file, arrays.words);
  putPostings(file, arrays.postings);
}

function takeNames(file: ArrayFileReader): NameTableArrays {
  return {
    seed: file.numbers()[0] ?? 0,
    kindCodes: file.bytes(),
    hashes: file.numbers(),
    names: takeBlob(file),
    members: takeMembers(file),
    words: takeWords(file),
    postings: takePostings(file),
  };
}

function putAliases(file: ArrayFileWriter, arrays: AliasTableArrays): void {
  putNames(file, arrays.names);
  file.put(arrays.aliases);
  file.put(arrays.terms);
}

function takeAliases(file: ArrayFileReader): AliasTableArrays {
  return { names: takeNames(file), aliases: file.numbers(), terms: file.numbers() };
}

function putBlob(file: ArrayFileWriter, { bytes, starts, length }: NameBlobArrays): void {
  file.put(bytes);
  file.put(starts);
  file.put(Uint32Array.of(length));
}

function takeBlob(file: ArrayFileReader): NameBlobArrays {
  return { bytes: file.bytes(), starts: file.numbers(), length: file.numbers()[0] ?? 0 };
}

function putMembers(file: ArrayFileWriter, { ships, starts, names }: ShipMembersArrays): void {
  file.put(ships);
  file.put(starts);
  putBlob(file, names);
}

function takeMembers(file: ArrayFileReader): ShipMembersArrays {
  return { ships: file.numbers(), starts: file.numbers(), names: takeBlob(file) };
}

function putWords(file: ArrayFileWriter, arrays: WordListArrays): void {
  file.put(arrays.units);
  file.put(arrays.starts);
  file.put(arrays.hashes);
  file.put(arrays.order);
  file.put(arrays.shared);
}

function takeWords(file: ArrayFileReader): WordListArrays {
  return {
    units: file.units(),
    starts: file.numbers(),
    hashes: file.numbers(),
    order: file.numbers(),
    shared: file.bytes(),
  };
}

function putPostings(file: ArrayFileWriter, { bytes, starts }: WordPostingsArrays): void {
  file.put(bytes);
  file.put(starts);
}

function takePostings(file: ArrayFileReader): WordPostingsArrays {
  return { bytes: file.bytes(), starts: file.numbers() };
}
