import { NameBlob, type NameBlobArrays } from './name-blob.ts';
import { withSlack } from './slack.ts';

/** The arrays of {@link ShipMembers}: the members of `ships[i]` are the names from `starts[i]` to `starts[i + 1]`. */
export type ShipMembersArrays = { ships: Uint32Array; starts: Uint32Array; names: NameBlobArrays };

/** Members of the relationships whose names do not spell them: `Clex` is `Clark Kent` and `Lex Luthor`. */
export class ShipMembers {
  #ships: Uint32Array;
  #starts: Uint32Array;
  #length: number;
  readonly #names: NameBlob;

  constructor(saved?: ShipMembersArrays) {
    this.#ships = saved?.ships ?? new Uint32Array(0);
    this.#starts = saved?.starts ?? new Uint32Array(1);
    this.#length = this.#ships.length;
    this.#names = new NameBlob(saved?.names);
  }

  get memory(): number {
    return this.#ships.byteLength + this.#starts.byteLength + this.#names.memory;
  }

  /** Adds the members of a relationship, whose number is greater than every other here. */
  add(ship: number, members: readonly string[]): void {
    this.#ships = withSlack(this.#ships, this.#length + 1);
    this.#starts = withSlack(this.#starts, this.#length + 2);
    this.#ships[this.#length] = ship;
    for (const member of members) this.#names.add(member);
    this.#length += 1;
    this.#starts[this.#length] = this.#names.length;
  }

  /** What was given as the members of a relationship; none where its name spells them. */
  of(ship: number): string[] {
    const place = this.#placeOf(ship);
    const members: string[] = [];
    if (this.#ships[place] !== ship || place >= this.#length) return members;
    const end = this.#starts[place + 1] ?? 0;
    for (let name = this.#starts[place] ?? 0; name < end; name += 1) members.push(this.#names.textOf(name));
    return members;
  }

  /** The arrays without their room to grow; good until the next relationship is added. */
  arrays(): ShipMembersArrays {
    return {
      ships: this.#ships.subarray(0, this.#length),
      starts: this.#starts.subarray(0, this.#length + 1),
      names: this.#names.arrays(),
    };
  }

  #placeOf(ship: number): number {
    let from = 0;
    let to = this.#length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#ships[middle] ?? 0) < ship) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
