import type { Collection, CollectionItem, CollectionSource, SourceFile } from '../collection.ts';
import { readSite } from '../pages/read-site.ts';
import { indexCrawl } from './crawl-index.ts';
import { CrawlStore } from './crawl-store.ts';
import { recogniseWarc } from './recognise.ts';

/** Web archives: the pages that a crawler saved, put together to the stories that they are the chapters of. */
export const warcCollection: Collection = {
  name: 'warc',
  title: 'Web archive',
  recognise: recogniseWarc,
  claims: () => [],
  read: ({ main }: CollectionSource) => readCrawl(main),
};

/** Reads all works of a crawl: once through it for an index of records, then page by page, then work by work. */
export async function* readCrawl(source: SourceFile): AsyncGenerator<CollectionItem> {
  const index = yield* indexCrawl(source);
  yield* readSite(new CrawlStore(source, index));
}
