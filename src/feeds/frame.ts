import { html, type Markup } from '#markup';
import { titled } from './entry.ts';
import { type FeedPlace, feedUpdated, type Listing, moment } from './listing.ts';

/** The declaration that every document begins with. */
export const DECLARATION = html`<?xml version="1.0" encoding="UTF-8"?>
`;

/** What a feed says of itself (RFC 4287 §4.1.1); `updated` is ISO 8601. */
export function feedHead(feed: { id: string; title: string; subtitle: string; updated: string }): Markup {
  return html`<id>${feed.id}</id>
<title>${titled(feed.title)}</title>
<subtitle>${feed.subtitle}</subtitle>
<updated>${moment(feed.updated)}</updated>
<author><name>Fanlight</name></author>
<generator>Fanlight</generator>`;
}

/** The head of a list of works, with the ways to its other pages (RFC 5005 §3). `type` is that of the pages. */
export function listingHead(listing: Listing, { site }: FeedPlace, type: string): Markup {
  const { id, title, sentence, page, pages, address } = listing;
  const link = (relation: string, to: number) =>
    html`<link rel="${relation}" type="${type}" href="${site}${address(to)}"/>`;
  return html`${feedHead({ id, title, subtitle: sentence, updated: feedUpdated(listing) })}
${link('self', page)}
<link rel="alternate" type="text/html" href="${site}${listing.shownAt}"/>
${
  pages > 1 &&
  html`${link('first', 1)}
${page > 1 && link('previous', Math.min(page - 1, pages))}
${page < pages && link('next', page + 1)}
${link('last', pages)}
`
}`;
}
