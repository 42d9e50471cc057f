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
