/** Bytes that a number of 32 bits takes at most. */
export const NUMBER_BYTES = 5;

/** Writes a number of 32 bits, seven bits to a byte, lowest first, with the eighth bit set where more follow; returns the place after it. */
export function putNumber(bytes: Uint8Array, at: number, number: number): number {
  let rest = number;
  let place = at;
  for (; rest >= 0x80; rest >>>= 7) {
    bytes[place] = (rest & 0x7f) | 0x80;
    place += 1;
  }
  bytes[place] = rest;
  return place + 1;
}

/** The number that was written at a place. */
export function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0;
  let place = at;
  for (let shift = 0; shift < 7 * NUMBER_BYTES; shift += 7) {
    const byte = bytes[place] ?? 0;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
    place += 1;
  }
  return number >>> 0;
}

/** The place after the number that was written at a place. */
export function afterNumber(bytes: Uint8Array, at: number): number {
  let place = at;
  while ((bytes[place] ?? 0) >= 0x80) place += 1;
  return place + 1;
}
