/** Posted forms, checked against what their page has. */
import { z } from 'zod';
import { FanlightError } from '#errors';
import { ownAddress } from './parameters.ts';

/** A posted body as the values of a form. Throws FL-WEB-FORM when it is not one. */
export function filled<Form extends z.ZodType>(form: Form, body: unknown): z.infer<Form> {
  const parsed = form.safeParse(body);
  if (!parsed.success) throw new FanlightError('FL-WEB-FORM');
  return parsed.data;
}

/** The page of this site that a form comes back to; `usual` where it does not say. */
export function backTo(usual: string) {
  return z.string().max(4_000).default(usual).transform(ownAddress);
}
