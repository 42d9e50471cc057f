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
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const beforeThat = likeOf(bytes[at - 2]);
    const before = likeOf(bytes[at - 1]);
    const after = likeOf(bytes[at + 1]);
    const key = ((beforeThat * 256 + before) * 256 + byte) * 256 + after;
    const met = spots.get(key);
    if (met) met.count++;
    else spots.set(key, { key, beforeThat, before, byte, after, count: 1 });
    total++;
  }
  return { spots: [...spots.values()], total };
}

/** ASCII letters and digits by one of their kind: what matters of a neighbour is its kind only. */
function likeOf(byte = 0x20): number {
  if (byte >= 0x61 && byte <= 0x7a) return 0x61;
  if (byte >= 0x41 && byte <= 0x5a) return 0x41;
  return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte;
}
