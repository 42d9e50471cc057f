import { say } from '#words';

/** Whether a clause is denied, as messages choose by it. */
export type Yes = 'yes' | 'no';

/** A clause, denied by a word before it. */
export function denied(not: Yes, clause: string): string {
  return not === 'yes' ? say('sentence.not', { clause }) : clause;
}
