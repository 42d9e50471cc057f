import type { WorkCard } from '#catalogue';
import { isDrawable } from '#covers';
import { html, join, type Markup } from '#markup';
import { feedId } from './feed-id.ts';
import { type FeedPlace, fileAt, moment, pageAt } from './listing.ts';
import { bylines, isAnonymous, subjectsOf, summaryOf, titled } from './work-facts.ts';

/** What an entry has beyond its work: a line for its reader, and the address where more by a creator is listed. */
export type EntryExtras = { note?: string | null; byCreator?: (name: string) => string };

/**
 * What every feed says of a work. Rating and warnings come before anything else that the work says, among the categories as
 * in the summary, which is plain text. There is no text of the story.
 */
export function workEntry(work: WorkCard, place: FeedPlace, extras: EntryExtras = {}): Markup {
  return html`<id>${feedId(place.library, 'work', work.id)}</id>
<title>${titled(work.title)}</title>
${categories(work)}
<summary type="text">${summaryOf(work, extras.note)}</summary>
${authors(work, extras)}
<updated>${moment(work.updatedAt)}</updated>
<published>${moment(work.addedAt)}</published>
${work.permissionRaw !== null && html`<rights>${work.permissionRaw}</rights>\n`}<link rel="alternate" type="text/html" href="${pageAt(`/works/${work.id}`, place)}"/>`;
}

/** The categories of a work, rating and warnings first. */
export function categories(work: WorkCard): Markup {
  return join(
    subjectsOf(work).map(
      ({ scheme, name }) => html`<category scheme="${scheme}" term="${name}" label="${name}"/>`,
    ),
    '\n',
  );
}

/** Who wrote a work. */
export function authors(work: WorkCard, { byCreator }: EntryExtras = {}): Markup {
  const uri = byCreator === undefined || isAnonymous(work) ? null : byCreator;
  return join(
    bylines(work).map(
      (name) => html`<author><name>${name}</name>${uri !== null && html`<uri>${uri(name)}</uri>`}</author>`,
    ),
    '\n',
  );
}

/** Where a work can be got as a book, or as another kind of file by its ending. */
export function bookAddress(work: Pick<WorkCard, 'id'>, place: FeedPlace, ending = 'epub'): string {
  return fileAt(`/works/${work.id}/download.${ending}`, place);
}

/** Where the picture of a work is; null where none can be drawn of its title. */
export function coverAddress(
  work: Pick<WorkCard, 'id' | 'title'>,
  { site }: FeedPlace,
  name: string,
): string | null {
  return isDrawable(work) ? `${site}/works/${work.id}/${name}` : null;
}
