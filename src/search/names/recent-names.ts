/** Names that are kept decoded: a power of two. */
const SLOTS = 1 << 14;
const FREE = -1;

/** The names decoded last, each in one slot by its number, since pages show the same ones again and again. */
export class RecentNames {
  readonly #numbers = new Int32Array(SLOTS).fill(FREE);
  readonly #texts: string[] = new Array<string>(SLOTS).fill('');

  /** The name of a number, decoded where it is not here. */
  get(number: number, decode: (number: number) => string): string {
    const slot = number & (SLOTS - 1);
    if (this.#numbers[slot] !== number) {
      this.#texts[slot] = decode(number);
      this.#numbers[slot] = number;
    }
    return this.#texts[slot] ?? '';
  }
}
