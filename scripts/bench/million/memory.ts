/** How much memory a process holds. */

/** Megabytes of the heap and outside it after a collection. Needs `--expose-gc`. */
export function heldMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
