const PRIME = 0x9e3779b1;

/** A number of 32 bits from bytes, a multiple of 4 that begins at a multiple of 4, that changes with any of them: four sums side by side. */
export function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
  let [a, b, c, d] = [1, 2, 3, 4];
  for (let at = 0; at < words.length; at += 4) {
    a = mix(a, words[at] ?? 0);
    b = mix(b, words[at + 1] ?? 0);
    c = mix(c, words[at + 2] ?? 0);
    d = mix(d, words[at + 3] ?? 0);
  }
  return mix(mix(mix(mix(words.length, a), b), c), d) >>> 0;
}

function mix(sum: number, word: number): number {
  const mixed = sum ^ word;
  return Math.imul((mixed << 13) | (mixed >>> 19), PRIME);
}
