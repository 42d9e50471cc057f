/** The form with which a person corrects what was understood of a work. */
import type { TagKind, WorkDetail } from '#catalogue';
import { html, type Markup } from '#markup';
import { CATEGORY_NAMES, RATING_ORDER, ratingName, WARNING_NAMES } from '#vocabulary';
import type { EditForm, EditProblem } from '../edit-form.ts';
import { editAddress, workAddress } from '../parts/addresses.ts';
import { STATUS_NAMES } from '../parts/wording.ts';
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
  const problem = (field: string) => problems.find((candidate) => candidate.field === field)?.says;
  return html`<h1>Correct a work</h1>
<p class="of"><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</p>
<p>What you write here stands over what was read from the original, and stays when the original is imported again. The original itself is never changed.</p>
${problems.length > 0 && html`<div class="problems" role="alert"><p>Nothing was saved yet.</p><ul>${problems.map(({ says }) => html`<li>${says}</li>`)}</ul></div>`}
<form class="edit" method="post" action="${editAddress(work.id)}">
<input type="hidden" name="seen" value="${form.seen}">
${line('title', 'Title', form.title, problem('title'))}
${area('creators', 'Authors', form.creators, 'One name on each line; none for an unnamed author.', problem('creators'))}
${choice('rating', 'Rating', RATINGS, form.rating)}
${boxes('warnings', 'Warnings', withOwn(WARNINGS, form.warnings), form.warnings)}
${boxes('categories', 'Category', withOwn(CATEGORY_NAMES, form.categories), form.categories)}
${TAG_FIELDS.map(({ kind, label }) => area(kind, label, form.tags[kind], 'One on each line.', problem(kind)))}
${line('language', 'Language', form.language, problem('language'), 'A language code such as en, de or pt-BR; empty when it is not known.')}
${choice('status', 'Status', Object.entries(STATUS_NAMES), form.status)}
${line('series', 'Series', form.series, problem('series'))}
${line('position', 'Part of the series', form.position, problem('position'), 'A whole number, or empty.')}
${area('summary', 'Summary', form.summary, 'Plain text; an empty line parts paragraphs.', problem('summary'))}
${area('notes', 'Notes', form.notes, 'Plain text; an empty line parts paragraphs.', problem('notes'))}
<p class="actions"><button type="submit">Save the corrections</button> <a href="${workAddress(work.id)}">Leave it as it is</a></p>
</form>`;
}

/** The usual names, and those of the work that are none of them. */
function withOwn(usual: readonly string[], own: readonly string[]): string[] {
  return [...usual, ...own.filter((name) => !usual.includes(name))];
}

function line(name: string, label: string, value: string, problem?: string, hint?: string): Markup {
  return html`<div class="field"><label for="edit-${name}">${label}</label>${note(name, problem, hint)}
<input type="text" id="edit-${name}" name="${name}" value="${value}"${described(name, problem, hint)} autocomplete="off"></div>`;
}

function area(name: string, label: string, value: string, hint: string, problem?: string): Markup {
  const rows = Math.min(12, Math.max(2, value.split('\n').length + 1));
  return html`<div class="field"><label for="edit-${name}">${label}</label>${note(name, problem, hint)}
<textarea id="edit-${name}" name="${name}" rows="${rows}"${described(name, problem, hint)}>
${value}</textarea></div>`;
}

function note(name: string, problem?: string, hint?: string): Markup | null {
  if (problem === undefined && hint === undefined) return null;
  return html`<span class="hint" id="hint-${name}">${problem && html`<strong>${problem}</strong> `}${hint}</span>`;
}

function described(name: string, problem?: string, hint?: string): Markup | null {
  if (problem === undefined && hint === undefined) return null;
  return html` aria-describedby="hint-${name}"${problem !== undefined && html` aria-invalid="true"`}`;
}

function choice(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  value: string,
): Markup {
  return html`<div class="field"><label for="edit-${name}">${label}</label>
<select id="edit-${name}" name="${name}">${options.map(
    ([key, text]) => html`<option value="${key}"${key === value && html` selected`}>${text}</option>`,
  )}</select></div>`;
}

function boxes(name: string, label: string, options: readonly string[], chosen: readonly string[]): Markup {
  return html`<fieldset class="field boxes"><legend>${label}</legend>${options.map(
    (option, index) => html`
<div><input type="checkbox" id="${name}-${index}" name="${name}" value="${option}"${
      chosen.includes(option) && html` checked`
    }><label for="${name}-${index}">${option}</label></div>`,
  )}</fieldset>`;
}
