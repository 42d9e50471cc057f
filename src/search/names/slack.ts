type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Arrays of more elements than this grow by an eighth, smaller ones to twice their size. */
const LARGE = 1 << 16;

/** The same array, or a larger one with the same beginning, that has room for so many elements: large ones have little to spare. */
export function withSlack<Kind extends Numbers>(numbers: Kind, length: number): Kind {
  if (length <= numbers.length) return numbers;
  const usual = numbers.length < LARGE ? numbers.length * 2 : Math.ceil(numbers.length * 1.125);
  const larger = new (numbers.constructor as new (length: number) => Kind)(Math.max(length, usual, 16));
  larger.set(numbers);
  return larger;
}
