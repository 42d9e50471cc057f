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
import { FIELD_FORMS, type ProposalFilter } from '#library';

const POSITIVE = z.number().int().min(1).max(2_147_483_647);
const DIGITS = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(POSITIVE);
const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const TEXT = z.string().max(4_000);
const TAG_KIND = z.enum(['fandom', 'relationship', 'character', 'tag']);
const TAG_STATE = z.enum(['canonical', 'synonym', 'scoped', 'unwrangled']);
const SURENESS = z.enum(['sure', 'likely', 'possible']);
/** Decisions that one notice speaks of. */
const MOST_NOTICED = 50;

/** A whole number from 1 in an address; anything else is a page that does not exist. Throws FL-WEB-NOT-FOUND. */
function idFrom(value: unknown): number {
  const parsed = DIGITS.safeParse(value);
  if (!parsed.success) throw new FanlightError('FL-WEB-NOT-FOUND');
  return parsed.data;
}

/** The work that an address names. Throws FL-WEB-NOT-FOUND. */
export function workIdFrom(parameters: unknown): WorkId {
  return idFrom(field(parameters, 'id')) as WorkId;
}

/** The batch that an address names. Throws FL-WEB-NOT-FOUND. */
export function batchIdFrom(parameters: unknown): BatchId {
  return idFrom(field(parameters, 'id')) as BatchId;
}

/** The site's page that an address names. Throws FL-WEB-NOT-FOUND. */
export function pageIdFrom(parameters: unknown): number {
  return idFrom(field(parameters, 'id'));
}

/** The SHA-256 that an address names. Throws FL-WEB-NOT-FOUND. */
export function hashFrom(parameters: unknown): string {
  const parsed = HASH.safeParse(field(parameters, 'hash'));
  if (!parsed.success) throw new FanlightError('FL-WEB-NOT-FOUND');
  return parsed.data;
}

/** The chapter that an address names, from 1. Throws FL-WEB-NOT-FOUND. */
export function chapterFrom(parameters: unknown): number {
  return idFrom(field(parameters, 'chapter'));
}

/** The decision that an address names. Throws FL-WEB-NOT-FOUND. */
export function decisionIdFrom(parameters: unknown): DecisionId {
  return idFrom(field(parameters, 'decision')) as DecisionId;
}

/** The saved search that an address names. Throws FL-WEB-NOT-FOUND. */
export function searchIdFrom(parameters: unknown): SavedSearchId {
  return idFrom(field(parameters, 'id')) as SavedSearchId;
}

/** The mute that an address names. Throws FL-WEB-NOT-FOUND. */
export function muteIdFrom(parameters: unknown): MuteId {
  return idFrom(field(parameters, 'id')) as MuteId;
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
  const kind = TAG_KIND.safeParse(field(parameters, 'kind'));
  if (!kind.success) throw new FanlightError('FL-WEB-NOT-FOUND');
  return kind.data;
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

/** The decision about tags that an address names. Throws FL-WEB-NOT-FOUND. */
export function tagDecisionIdFrom(parameters: unknown): TagDecisionId {
  return idFrom(field(parameters, 'decision')) as TagDecisionId;
}

/** The decisions about tags that a query string names, `7` or `7-12`, at most {@link MOST_NOTICED}; or none. */
export function tagDecisionsFrom(query: unknown, name: string): TagDecisionId[] {
  const [first, last = first] = textFrom(query, name)
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

/** `page` of a query string, from 1; absent or senseless means the first. */
export function pageFrom(query: unknown): number {
  const parsed = DIGITS.safeParse(field(query, 'page'));
  return parsed.success ? parsed.data : 1;
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
