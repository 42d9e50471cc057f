// The kernels of the facet index for WebAssembly with SIMD, in AssemblyScript. What each must do is said in ../kernels.ts;
// ../plain-kernels.ts does the same in TypeScript, and the tests demand equal answers. Compiled by scripts/kernels.mjs.
// Bitsets are whole multiples of 64 bytes.

export { countOnes, countCommon, andBits, andNotBits, orBits, idsOfBits, setIds } from './bitsets';
export { countIdsIn, keepIdsIn, keepIdsInList } from './lists';
export { unpackIds, countListed } from './packed';
export { keepIdsInRange, bitsInRange } from './ranges';
export { countHeads, countTails, foldSignatures } from './records';
export { countFew, takeFew } from './few';
export { topCounts, topHeads, countMet, bestRanked, firstOrdered } from './best';
