/** The parts of addresses, checked: numbers of works, chapters, batches and pages. */
import { z } from 'zod';
import type {
  BatchId,
  DecisionId,
  MarkKind,
  MuteId,
  ReviewField,
  ReviewFilter,
  SavedSearchId,
  TagDecisionId,
  TagFilter,
  TagKind,
  WorkId,
} from '#catalogue';
import { FanlightError } from '#errors';
import {
  FACET_ORDERS,
  type FacetAsked,
  FIELD_FORMS,
  type NamesAsked,
  type ProposalFilter,
  SUGGESTED_FIELDS,
} from '#library';
import { FACET_KINDS, type FacetKind } from '#search';
import { TOPICS, type TopicName } from './insights/topics.ts';
import type { ListView } from './parts/addresses.ts';

const POSITIVE = z.number().int().min(1).max(2_147_483_647);
const DIGITS = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(POSITIVE);
const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const TEXT = z.string().max(4_000);
/** A kind of tag as addresses and forms write it. */
export const TAG_KIND = z.enum(['fandom', 'relationship', 'character', 'tag']);
const TAG_STATE = z.enum(['canonical', 'synonym', 'scoped', 'unwrangled']);
const SURENESS = z.enum(['sure', 'likely', 'possible']);
const REPORT_FILTER = z.object({
  only: z
    .enum(['all', 'attention', 'repaired', 'imported', 'revised', 'joined', 'known', 'failed'])
    .optional()
    .catch(undefined),
  code: z
    .string()
    .regex(/^FL-[A-Z-]{1,40}$/)
    .optional()
    .catch(undefined),
});
const FACET_KIND = z.enum(FACET_KINDS);
const TOPIC = z.enum(Object.keys(TOPICS) as TopicName[]);
const TABLE = z
  .string()
  .regex(/^[a-z-]{1,60}\.csv$/)
  .transform((name) => name.slice(0, -'.csv'.length));
const FACET_ORDER = z.enum(FACET_ORDERS);
/** What is typed is short; a name that was chosen may be as long as a tag. */
const TYPED = z.string().max(200);
const NAMES_ASKED = z.object({
  field: z.string().refine((word) => SUGGESTED_FIELDS.includes(word)),
  text: TYPED,
  fandoms: z.array(z.string().max(1_000)).max(20),
});
/** Decisions that one notice speaks of. */
const MOST_NOTICED = 50;

/** A part of an address; one that is not of this form names a page that does not exist. Throws FL-WEB-NOT-FOUND. */
function partFrom<Part extends z.ZodType>(parameters: unknown, name: string, part: Part): z.infer<Part> {
  const parsed = part.safeParse(field(parameters, name));
  if (!parsed.success) throw new FanlightError('FL-WEB-NOT-FOUND');
  return parsed.data;
}

/** The work that an address names. Throws FL-WEB-NOT-FOUND. */
export function workIdFrom(parameters: unknown): WorkId {
  return partFrom(parameters, 'id', DIGITS) as WorkId;
}

/** The batch that an address names. Throws FL-WEB-NOT-FOUND. */
export function batchIdFrom(parameters: unknown): BatchId {
  return partFrom(parameters, 'id', DIGITS) as BatchId;
}

/** Which files of an import a query string asks for; what is absent or senseless asks for those its page shows by itself. */
export function reportFilterFrom(query: unknown): z.infer<typeof REPORT_FILTER> {
  return REPORT_FILTER.parse({ only: field(query, 'only'), code: field(query, 'code') });
}

/** The site's page that an address names. Throws FL-WEB-NOT-FOUND. */
export function pageIdFrom(parameters: unknown): number {
  return partFrom(parameters, 'id', DIGITS);
}

/** The SHA-256 that an address names. Throws FL-WEB-NOT-FOUND. */
export function hashFrom(parameters: unknown): string {
  return partFrom(parameters, 'hash', HASH);
}

/** The chapter that an address names, from 1. Throws FL-WEB-NOT-FOUND. */
export function chapterFrom(parameters: unknown): number {
  return partFrom(parameters, 'chapter', DIGITS);
}

/** The decision that an address names. Throws FL-WEB-NOT-FOUND. */
export function decisionIdFrom(parameters: unknown): DecisionId {
  return partFrom(parameters, 'decision', DIGITS) as DecisionId;
}

/** The saved search that an address names. Throws FL-WEB-NOT-FOUND. */
export function searchIdFrom(parameters: unknown): SavedSearchId {
  return partFrom(parameters, 'id', DIGITS) as SavedSearchId;
}

/** The mute that an address names. Throws FL-WEB-NOT-FOUND. */
export function muteIdFrom(parameters: unknown): MuteId {
  return partFrom(parameters, 'id', DIGITS) as MuteId;
}

/** The decision that a parameter of a query string names, or null. */
export function decisionFrom(query: unknown, name: string): DecisionId | null {
  const parsed = DIGITS.safeParse(field(query, name));
  return parsed.success ? (parsed.data as DecisionId) : null;
}

/** The field of a reading that an address names. Throws FL-WEB-NOT-FOUND. */
export function reviewFieldFrom(parameters: unknown): ReviewField {
  const name = field(parameters, 'field');
  if (!isReviewField(name)) throw new FanlightError('FL-WEB-NOT-FOUND');
  return name;
}

function isReviewField(name: unknown): name is ReviewField {
  return typeof name === 'string' && Object.hasOwn(FIELD_FORMS, name);
}

/** Which readings a query string asks for; what is absent or senseless asks for any. */
export function reviewFilterFrom(query: unknown): ReviewFilter {
  const batch = DIGITS.safeParse(field(query, 'batch'));
  const work = DIGITS.safeParse(field(query, 'work'));
  const name = field(query, 'field');
  const label = textFrom(query, 'label');
  return {
    ...(batch.success && { batch: batch.data as BatchId }),
    ...(work.success && { work: work.data as WorkId }),
    ...(isReviewField(name) && { field: name }),
    ...(label !== '' && { label }),
  };
}

/** The kind of tag that an address names. Throws FL-WEB-NOT-FOUND. */
export function tagKindFrom(parameters: unknown): TagKind {
  return partFrom(parameters, 'kind', TAG_KIND);
}

/** Which tags a query string asks for; fandoms where it does not say. */
export function tagFilterFrom(query: unknown): TagFilter {
  const kind = TAG_KIND.safeParse(field(query, 'kind'));
  const state = TAG_STATE.safeParse(field(query, 'state'));
  const text = textFrom(query, 'text').trim();
  return {
    kind: kind.success ? kind.data : 'fandom',
    ...(text !== '' && { text }),
    ...(state.success && { state: state.data }),
  };
}

/** Which proposals a query string asks for; what is absent or senseless asks for any. */
export function proposalFilterFrom(query: unknown): ProposalFilter {
  const kind = TAG_KIND.safeParse(field(query, 'kind'));
  const sureness = SURENESS.safeParse(field(query, 'sureness'));
  return { ...(kind.success && { kind: kind.data }), ...(sureness.success && { sureness: sureness.data }) };
}

/** The facet that an address names. Throws FL-WEB-NOT-FOUND. */
export function facetKindFrom(parameters: unknown): FacetKind {
  return partFrom(parameters, 'kind', FACET_KIND);
}

/** The topic of plots that an address names; the first where it names none. Throws FL-WEB-NOT-FOUND. */
export function topicFrom(parameters: unknown): TopicName {
  return field(parameters, 'topic') === undefined ? 'years' : partFrom(parameters, 'topic', TOPIC);
}

/** The plot whose numbers an address asks for as a file. Throws FL-WEB-NOT-FOUND. */
export function tableFrom(parameters: unknown): string {
  return partFrom(parameters, 'table', TABLE);
}

/** Which values of a facet a query string asks for. Throws FL-WEB-FORM when what they hold is too long. */
export function facetFilterFrom(query: unknown): Pick<FacetAsked, 'holds' | 'order' | 'page'> {
  const order = FACET_ORDER.safeParse(field(query, 'order'));
  const holds = TYPED.safeParse(textFrom(query, 'holds').trim());
  if (!holds.success) throw new FanlightError('FL-WEB-FORM', 'holds');
  return { holds: holds.data, order: order.success ? order.data : 'works', page: pageFrom(query) };
}

/** What a query string asks names for. Throws FL-WEB-FORM when a part is missing, unknown or too long. */
export function namesAskedFrom(query: unknown): NamesAsked {
  const fandoms = field(query, 'fandom') ?? [];
  const parsed = NAMES_ASKED.safeParse({
    field: field(query, 'field'),
    text: field(query, 'q'),
    fandoms: typeof fandoms === 'string' ? [fandoms] : fandoms,
  });
  if (!parsed.success) throw new FanlightError('FL-WEB-FORM', String(parsed.error.issues[0]?.path[0]));
  return parsed.data;
}

/** The decision about tags that an address names. Throws FL-WEB-NOT-FOUND. */
export function tagDecisionIdFrom(parameters: unknown): TagDecisionId {
  return partFrom(parameters, 'decision', DIGITS) as TagDecisionId;
}

/** The decisions about tags, just made or taken back, that a query string names: `7` or `7-12`, at most {@link MOST_NOTICED}; or none. */
export function tagDecisionsFrom(query: unknown): TagDecisionId[] {
  const [first, last = first] = (textFrom(query, 'done') || textFrom(query, 'undone'))
    .split('-')
    .map((text) => DIGITS.safeParse(text));
  if (!first?.success || !last?.success) return [];
  const length = Math.min(MOST_NOTICED, Math.max(1, last.data - first.data + 1));
  return Array.from({ length }, (_, index) => (first.data + index) as TagDecisionId);
}

/** The address when it is a path of this site, else the first page: a form must not send readers elsewhere. */
export function ownAddress(address: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(address) ? address : '/';
}

/** The mark that a query string names; bookmarks unless it names another. */
export function markFrom(query: unknown): MarkKind {
  const name = field(query, 'mark');
  return name === 'opened' || name === 'finished' ? name : 'bookmarked';
}

/** A number from 1 in a query string; absent or senseless means none. */
export function numberFrom(query: unknown, name: string): number | undefined {
  const parsed = DIGITS.safeParse(field(query, name));
  return parsed.success ? parsed.data : undefined;
}

/** `page` of a query string, from 1; absent or senseless means the first. */
export function pageFrom(query: unknown): number {
  const parsed = DIGITS.safeParse(field(query, 'page'));
  return parsed.success ? parsed.data : 1;
}

/** How a query string wants works shown: as a list unless it says otherwise. */
export function viewFrom(query: unknown): ListView {
  return field(query, 'view') === 'table' ? 'table' : 'list';
}

/** A text of a query string; absent means empty, of several the first. Throws FL-WEB-FORM when it is too long. */
export function textFrom(query: unknown, name: string): string {
  const value = field(query, name);
  const parsed = TEXT.safeParse((Array.isArray(value) ? value[0] : value) ?? '');
  if (!parsed.success) throw new FanlightError('FL-WEB-FORM', name);
  return parsed.data;
}

function field(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
