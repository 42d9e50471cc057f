import type { Catalogue } from '#catalogue';
import type { BookList, Collection, Format } from '#formats';
import type { StoredTextIndex } from '#fulltext';
import type { Mailer } from '#mail';
import type { OriginalStore } from '#originals';
import type { SearchIndex } from '#search';

/** What every use case works on; put together in one place, `app.ts`. */
export type Library = {
  readonly catalogue: Catalogue;
  readonly originals: OriginalStore;
  /** Pictures that works show, by their SHA-256. */
  readonly media: OriginalStore;
  readonly formats: readonly Format[];
  readonly collections: readonly Collection[];
  readonly lists: readonly BookList[];
  readonly index: SearchIndex;
  /** The words of the works' texts. */
  readonly texts: StoredTextIndex;
  /** What books are sent by; null where no mail server is set. */
  readonly mailer: Mailer | null;
  readonly clock: () => Date;
  /** Set where it is that of those who only read: then no query is answered by how it is kept. */
  readonly forVisitors?: true;
};
