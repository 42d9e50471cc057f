/** What a catalogue gives to the world beside its pages: works that may be listed elsewhere, and where old addresses lead. */
import type { WorkId } from './ids.ts';
import type { Address, AddressTarget } from './sources.ts';

/** A work whose creator allows that it is kept in archives, and when it last changed here (ISO 8601). */
export type PermittedWork = { id: WorkId; updatedAt: string };

/** An old address and where it leads. */
export type OldAddress = Address & { target: AddressTarget };

/** The part of the catalogue that publishes. Works without permission, or where none is known, are in none of its answers but the addresses. */
export interface Publishing {
  /** The greatest id of a work that is permitted, 0 where none is. */
  lastPermitted(): Promise<WorkId | 0>;
  /** When the works after an id, up to another, changed last; null where none of them is permitted. */
  permittedChange(after: number, until: number): Promise<string | null>;
  /** The same works, ascending by id. */
  permittedWorks(after: number, until: number, limit: number): Promise<PermittedWork[]>;
  /**
   * A page of the old addresses after one (null: from the first), in the order of path and host. An address whose target is not here is left out,
   * so a page may be short or empty; `last` is the one to go on after, null at the end.
   */
  oldAddresses(
    after: Address | null,
    limit: number,
  ): Promise<{ addresses: OldAddress[]; last: Address | null }>;
}
