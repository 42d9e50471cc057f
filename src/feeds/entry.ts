import type { TagKind, WorkCard } from '#catalogue';
import { html, join, type Markup, oneLine } from '#markup';
import { ratingName, warningNames } from '#vocabulary';
import { feedId } from './feed-id.ts';
import { type FeedPlace, moment } from './listing.ts';

/** Longer summaries are cut: e-readers hold a whole page of a feed in memory. */
const MOST_SUMMARY = 5_000;

/** Schemes of categories, as books name them too; the kind of tag follows. */
const SCHEME = 'urn:x-fanlight:';

const NUMBER = new Intl.NumberFormat('en-GB');

/**
 * What every feed says of a work. Rating and warnings come before anything else that the work says, among the categories as
 * in the summary, which is plain text. There is no text of the story.
 */
export function workEntry(work: WorkCard, place: FeedPlace): Markup {
  return html`<id>${feedId(place.library, 'work', work.id)}</id>
<title>${titled(work.title)}</title>
${categories(work)}
<summary type="text">${summaryOf(work)}</summary>
${authors(work)}
<updated>${moment(work.updatedAt)}</updated>
<published>${moment(work.addedAt)}</published>
${work.permissionRaw !== null && html`<rights>${work.permissionRaw}</rights>\n`}<link rel="alternate" type="text/html" href="${place.site}/works/${work.id}"/>`;
}

/** A title as feeds have it: one line, never empty. */
export function titled(title: string): string {
  return oneLine(title) || 'Untitled';
}

/** Where a work can be got as a book. */
export function bookAddress(work: Pick<WorkCard, 'id'>, { site }: FeedPlace): string {
  return `${site}/works/${work.id}/download.epub`;
}

function authors({ creators }: WorkCard): Markup {
  const names = filled(creators);
  return join(
    (names.length === 0 ? ['Anonymous'] : names).map((name) => html`<author><name>${name}</name></author>`),
    '\n',
  );
}

function categories(work: WorkCard): Markup {
  const tags = (kind: TagKind) => work.tags.flatMap((tag) => (tag.kind === kind ? tag.name : []));
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['rating', [ratingName(work.rating)]],
    ['warning', warningNames(work)],
    ['category', work.categories],
    ['fandom', tags('fandom')],
    ['relationship', tags('relationship')],
    ['character', tags('character')],
    ['tag', tags('tag')],
  ];
  const all = kinds.flatMap(([kind, names]) => filled(names).map((name) => ({ kind, name })));
  return join(
    all.map(({ kind, name }) => html`<category scheme="${SCHEME}${kind}" term="${name}" label="${name}"/>`),
    '\n',
  );
}

function filled(names: readonly string[]): string[] {
  return names.map(oneLine).filter((name) => name !== '');
}

function summaryOf(work: WorkCard): string {
  const own =
    work.ratingRaw !== null && work.ratingRaw !== work.rating && work.ratingRaw !== ratingName(work.rating)
      ? ` (the author wrote “${work.ratingRaw}”)`
      : '';
  const lines = [
    `Rating: ${ratingName(work.rating)}${own}`,
    `Warnings: ${warningNames(work).join(', ')}`,
    `Length: ${counted(work.words, 'word')}, ${counted(work.chapters, 'chapter')}${work.status === 'complete' ? ', complete' : ''}`,
  ];
  const summary = work.summary?.trim() ?? '';
  return summary === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${cut(summary)}`;
}

function counted(value: number, noun: string): string {
  return `${NUMBER.format(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function cut(text: string): string {
  return text.length <= MOST_SUMMARY ? text : `${text.slice(0, MOST_SUMMARY - 1).trimEnd()}…`;
}
