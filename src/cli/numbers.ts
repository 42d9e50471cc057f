/** A number from 1, of at most ten digits, or null where a text is none. */
export function numberFrom(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

/** As {@link numberFrom}, or another number where the text is none. */
export function positive(text: string, otherwise: number): number {
  return numberFrom(text) ?? otherwise;
}
