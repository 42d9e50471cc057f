import { html } from '#markup';
import { bookAddress, workEntry } from './entry.ts';
import { DECLARATION, listingHead } from './frame.ts';
import { ATOM_TYPE, type FeedPlace, type Listing } from './listing.ts';

/** A page of works as an Atom feed (RFC 4287), paged after RFC 5005; the book of each work is its enclosure. */
export function atomFeed(listing: Listing, place: FeedPlace): string {
  return html`${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">
${listingHead(listing, place, ATOM_TYPE)}${listing.works.map(
  (work) => html`<entry>
${workEntry(work, place)}
<link rel="enclosure" type="application/epub+zip" href="${bookAddress(work, place)}"/>
</entry>
`,
)}</feed>
`.value;
}
