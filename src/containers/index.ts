/** Bounded containers: bytes in, entries out, limits enforced here. */

export type { ContainerFault } from './entry.ts';
export { isGzip, readGzip } from './gzip.ts';
export { type ContainerLimits, DEFAULT_LIMITS, MAX_NESTING } from './limits.ts';
export { type PackageKind, packageKind } from './package-kind.ts';
export { isZip, readZip } from './zip.ts';
