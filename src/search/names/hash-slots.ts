import { withSlack } from './slack.ts';

/** Slots are this full at most, and so full when they were just enlarged. */
const MOST_FULL = 0.8;
const LEAST_FULL = 0.6;
/** Slots looked at for one entry on the average, over which hashes are no honest ones. */
const MOST_PROBES = 64;

/** A 32-bit hash of a key and a small number; `seed` differs between processes, so that nobody can choose keys that collide. */
export function hashOf(key: string, salt: number, seed: number): number {
  let hash = Math.imul(seed ^ salt, 0x9e3779b1);
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Finds entries, numbered from 0, by their hashes: open addressing with linear probing, where the place of a hash among the
 * slots is its place among all hashes. Entries are added one after the other and never taken away.
 */
export class HashSlots {
  #hashes: Uint32Array;
  #length: number;
  /** The entry of each slot and 1; 0 is an empty slot. */
  #slots: Uint32Array;

  /** Takes the hashes of entries there are. @throws RangeError where so many are equal that lookups would be slow */
  constructor(hashes: Uint32Array = new Uint32Array(0)) {
    this.#hashes = hashes;
    this.#length = hashes.length;
    this.#slots = this.#filled();
  }

  get memory(): number {
    return this.#hashes.byteLength + this.#slots.byteLength;
  }

  /** The hashes by entry; good until the next is added. */
  hashes(): Uint32Array {
    return this.#hashes.subarray(0, this.#length);
  }

  /** The first entry with this hash that is the one looked for; -1 where there is none. */
  find(hash: number, isIt: (entry: number) => boolean): number {
    const slots = this.#slots;
    let place = this.#placeOf(hash);
    for (let probes = 0; probes < slots.length; probes += 1) {
      const entry = (slots[place] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] === hash && isIt(entry)) return entry;
      place = place + 1 === slots.length ? 0 : place + 1;
    }
    return -1;
  }

  /** Adds the next entry. */
  add(hash: number): void {
    this.#hashes = withSlack(this.#hashes, this.#length + 1);
    this.#hashes[this.#length] = hash;
    this.#length += 1;
    if (this.#length > this.#slots.length * MOST_FULL) this.#slots = this.#filled();
    else put(this.#slots, this.#placeOf(hash), this.#length);
  }

  #placeOf(hash: number, slots = this.#slots.length): number {
    return Math.floor((hash / 2 ** 32) * slots);
  }

  #filled(): Uint32Array {
    const slots = new Uint32Array(Math.max(16, Math.ceil(this.#length / LEAST_FULL)));
    let probes = 0;
    for (let entry = 0; entry < this.#length; entry += 1) {
      probes += put(slots, this.#placeOf(this.#hashes[entry] ?? 0, slots.length), entry + 1);
      if (probes > MOST_PROBES * (this.#length + MOST_PROBES)) throw new RangeError('too many equal hashes');
    }
    return slots;
  }
}

/** Puts a value into the first empty slot from a place on; how many were full before it. */
function put(slots: Uint32Array, from: number, value: number): number {
  let place = from;
  let full = 0;
  while (slots[place] !== 0) {
    place = place + 1 === slots.length ? 0 : place + 1;
    full += 1;
  }
  slots[place] = value;
  return full;
}
