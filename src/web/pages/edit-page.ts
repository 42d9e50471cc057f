/** The form with which a person corrects what was understood of a work. */
import type { TagKind, WorkDetail } from '#catalogue';
import { STATUS_NAMES } from '#library';
import { html, type Markup } from '#markup';
import { CATEGORY_NAMES, RATING_ORDER, ratingName, WARNING_NAMES } from '#vocabulary';
import type { EditForm, EditProblem } from '../edit-form.ts';
import { editAddress, workAddress } from '../parts/addresses.ts';
import { area, boxes, type Control, choice, line } from '../parts/controls.ts';
import { byline } from '../parts/work-header.ts';

const RATINGS = RATING_ORDER.map((rating) => [rating, ratingName(rating)] as const);
const WARNINGS: readonly string[] = Object.values(WARNING_NAMES);

const TAG_FIELDS: readonly { kind: TagKind; label: string }[] = [
  { kind: 'fandom', label: 'Fandoms' },
  { kind: 'relationship', label: 'Relationships' },
  { kind: 'character', label: 'Characters' },
  { kind: 'tag', label: 'Additional tags' },
];

/** The form with what was filled in, or what the catalogue holds; problems stand at their fields. */
export function editPage(work: WorkDetail, form: EditForm, problems: readonly EditProblem[]): Markup {
  const field = (name: string, label: string, hint?: string): Control => {
    const problem = problems.find((candidate) => candidate.field === name)?.says;
    return { id: `edit-${name}`, name, label, ...(hint && { hint }), ...(problem && { problem }) };
  };
  return html`<h1>Correct a work</h1>
<p class="of"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
<p>What you write here stands over what was read from the original, and stays when the original is imported again. The original itself is never changed.</p>
${problems.length > 0 && html`<div class="problems" role="alert"><p>Nothing was saved yet.</p><ul>${problems.map(({ says }) => html`<li>${says}</li>`)}</ul></div>`}
<form class="edit" method="post" action="${editAddress(work.id)}">
<input type="hidden" name="seen" value="${form.seen}">
${line(field('title', 'Title'), form.title)}
${area(field('creators', 'Authors', 'One name on each line; none for an unnamed author.'), form.creators)}
${choice(field('rating', 'Rating'), RATINGS, form.rating)}
${boxes(field('warnings', 'Warnings'), withOwn(WARNINGS, form.warnings), form.warnings)}
${boxes(field('categories', 'Category'), withOwn(CATEGORY_NAMES, form.categories), form.categories)}
${TAG_FIELDS.map(({ kind, label }) => area(field(kind, label, 'One on each line.'), form.tags[kind]))}
${line(field('language', 'Language', 'A language code such as en, de or pt-BR; empty when it is not known.'), form.language)}
${choice(field('status', 'Status'), Object.entries(STATUS_NAMES), form.status)}
${line(field('series', 'Series'), form.series)}
${line(field('position', 'Part of the series', 'A whole number, or empty.'), form.position)}
${area(field('summary', 'Summary', 'Plain text; an empty line parts paragraphs.'), form.summary)}
${area(field('notes', 'Notes', 'Plain text; an empty line parts paragraphs.'), form.notes)}
<p class="actions"><button type="submit">Save the corrections</button> <a href="${workAddress(work.id)}">Leave it as it is</a></p>
</form>`;
}

/** The usual names, and those of the work that are none of them. */
function withOwn(usual: readonly string[], own: readonly string[]): string[] {
  return [...usual, ...own.filter((name) => !usual.includes(name))];
}
