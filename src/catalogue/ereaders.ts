/**
 * The e-readers that a reader sends books to by mail. Their addresses are private: no export and no page for others holds any. Dates are
 * ISO 8601 in UTC.
 */
import type { WorkId } from './ids.ts';
import type { ReaderId } from './readers.ts';

declare const idBrand: unique symbol;

/** The number of an e-reader, from 1; they are never used twice. */
export type EReaderId = number & { readonly [idBrand]: 'e-reader' };

/** An e-reader that takes books by mail. `sentAt` is when sending it one was last tried, null before. */
export type EReader = {
  id: EReaderId;
  name: string;
  address: string;
  addedAt: string;
  sentAt: string | null;
};

/** A book that is being sent; `bytes` of its file. */
export type NewSending = { to: EReaderId; work: WorkId; bytes: number; at: string };

/** The part of the catalogue that knows where books are sent. */
export interface EReaderRecords {
  /** Adds an e-reader; null when this reader has one of that name or address. */
  addEReader(reader: ReaderId, added: Pick<EReader, 'name' | 'address' | 'addedAt'>): Promise<EReader | null>;
  /** A reader's, by name. */
  eReaders(reader: ReaderId): Promise<EReader[]>;
  /** Removes one; that books were sent is remembered, since it bounds how often. */
  removeEReader(reader: ReaderId, id: EReaderId): Promise<void>;
  /** Notes that a book is being sent. */
  noteSending(reader: ReaderId, sending: NewSending): Promise<void>;
  /** How many books a reader sent since a moment. */
  sendingsSince(reader: ReaderId, at: string): Promise<number>;
}
