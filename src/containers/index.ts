/** Bounded containers: bytes in, entries out, limits enforced here. */

export type { ContainerEntry, ContainerFault } from './entry.ts';
export { isGzip, readGzip } from './gzip.ts';
export { type GzipMember, gunzipMember, gunzipPart, gunzipStart, undoCoding } from './gzip-member.ts';
export { type ContainerLimits, DEFAULT_LIMITS, MAX_NESTING } from './limits.ts';
export { isTar, readTar } from './tar.ts';
export { isZip, readZip } from './zip.ts';
