/** What the forms of the tag pages send. */
import { z } from 'zod';
import type { TagName, TagRequest } from '#catalogue';
import { FanlightError } from '#errors';
import type { ChosenProposal } from '#library';
import { backTo, filled } from './filled.ts';
import { TAG_KIND } from './parameters.ts';

const NAME = z.string().trim().min(1).max(1000);
const FANDOM = z
  .string()
  .trim()
  .max(1000)
  .default('')
  .transform((name) => (name === '' ? null : name));

const TAG_FORM = z.discriminatedUnion('does', [
  z.object({ does: z.literal('give'), into: NAME, fandom: FANDOM }),
  z.object({ does: z.literal('take'), spelling: NAME, fandom: FANDOM }),
  z.object({ does: z.literal('split'), spelling: NAME, fandom: FANDOM }),
  z.object({ does: z.enum(['canonize', 'decanonize']) }),
  z.object({ does: z.literal('rename'), to: NAME }),
  z.object({ does: z.enum(['above', 'below', 'not-above', 'not-below']), kind: TAG_KIND, name: NAME }),
]);

/** What a form on the page of a tag says of it. Throws FL-WEB-FORM. */
export function tagRequest({ kind, name }: TagName, body: unknown): TagRequest {
  const form = filled(TAG_FORM, body);
  switch (form.does) {
    case 'give':
      return { does: 'merge', kind, into: form.into, names: [name], fandom: form.fandom };
    case 'take':
      return { does: 'merge', kind, into: name, names: [form.spelling], fandom: form.fandom };
    case 'split':
      return { does: 'split', kind, name: form.spelling, fandom: form.fandom };
    case 'canonize':
    case 'decanonize':
      return { does: form.does, kind, name };
    case 'rename':
      return { does: 'rename', kind, name, to: form.to };
    case 'above':
    case 'not-above':
      return { does: form.does === 'above' ? 'link' : 'unlink', below: { kind, name }, above: named(form) };
    case 'below':
    case 'not-below':
      return { does: form.does === 'below' ? 'link' : 'unlink', below: named(form), above: { kind, name } };
  }
}

function named({ kind, name }: TagName): TagName {
  return { kind, name };
}

const SPELLINGS = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(5000)])
  .default([])
  .transform((one) => (Array.isArray(one) ? one : [one]));
const QUEUE_FORM = z.object({
  spelling: SPELLINGS,
  accept: z.string().max(200).optional(),
  refuse: z.string().max(200).optional(),
  back: backTo('/tags'),
});

/** What the queue of proposals sends: an answer, the proposals that it is for with what was ticked of each, and where to go. */
export type QueueForm = { answer: 'accept' | 'refuse'; chosen: ChosenProposal[]; back: string };

/** Stands for every proposal of a page. */
export const WHOLE_PAGE = 'page';

/** A posted body as a filled form of the queue. Throws FL-WEB-FORM. */
export function queueForm(body: unknown): QueueForm {
  const { accept, refuse, spelling, back } = filled(QUEUE_FORM, body);
  const target = accept ?? refuse;
  if (target === undefined) throw new FanlightError('FL-WEB-FORM');
  const ticked = new Map<string, Set<number>>();
  for (const value of spelling) {
    const [id = '', tag = ''] = value.split(' ');
    if (target === WHOLE_PAGE || id === target)
      ticked.set(id, (ticked.get(id) ?? new Set()).add(Number(tag)));
  }
  const chosen = [...ticked].map(([id, spellings]) => ({ id, spellings }));
  return { answer: accept === undefined ? 'refuse' : 'accept', chosen, back };
}
