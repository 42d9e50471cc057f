import { Buffer, isUtf8 } from 'node:buffer';

/** Bytes in JSON: as text where they are UTF-8, else one character a byte. */
export type ReversibleBytes = string | { latin1: string };

/** Bytes for JSON, so that they can be had back exactly. */
export function bytesToJson(bytes: Uint8Array): ReversibleBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(bytes) ? buffer.toString('utf8') : { latin1: buffer.toString('latin1') };
}

/** The bytes that {@link bytesToJson} wrote; null for any other value. */
export function bytesFromJson(value: unknown): Uint8Array | null {
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  const latin1 = typeof value === 'object' && value !== null && 'latin1' in value ? value.latin1 : null;
  return typeof latin1 === 'string' ? Buffer.from(latin1, 'latin1') : null;
}
