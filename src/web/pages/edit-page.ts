/** The form with which a person corrects what was understood of a work. */
import type { TagKind, WorkDetail } from '#catalogue';
import { statusNames } from '#library';
import { html, type Markup } from '#markup';
import { CATEGORY_NAMES, RATING_ORDER, ratingName, WARNING_NAMES } from '#vocabulary';
import { say } from '#words';
import type { EditForm, EditProblem } from '../edit-form.ts';
import { editAddress, workAddress } from '../parts/addresses.ts';
import { area, boxes, type Control, choice, line } from '../parts/controls.ts';
import { byline } from '../parts/work-header.ts';

const RATINGS = RATING_ORDER.map((rating) => [rating, ratingName(rating)] as const);
const WARNINGS: readonly string[] = Object.values(WARNING_NAMES);

const TAG_FIELDS = ['fandom', 'relationship', 'character', 'tag'] as const satisfies readonly TagKind[];

/** The form with what was filled in, or what the catalogue holds; problems stand at their fields. */
export function editPage(work: WorkDetail, form: EditForm, problems: readonly EditProblem[]): Markup {
  const field = (name: string, label: string, hint?: string): Control => {
    const problem = problems.find((candidate) => candidate.field === name)?.says;
    return { id: `edit-${name}`, name, label, ...(hint && { hint }), ...(problem && { problem }) };
  };
  return html`<h1>${say('edit.heading')}</h1>
<p class="of"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
<p>${say('edit.lead')}</p>
${problems.length > 0 && html`<div class="problems" role="alert"><p>${say('edit.not-saved')}</p><ul>${problems.map(({ says }) => html`<li>${says}</li>`)}</ul></div>`}
<form class="edit" method="post" action="${editAddress(work.id)}">
<input type="hidden" name="seen" value="${form.seen}">
${line(field('title', say('edit.field-title')), form.title)}
${area(field('creators', say('edit.field-creators'), say('edit.hint-creators')), form.creators)}
${choice(field('rating', say('edit.field-rating')), RATINGS, form.rating)}
${boxes(field('warnings', say('edit.field-warnings')), withOwn(WARNINGS, form.warnings), form.warnings)}
${boxes(field('categories', say('edit.field-categories')), withOwn(CATEGORY_NAMES, form.categories), form.categories)}
${TAG_FIELDS.map((kind) => area(field(kind, say(`edit.field-${kind}`), say('edit.hint-one-each')), form.tags[kind]))}
${line(field('language', say('edit.field-language'), say('edit.hint-language')), form.language)}
${choice(field('status', say('edit.field-status')), statusNames(), form.status)}
${line(field('series', say('edit.field-series')), form.series)}
${line(field('position', say('edit.field-position'), say('edit.hint-position')), form.position)}
${area(field('summary', say('edit.field-summary'), say('edit.hint-prose')), form.summary)}
${area(field('notes', say('edit.field-notes'), say('edit.hint-prose')), form.notes)}
<p class="actions"><button type="submit">${say('edit.save')}</button> <a href="${workAddress(work.id)}">${say('edit.leave')}</a></p>
</form>`;
}

/** The usual names, and those of the work that are none of them. */
function withOwn(usual: readonly string[], own: readonly string[]): string[] {
  return [...usual, ...own.filter((name) => !usual.includes(name))];
}
