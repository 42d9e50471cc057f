import { inflateRawSync } from 'node:zlib';
import type { RevisionHead, RevisionText, WorkEdits, WorkId, WorkMetadata } from '#catalogue';
import { fragmentText } from '#markup';
import { compareWords, type Piece } from './compare-words.ts';
import type { Library } from './context.ts';
import { FIELD_FORMS, fieldWords } from './field-forms.ts';
import { type Stretch, shortestEdit } from './shortest-edit.ts';

/** A passage that differs, with the paragraphs around it, and the chapter that it stands in, if that has a title. */
export type ChangedPassage = {
  chapter: string | null;
  before: string | null;
  pieces: Piece[];
  after: string | null;
};

/** A field that two files say differently. */
export type ChangedField = { name: string; pieces: Piece[] };

/**
 * Two states of a work beside each other, a page of what differs. `passages` is null where so much differs that a list of it
 * would say nothing. Pages count from 1.
 */
export type ComparedRevisions = {
  revisions: RevisionHead[];
  from: RevisionHead;
  to: RevisionHead;
  fields: ChangedField[];
  total: number;
  page: number;
  pages: number;
  passages: ChangedPassage[] | null;
};

/** Passages on a page. */
const PAGE = 40;
/** Paragraphs that may differ, and that a state may have. */
const MOST_EDITS = 3000;
const MOST_PARAGRAPHS = 200_000;
/** Characters of a paragraph around a passage. */
const MOST_AROUND = 300;

/**
 * Compares two states of a work, by their numbers: without them the shown one with the one before. Null where the work has no
 * two states, or not these.
 */
export async function compareRevisions(
  { catalogue }: Library,
  work: WorkId,
  asked: { from?: number | undefined; to?: number | undefined; page: number },
): Promise<ComparedRevisions | null> {
  const revisions = await catalogue.revisions(work);
  const shown = revisions.findIndex((one) => one.shown);
  const to =
    asked.to === undefined
      ? revisions[Math.max(1, shown)]
      : revisions.find(({ number }) => number === asked.to);
  const earlier = revisions.filter((one) => to !== undefined && one.number < to.number).at(-1);
  const from = asked.from === undefined ? earlier : revisions.find(({ number }) => number === asked.from);
  if (!from || !to) return null;
  const [old, now] = [
    await catalogue.revisionText(work, from.number),
    await catalogue.revisionText(work, to.number),
  ];
  if (!old || !now) return null;
  const changes = passagesOf(paragraphsOf(old), paragraphsOf(now));
  const total = changes?.length ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(asked.page, pages);
  return {
    revisions,
    from,
    to,
    fields: fieldsOf(old.metadata, now.metadata),
    total,
    page,
    pages,
    passages: changes?.slice((page - 1) * PAGE, page * PAGE).map((change) => change()) ?? null,
  };
}

/** How many states of a work there are to compare. */
export async function countRevisions({ catalogue }: Library, work: WorkId): Promise<number> {
  return (await catalogue.revisions(work)).length;
}

type Paragraph = { text: string; chapter: string | null };

function paragraphsOf({ chapters }: RevisionText): Paragraph[] {
  return chapters.flatMap(({ title: chapter, body }) => {
    const lines = fragmentText(inflateRawSync(body).toString()).split('\n');
    const texts = [chapter ?? '', ...lines].map((line) => line.replace(/\s+/g, ' ').trim());
    return texts.filter((text) => text !== '').map((text) => ({ text, chapter }));
  });
}

/** The passages that differ, each to be made when it is shown; null where there are too many. */
function passagesOf(old: readonly Paragraph[], now: readonly Paragraph[]): (() => ChangedPassage)[] | null {
  if (Math.max(old.length, now.length) > MOST_PARAGRAPHS) return null;
  const texts = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ text }) => text);
  const stretches = shortestEdit(texts(old), texts(now), MOST_EDITS);
  if (stretches === null) return null;
  return changesIn(stretches).map(({ before, after, removed, added }) => () => {
    const textOf = (paragraphs: readonly Paragraph[], parts: readonly Stretch[]) =>
      parts.flatMap(({ at, end }) => texts(paragraphs.slice(at, end))).join('\n');
    const first = added[0] ? now[added[0].at] : old[removed[0]?.at ?? 0];
    return {
      chapter: first?.chapter ?? null,
      before: around(before === null ? undefined : old[before.end - 1]),
      pieces: compareWords(textOf(old, removed), textOf(now, added)),
      after: around(after === null ? undefined : old[after.at]),
    };
  });
}

type Change = { before: Stretch | null; after: Stretch | null; removed: Stretch[]; added: Stretch[] };

/** What stands between two stretches that are the same, as one change. */
function changesIn(stretches: readonly Stretch[]): Change[] {
  const changes: Change[] = [];
  let open: Change | null = null;
  let before: Stretch | null = null;
  for (const one of stretches) {
    if (one.kind === 'same') {
      if (open !== null) open.after = one;
      open = null;
      before = one;
      continue;
    }
    if (open === null) {
      open = { before, after: null, removed: [], added: [] };
      changes.push(open);
    }
    open[one.kind].push(one);
  }
  return changes;
}

function around(paragraph: Paragraph | undefined): string | null {
  if (paragraph === undefined) return null;
  const { text } = paragraph;
  return text.length <= MOST_AROUND ? text : `${text.slice(0, MOST_AROUND).toWellFormed()} …`;
}

function fieldsOf(old: WorkMetadata, now: WorkMetadata): ChangedField[] {
  return (Object.keys(FIELD_FORMS) as (keyof typeof FIELD_FORMS)[]).flatMap((field) => {
    const before = fieldWords(field, saidBy(old));
    const after = fieldWords(field, saidBy(now));
    return before === after ? [] : [{ name: FIELD_FORMS[field].name, pieces: compareWords(before, after) }];
  });
}

function saidBy({ tags, ...said }: WorkMetadata): WorkEdits {
  const of = (kind: (typeof tags)[number]['kind']) => tags.filter((one) => one.kind === kind);
  return {
    ...said,
    fandom: of('fandom'),
    relationship: of('relationship'),
    character: of('character'),
    tag: of('tag'),
  };
}
