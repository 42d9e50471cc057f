import { FanlightError } from '#errors';

/** A number from 1, of at most ten digits, or null where a text is none. */
export function numberFrom(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

/** As {@link numberFrom}, or another number where the text is none. */
export function positive(text: string, otherwise: number): number {
  return numberFrom(text) ?? otherwise;
}

/** As {@link numberFrom}, for an option. Throws FL-USE-VALUE, which names it, where the text is none. */
export function atLeastOne(text: string, option: string): number {
  const number = numberFrom(text);
  if (number === null) throw new FanlightError('FL-USE-VALUE', `${option} ${text}`);
  return number;
}
