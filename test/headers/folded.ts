/** A value with typographic quotation marks and ellipses as ASCII, through lists and records. */
export function folded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' ? fold(one) : one)) as T;
}

function fold(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/…/g, '...');
}
