/** The correction form: a work as a form, and a filled form as the corrections that it asks for. */
import { z } from 'zod';
import type { TagKind, WorkDetail, WorkEdits, WorkStatus, WorkTag } from '#catalogue';
import { tagNamed, tagNames } from '#library';
import { RATING_ORDER, type RatingName } from '#vocabulary';
import { say } from '#words';
import { filled } from './filled.ts';

/** The form's fields as text; lists have one entry on each line. `seen` is the revision that the person saw. */
export type EditForm = {
  seen: string;
  title: string;
  creators: string;
  rating: RatingName;
  warnings: string[];
  categories: string[];
  tags: Record<TagKind, string>;
  language: string;
  status: WorkStatus;
  series: string;
  position: string;
  summary: string;
  notes: string;
};

/** What is wrong with a field, in words. */
export type EditProblem = { field: string; says: string };

const KINDS = ['fandom', 'relationship', 'character', 'tag'] as const satisfies readonly TagKind[];
const LINE = z.string().max(1_000).default('');
const LINES = z.string().max(40_000).default('').transform(unixLines);
const NAMES = z
  .union([
    z
      .string()
      .max(200)
      .transform((name) => [name]),
    z.array(z.string().max(200)).max(40),
  ])
  .default([]);

const FILLED = z.object({
  seen: LINE,
  title: LINE.transform((title) => title.trim()),
  creators: LINES,
  rating: z.enum(RATING_ORDER),
  warnings: NAMES,
  categories: NAMES,
  fandom: LINES,
  relationship: LINES,
  character: LINES,
  tag: LINES,
  language: LINE.transform((tag) => tag.trim()),
  status: z.enum(['complete', 'wip', 'abandoned', 'hiatus', 'unknown']),
  series: LINE.transform((name) => name.trim()),
  position: LINE.transform((position) => position.trim()),
  summary: LINES,
  notes: LINES,
});

/** The form that shows a work as it is. */
export function formOf(work: WorkDetail): EditForm {
  return {
    seen: version(work),
    title: work.title,
    creators: work.creators.join('\n'),
    rating: work.rating,
    warnings: work.warnings,
    categories: work.categories,
    tags: {
      fandom: tagLines(work, 'fandom'),
      relationship: tagLines(work, 'relationship'),
      character: tagLines(work, 'character'),
      tag: tagLines(work, 'tag'),
    },
    language: work.language ?? '',
    status: work.status,
    series: work.series?.name ?? '',
    position: work.series?.position?.toString() ?? '',
    summary: work.summary ?? '',
    notes: work.notes ?? '',
  };
}

/** A posted body as a form. Throws FL-WEB-FORM. */
export function filledForm(body: unknown): EditForm {
  const { fandom, relationship, character, tag, ...rest } = filled(FILLED, body);
  return { ...rest, tags: { fandom, relationship, character, tag } };
}

/** What is wrong with a filled form; empty when it can be saved. */
export function checkForm(form: EditForm, work: WorkDetail): EditProblem[] {
  const problems: EditProblem[] = [];
  const complain = (field: string, says: string) => problems.push({ field, says });
  if (form.seen !== version(work)) complain('seen', say('edit.changed-meanwhile'));
  if (form.title === '') complain('title', say('edit.needs-title'));
  if (form.language !== '' && !/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}$/.test(form.language))
    complain('language', say('edit.write-language'));
  if (form.position !== '' && !/^[1-9]\d{0,5}$/.test(form.position))
    complain('position', say('edit.write-position'));
  if (form.position !== '' && form.series === '') complain('series', say('edit.needs-series'));
  return problems;
}

/** The corrections that a filled form asks for: only the fields that differ from the work. */
export function editsOf(form: EditForm, work: WorkDetail): WorkEdits {
  const wanted: FormEdits = {
    title: form.title,
    creators: entries(form.creators),
    rating: form.rating,
    warnings: form.warnings,
    categories: form.categories,
    fandom: tagsOf(form, work, 'fandom'),
    relationship: tagsOf(form, work, 'relationship'),
    character: tagsOf(form, work, 'character'),
    tag: tagsOf(form, work, 'tag'),
    language: form.language === '' ? null : form.language,
    summary: textOrNull(form.summary),
    notes: textOrNull(form.notes),
    status: form.status,
    series:
      form.series === ''
        ? null
        : { name: form.series, position: form.position === '' ? null : Number(form.position) },
  };
  const before: Record<string, unknown> = { ...work, ...tagsByKind(work) };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => !isSame(value, before[field])),
  ) as WorkEdits;
}

/** The corrections that the form can ask for. */
type FormEdits = Required<
  Pick<
    WorkEdits,
    | TagKind
    | 'title'
    | 'creators'
    | 'rating'
    | 'warnings'
    | 'categories'
    | 'language'
    | 'summary'
    | 'notes'
    | 'status'
    | 'series'
  >
>;

function tagsByKind(work: WorkDetail): Record<string, WorkTag[]> {
  return Object.fromEntries(KINDS.map((kind) => [kind, work.tags.filter((tag) => tag.kind === kind)]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

/** Text compared as the form shows it, so that a line break's form alone is no correction. */
function comparable(value: unknown): unknown {
  return typeof value === 'string' ? textOrNull(unixLines(value)) : value;
}

function tagsOf(form: EditForm, work: WorkDetail, kind: TagKind): WorkTag[] {
  return entries(form.tags[kind]).map(
    (name) => work.tags.find((tag) => tag.kind === kind && tag.name === name) ?? tagNamed(kind, name),
  );
}

function tagLines(work: WorkDetail, kind: TagKind): string {
  return tagNames(work, kind).join('\n');
}

function entries(text: string): string[] {
  const names = text.split('\n').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function version(work: WorkDetail): string {
  return `${work.revision} ${work.updatedAt}`;
}
