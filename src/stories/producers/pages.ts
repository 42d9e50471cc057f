import { readArchivePage } from './ao3/download.ts';
import { readArchiveOtherPage } from './ao3/other-pages.ts';
import { readArchiveWorkPage } from './ao3/saved-page.ts';
import { readFanFicFarePage } from './fanficfare/page.ts';
import type { PageProducer } from './producer.ts';

/** The programs and archives whose pages are known by their marks, in the order in which they are asked. */
export const PAGE_PRODUCERS: readonly PageProducer[] = [
  readArchivePage,
  readArchiveWorkPage,
  readFanFicFarePage,
  readArchiveOtherPage,
];
