/** Bounded containers: bytes in, entries out, limits enforced here. */

export type { ContainerFault } from './entry.ts';
export { isGzip, readGzip } from './gzip.ts';
export { type ContainerLimits, DEFAULT_LIMITS, MAX_NESTING } from './limits.ts';
export { isZip, readZip } from './zip.ts';
export { zipNames } from './zip-names.ts';
