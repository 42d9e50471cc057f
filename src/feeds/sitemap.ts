/** Sitemaps (sitemaps.org, protocol 0.9): the addresses that search engines may list, and when they changed. */
import { html } from '#markup';
import { DECLARATION } from './frame.ts';
import { moment } from './listing.ts';

/** Media type of a sitemap. */
export const SITEMAP_TYPE = 'application/xml';
/** Addresses in one part, the most that the protocol has. */
export const SITEMAP_PART = 50_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A whole address, and when what is there changed (ISO 8601). */
export type SitemapEntry = { address: string; changedAt: string };

/** The index of the parts. */
export function sitemapIndex(parts: readonly SitemapEntry[]): string {
  return html`${DECLARATION}<sitemapindex xmlns="${NAMESPACE}">
${parts.map(
  ({
    address,
    changedAt,
  }) => html`<sitemap><loc>${address}</loc><lastmod>${moment(changedAt)}</lastmod></sitemap>
`,
)}</sitemapindex>
`.value;
}

/** One part, piece by piece: it is never in memory as a whole. */
export async function* sitemapPart(pages: AsyncIterable<readonly SitemapEntry[]>): AsyncGenerator<string> {
  yield html`${DECLARATION}<urlset xmlns="${NAMESPACE}">
`.value;
  for await (const entries of pages)
    yield html`${entries.map(
      ({ address, changedAt }) => html`<url><loc>${address}</loc><lastmod>${moment(changedAt)}</lastmod></url>
`,
    )}`.value;
  yield '</urlset>\n';
}
