/** Whether arrays that were read from a file fit together, so that whatever they hold, no answer runs out of them. */
import type { AliasTableArrays } from './alias-table.ts';
import { damaged } from './array-file.ts';
import { TERM_KINDS } from './kinds.ts';
import { checkNameBlob } from './name-blob.ts';
import type { NameTableArrays } from './name-table.ts';
import type { ShipMembersArrays } from './ship-members.ts';
import type { WordListArrays } from './word-list.ts';

/** Everything of a table of names. @throws FanlightError `FL-INDEX-DAMAGED` */
export function checkNameTable(arrays: NameTableArrays): void {
  const { kindCodes, hashes, names, members, words, postings } = arrays;
  const size = kindCodes.length;
  if (kindCodes.some((code) => code >= TERM_KINDS.length)) throw damaged('kinds');
  if (hashes.length !== size || names.length !== size) throw damaged('names');
  checkNameBlob(names);
  checkMembers(members, size);
  checkWords(words);
  if (postings.starts.length > words.starts.length) throw damaged('postings');
  checkStarts(postings.starts, postings.bytes.length);
}

/** A table of aliases for so many terms. @throws FanlightError `FL-INDEX-DAMAGED` */
export function checkAliasTable({ names, aliases, terms }: AliasTableArrays, size: number): void {
  checkNameTable(names);
  if (aliases.length !== terms.length) throw damaged('aliases');
  if (aliases.some((alias) => alias >= names.kindCodes.length)) throw damaged('aliases');
  if (terms.some((term) => term >= size)) throw damaged('aliases');
}

function checkMembers({ ships, starts, names }: ShipMembersArrays, size: number): void {
  if (starts.length !== ships.length + 1) throw damaged('members');
  if (ships.some((ship, at) => ship >= size || (at > 0 && ship <= (ships[at - 1] ?? 0))))
    throw damaged('members');
  checkNameBlob(names);
  checkStarts(starts, names.length);
}

function checkWords({ units, starts, hashes, order, shared }: WordListArrays): void {
  const size = starts.length - 1;
  checkStarts(starts, units.length);
  if (hashes.length !== size || order.length !== size || shared.length !== size) throw damaged('words');
  const lengthOf = (word: number) => (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  const seen = new Uint8Array(size);
  let before = 0;
  for (const [place, word] of order.entries()) {
    if (word >= size || seen[word] === 1) throw damaged('words');
    seen[word] = 1;
    const length = lengthOf(word);
    if ((shared[place] ?? 0) > Math.min(before, length)) throw damaged('words');
    before = length;
  }
}

/** Places that rise from 0 to a length. */
function checkStarts(starts: Uint32Array, length: number): void {
  if (starts.length === 0 || starts[0] !== 0 || starts.at(-1) !== length) throw damaged('places');
  let last = 0;
  for (const start of starts) {
    if (start < last) throw damaged('places');
    last = start;
  }
}
