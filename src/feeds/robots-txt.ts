/** What crawlers are told: robots.txt (RFC 9309) and the reservation of text and data mining. */
import { MODEL_CRAWLERS } from '#vocabulary';

/** What a site lets crawlers do. */
export type CrawlRules = {
  /** Whether search engines may come. */
  searchEngines: boolean;
  /** Whether works may be taken to train models. */
  modelTraining: boolean;
  /** The whole address of the sitemap. */
  sitemap: string;
};

/**
 * Paths that search engines have nothing to look for at: forms, reports, files to take away, orders by chance, and searches, of which there is no end; the
 * sitemap has all works.
 */
const NOT_TO_CRAWL = [
  '/api/',
  '/books',
  '/devices',
  '/duplicates',
  '/ereaders',
  '/facets/',
  '/imports',
  '/insights',
  '/key/',
  '/mutes',
  '/oembed',
  '/offline',
  '/old/',
  '/opds',
  '/places',
  '/random',
  '/reading',
  '/review',
  '/searches',
  '/settings',
  '/suggest',
  '/tags/decisions',
  '/tags/wrangle',
  '/works?',
  '/works/*/compare',
  '/works/*/download.',
  '/works/*/edit',
  '/works/*/evidence',
  '/works/*/original',
  '/works/*/print',
  '/works/*/send',
];

/** The text of robots.txt. A crawler that trains models keeps to its own group, whatever the last one says (RFC 9309 §2.2.1). */
export function robotsTxt({ searchEngines, modelTraining, sitemap }: CrawlRules): string {
  const refused = modelTraining
    ? []
    : [
        '# Crawlers that train models. The creators of these works were not asked.',
        ...MODEL_CRAWLERS.map(({ token }) => `User-agent: ${token}`),
        'Disallow: /',
        '',
      ];
  const everyone = searchEngines
    ? [...NOT_TO_CRAWL.map((path) => `Disallow: ${path}`), 'Allow: /', '', `Sitemap: ${sitemap}`]
    : ['Disallow: /'];
  return [...refused, 'User-agent: *', ...everyone, ''].join('\n');
}

/** `/.well-known/tdmrep.json` (TDM Reservation Protocol, final report of 10 May 2024, §5): the rights to everything here are reserved, or not. */
export function tdmReservation({ modelTraining }: Pick<CrawlRules, 'modelTraining'>): string {
  return `${JSON.stringify([{ location: '/', 'tdm-reservation': modelTraining ? 0 : 1 }])}\n`;
}
