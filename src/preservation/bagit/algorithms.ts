/** Checksums that are known, by the name that a manifest has in its own (RFC 8493 §2.4). */
const KNOWN = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;

/** A checksum that can be made here. */
export type Algorithm = (typeof KNOWN)[number];

/** A manifest of a bag: of its payload, or of its tag files. `algorithm` is null where it is not known here. */
export type ManifestName = { file: string; of: 'payload' | 'tags'; algorithm: Algorithm | null };

/** `manifest-sha256.txt`, `tagmanifest-SHA-512.txt` (older versions write the name in any way). */
const NAME = /^(tag)?manifest-([A-Za-z0-9_-]+)\.txt$/;

/** What a file at the top of a bag is the manifest of, or null where it is none. */
export function manifestNamed(file: string): ManifestName | null {
  const [, tag, written] = NAME.exec(file) ?? [];
  if (written === undefined) return null;
  const name = written.toLowerCase().replace(/[^a-z0-9]/g, '');
  const algorithm = KNOWN.find((known) => known === name) ?? null;
  return { file, of: tag === undefined ? 'payload' : 'tags', algorithm };
}
