import type { FormatInput, SourceFile } from '#formats';
import type { OriginalStore, Sha256 } from '#originals';
import { heldFile, storedFile } from './source-file.ts';

/**
 * A file whose bytes are kept. `bytes` are there while they are small enough to hold; `original` is null for an empty
 * file. `known` means that these bytes were imported whole before.
 */
export type KeptFile = {
  path: string;
  name: string;
  size: number;
  original: Sha256 | null;
  known: boolean;
  bytes: Uint8Array | null;
};

/** Where files are kept, and which were imported whole before. `alive` is told while that takes its time. */
export type Keeping = {
  originals: OriginalStore;
  isKnown: (hash: string) => Promise<boolean>;
  alive?: () => void;
};

/** Keeps a file that is in memory. Throws only what must end the import. */
export async function keepBytes(
  { originals, isKnown, alive }: Keeping,
  input: FormatInput,
): Promise<KeptFile> {
  const { bytes, path, name } = input;
  alive?.();
  const original = bytes.length === 0 ? null : await originals.put(bytes);
  const known = original !== null && (await isKnown(original));
  return { path, name, size: bytes.length, original, known, bytes };
}

/** Keeps a file that is read as it comes. Throws what the chunks throw, and what must end the import. */
export async function keepChunks(
  { originals, isKnown, alive }: Keeping,
  place: { path: string; name: string },
  chunks: AsyncIterable<Uint8Array>,
): Promise<KeptFile> {
  const { hash, bytes } = await originals.putChunks(alive ? watched(chunks, alive) : chunks);
  return { ...place, size: bytes, original: hash, known: await isKnown(hash), bytes: null };
}

async function* watched(chunks: AsyncIterable<Uint8Array>, alive: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    alive();
    yield chunk;
  }
}

/** A kept file, to be read in pieces. */
export function sourceOfKept({ originals }: Keeping, kept: KeptFile): SourceFile {
  const { bytes, original, name, path, size } = kept;
  if (bytes !== null || original === null) return heldFile({ bytes: bytes ?? new Uint8Array(), name, path });
  return storedFile(originals, original, path, size);
}

/** All of a kept file. Throws FL-LIB-ORIGINAL-MISSING. */
export async function bytesOfKept({ originals }: Keeping, kept: KeptFile): Promise<Uint8Array> {
  return kept.bytes ?? (kept.original === null ? new Uint8Array() : originals.get(kept.original));
}
