/** Draws from discrete distributions, each in constant time. */
import type { Random } from '../random.ts';

/** Draws an index with the chances given, which need not add up to 1 (Walker's alias method as Vose builds it). */
export function aliasTable(weights: ArrayLike<number>): (random: Random) => number {
  const size = weights.length;
  const chance = new Float64Array(size);
  const alias = new Uint32Array(size);
  let sum = 0;
  for (let index = 0; index < size; index += 1) sum += weights[index] ?? 0;
  const small: number[] = [];
  const large: number[] = [];
  for (let index = 0; index < size; index += 1) {
    chance[index] = ((weights[index] ?? 0) * size) / sum;
    ((chance[index] ?? 0) < 1 ? small : large).push(index);
  }
  for (;;) {
    const less = small.pop();
    const more = large.pop();
    if (less === undefined || more === undefined) {
      for (const rest of [less, more]) if (rest !== undefined) chance[rest] = 1;
      break;
    }
    alias[less] = more;
    chance[more] = (chance[more] ?? 0) + (chance[less] ?? 0) - 1;
    ((chance[more] ?? 0) < 1 ? small : large).push(more);
  }
  for (const rest of [...small, ...large]) chance[rest] = 1;
  return (random) => {
    const draw = random() * size;
    const index = Math.floor(draw);
    return draw - index < (chance[index] ?? 1) ? index : (alias[index] ?? 0);
  };
}

/** A rank from 0 to `size` - 1 by the law of Zipf and Mandelbrot with exponent 1: weight 1 / (rank + `shift`), nearly. */
export function mandelbrot(random: Random, size: number, shift: number): number {
  return Math.min(size - 1, Math.floor(shift * ((size + shift) / shift) ** random() - shift));
}

/** The numbers from 0 to `size` - 1 in random order (Fisher and Yates). */
export function permutation(random: Random, size: number): Uint32Array {
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  for (let index = size - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
