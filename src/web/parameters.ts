/** The parts of addresses, checked: numbers of works, chapters, batches and pages. */
import { z } from 'zod';
import type { BatchId, WorkId } from '#catalogue';
import { FanlightError } from '#errors';

const POSITIVE = z.number().int().min(1).max(2_147_483_647);
const DIGITS = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(POSITIVE);
const TEXT = z.string().max(4_000);

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

/** The chapter that an address names, from 1. Throws FL-WEB-NOT-FOUND. */
export function chapterFrom(parameters: unknown): number {
  return idFrom(field(parameters, 'chapter'));
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
