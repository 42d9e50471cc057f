/** The same array, or one half as large again with the same beginning, that has room for so many elements. */
export function withRoom<Numbers extends Uint32Array | Float64Array | Int32Array | Uint8Array>(
  numbers: Numbers,
  length: number,
): Numbers {
  if (length <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(
    Math.max(length, Math.ceil(numbers.length * 1.5)),
  );
  larger.set(numbers);
  return larger;
}
