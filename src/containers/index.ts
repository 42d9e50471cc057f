/** Bounded containers: bytes in, entries out, limits enforced here; and a zip written that is the same each time. */

export type { ContainerEntry, ContainerFault, LargeEntry } from './entry.ts';
export { isGzip, readGzip } from './gzip.ts';
export {
  type GzipMember,
  gunzipMember,
  gunzipPart,
  gunzipStart,
  packMember,
  undoCoding,
} from './gzip-member.ts';
export { deflateJoinable } from './joinable.ts';
export { type ContainerLimits, DEFAULT_LIMITS, MAX_NESTING } from './limits.ts';
export { type PackageKind, packageKind } from './package-kind.ts';
export { gunzipChunks, type StreamEnd } from './stream.ts';
export { isTar, readTar } from './tar.ts';
export {
  deflatedFile,
  joinedFile,
  type LyingFile,
  type PackedFile,
  storedFile,
  streamLargeZip,
  streamZip,
  writeZip,
} from './write-zip.ts';
export { isZip, readZip, readZipWithLarge } from './zip.ts';
export { zipNames } from './zip-names.ts';
