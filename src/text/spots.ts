const SAMPLE_CHARACTERS = 400;

/** A character beyond ASCII with the bytes around it, letters and digits standing for their like, all in `key`, and how often it was met. */
export type Spot = {
  key: number;
  before: number;
  byte: number;
  after: number;
  beforeThat: number;
  count: number;
};
/** The different spots of a sample; `total` counts all. */
export type Sample = { spots: readonly Spot[]; total: number };

/** The spots of the first characters beyond ASCII, no more than `most`. */
export function collectSpots(bytes: Uint8Array, most = SAMPLE_CHARACTERS): Sample {
  const spots = new Map<number, Spot>();
  let total = 0;
  for (let at = 0; at < bytes.length && total < most; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const key = spotKey(bytes, at);
    const met = spots.get(key);
    if (met) met.count++;
    else spots.set(key, spotOf(key));
    total++;
  }
  return { spots: [...spots.values()], total };
}

/**
 * ASCII letters and digits by one of their kind: what matters of a neighbour is its kind only. By byte; a space where there is
 * none.
 */
const LIKE = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x61 && byte <= 0x7a) return 0x61;
  if (byte >= 0x41 && byte <= 0x5a) return 0x41;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
});

function likeAt(bytes: Uint8Array, at: number): number {
  return LIKE[bytes[at] ?? 0x20] ?? 0x20;
}

/** The key of the spot at a place. */
export function spotKey(bytes: Uint8Array, at: number): number {
  const before = likeAt(bytes, at - 2) * 256 + likeAt(bytes, at - 1);
  return (before * 256 + (bytes[at] ?? 0)) * 256 + likeAt(bytes, at + 1);
}

/** The spot that a key stands for. */
export function spotOf(key: number): Spot {
  return {
    key,
    beforeThat: Math.floor(key / 0x100_0000),
    before: (key >> 16) & 0xff,
    byte: (key >> 8) & 0xff,
    after: key & 0xff,
    count: 1,
  };
}
