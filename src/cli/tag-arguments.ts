import type { TagKind } from '#catalogue';
import { FanlightError } from '#errors';

/** Kinds of tags as a person names them. */
export const KINDS: readonly TagKind[] = ['fandom', 'character', 'relationship', 'tag'];

/** The kind that a person names. Throws FL-USE-VALUE. */
export function kindOf(text: string): TagKind {
  const kind = KINDS.find((one) => one === text);
  if (kind === undefined) throw new FanlightError('FL-USE-VALUE', `${text} is none of ${KINDS.join(', ')}`);
  return kind;
}

/** A page's number, from 1. */
export function pageOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 1;
}
