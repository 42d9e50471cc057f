import { html, join, type Markup } from '#markup';
import { type FeedPlace, fileAt, moment, type Paging, pagingLinks } from './listing.ts';
import { titled } from './work-facts.ts';

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

/** A feed's own address and those of its other pages, whose media type is `type`. */
export function pageLinks(paging: Paging, place: FeedPlace, type: string): Markup {
  const own = { relation: 'self', path: paging.address(paging.page) };
  return join(
    [own, ...pagingLinks(paging)].map(
      ({ relation, path }) => html`<link rel="${relation}" type="${type}" href="${fileAt(path, place)}"/>`,
    ),
    '\n',
  );
}
