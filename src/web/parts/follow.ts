import { html, type Markup } from '#markup';
import { say } from '#words';

/** The way to the feed of what a page shows, for feed readers. */
export function followLink(feed: string): Markup {
  return html`<a href="${feed}" type="application/atom+xml">${say('citizenship.follow')}</a>`;
}
