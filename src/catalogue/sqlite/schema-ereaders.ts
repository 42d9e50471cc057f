import type { Generated } from 'kysely';

/** An e-reader that is sent books by mail. */
export type EReaderTable = {
  id: Generated<number>;
  reader: number;
  name: string;
  address: string;
  added_at: string;
};

/** A book that was handed to the mail server; its e-reader and its work may be gone since. */
export type SendingTable = {
  id: Generated<number>;
  reader: number;
  ereader: number | null;
  work: number;
  bytes: number;
  sent_at: string;
};
