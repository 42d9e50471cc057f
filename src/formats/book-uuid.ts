import { createHash } from 'node:crypto';

/** A name-based UUID in the form of version 8 (RFC 9562 §5.8), from the SHA-256 of a name. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(`fanlight work ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${groups.join('-')}`;
}
