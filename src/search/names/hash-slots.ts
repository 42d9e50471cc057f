import { withSlack } from './slack.ts';

/** Slots are this full at most, and so full when they were just enlarged. */
const MOST_FULL = 0.8;
const LEAST_FULL = 0.6;
/** Slots looked at for one entry on the average, over which hashes are no honest ones. */
const MOST_PROBES = 64;

/**
 * A 32-bit hash of a key, a stretch of a text, and a small number; `seed` differs between processes, so that nobody can choose keys that
 * collide.
 */
export function hashOf(key: string, salt: number, seed: number, from = 0, to = key.length): number {
  let hash = Math.imul(seed ^ salt, 0x9e3779b1);
  for (let at = from; at < to; at += 1) {
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
  /** The entry of each slot and 1, above them as many of the lowest bits of its hash as there is room for; 0 is an empty slot. */
  #slots: Uint32Array;
  /** Bits of a slot that are those of its entry. */
  #bits = 0;

  /** Takes the hashes of entries there are. @throws RangeError where so many are equal that lookups would be slow */
  constructor(hashes: Uint32Array = new Uint32Array(0)) {
    this.#hashes = hashes;
    this.#length = hashes.length;
    this.#slots = this.#filled(this.#length / LEAST_FULL);
  }

  get memory(): number {
    return this.#hashes.byteLength + this.#slots.byteLength;
  }

  /** The hashes by entry; good until the next is added. */
  hashes(): Uint32Array {
    return this.#hashes.subarray(0, this.#length);
  }

  /** The entry that is the one looked for, among those whose hashes are probably this; -1 where there is none. */
  find(hash: number, isIt: (entry: number) => boolean): number {
    const slots = this.#slots;
    const bits = this.#bits;
    let place = this.#placeOf(hash);
    for (let probes = 0; probes < slots.length; probes += 1) {
      const slot = slots[place] ?? 0;
      if (slot === 0) return -1;
      const entry = (slot & (2 ** bits - 1)) - 1;
      if ((slot ^ (hash << bits)) >>> bits === 0 && isIt(entry)) return entry;
      place = place + 1 === slots.length ? 0 : place + 1;
    }
    return -1;
  }

  /** Makes room for so many entries. */
  reserve(length: number): void {
    this.#hashes = withSlack(this.#hashes, length);
    this.#slots = this.#filled(length / MOST_FULL + 1);
  }

  /** Adds the next entry. */
  add(hash: number): void {
    this.#hashes = withSlack(this.#hashes, this.#length + 1);
    this.#hashes[this.#length] = hash;
    this.#length += 1;
    if (this.#length > this.#slots.length * MOST_FULL) this.#slots = this.#filled(this.#length / LEAST_FULL);
    else put(this.#slots, this.#placeOf(hash), this.#slotOf(hash, this.#length - 1));
  }

  #placeOf(hash: number, slots = this.#slots.length): number {
    return Math.floor((hash / 2 ** 32) * slots);
  }

  #slotOf(hash: number, entry: number): number {
    return (hash << this.#bits) | (entry + 1);
  }

  #filled(length: number): Uint32Array {
    const slots = new Uint32Array(Math.max(16, Math.ceil(length)));
    this.#bits = 32 - Math.clz32(slots.length);
    let probes = 0;
    for (let entry = 0; entry < this.#length; entry += 1) {
      const hash = this.#hashes[entry] ?? 0;
      probes += put(slots, this.#placeOf(hash, slots.length), this.#slotOf(hash, entry));
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
