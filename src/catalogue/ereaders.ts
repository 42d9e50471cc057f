/**
 * The e-readers that a reader sends books to by mail. Their addresses are private: no export and no page for others holds any. Dates are
 * ISO 8601 in UTC.
 */
import type { WorkId } from './ids.ts';
import type { ReaderId } from './readers.ts';

declare const idBrand: unique symbol;

/** The number of an e-reader, from 1; they are never used twice. */
export type EReaderId = number & { readonly [idBrand]: 'e-reader' };

/** An e-reader that takes books by mail. `sentAt` is when it was last sent one, null before. */
export type EReader = {
  id: EReaderId;
  name: string;
  address: string;
  addedAt: string;
  sentAt: string | null;
};

/** The part of the catalogue that knows where books are sent. */
export interface EReaderRecords {
  /** Adds an e-reader; null when this reader has one of that name or address. */
  addEReader(reader: ReaderId, added: Pick<EReader, 'name' | 'address' | 'addedAt'>): Promise<EReader | null>;
  /** A reader's, by name. */
  eReaders(reader: ReaderId): Promise<EReader[]>;
  /** Removes one with what is known of what it was sent. */
  removeEReader(reader: ReaderId, id: EReaderId): Promise<void>;
  /** Notes that a book is being sent. */
  noteSending(id: EReaderId, sending: { work: WorkId; bytes: number; at: string }): Promise<void>;
  /** How many books a reader's e-readers were sent since a moment. */
  sendingsSince(reader: ReaderId, at: string): Promise<number>;
}
