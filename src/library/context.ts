import type { Catalogue } from '#catalogue';
import type { Format } from '#formats';
import type { OriginalStore } from '#originals';
import type { SearchIndex } from '#search';

/** What every use case works on; put together in one place, `app.ts`. */
export type Library = {
  readonly catalogue: Catalogue;
  readonly originals: OriginalStore;
  readonly formats: readonly Format[];
  readonly index: SearchIndex;
  readonly clock: () => Date;
};
