import { readArchivePage } from './ao3/download.ts';
import { readArchiveOtherPage } from './ao3/other-pages.ts';
import { readArchiveWorkPage } from './ao3/saved-page.ts';
import { readEfictionPage } from './efiction/page.ts';
import { readFanFicFarePage } from './fanficfare/page.ts';
import { readFanFictionNetMobile } from './fanfiction-net/mobile-page.ts';
import { readFanFictionNetOtherPage, readFanFictionNetPage } from './fanfiction-net/page.ts';
import { readFanlightPage } from './fanlight/page.ts';
import { readFicHubPage } from './fichub/page.ts';
import { readJournalEntry } from './journals/entry.ts';
import type { PageProducer } from './producer.ts';

/**
 * The programs and archives whose pages are known by their marks, in the order in which they are asked: downloads first,
 * then a site's own pages, and last what a site shows besides stories.
 */
export const PAGE_PRODUCERS: readonly PageProducer[] = [
  readArchivePage,
  readFanFicFarePage,
  readFicHubPage,
  readArchiveWorkPage,
  readFanFictionNetPage,
  readFanFictionNetMobile,
  readEfictionPage,
  readJournalEntry,
  readFanlightPage,
  readArchiveOtherPage,
  readFanFictionNetOtherPage,
];
