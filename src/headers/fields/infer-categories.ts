import { type Canon, canonsOf, fandomKey } from '#vocabulary';
import { citeOutside, type Draft } from './draft.ts';

const GUESS = 0.4;
/** Categories from the people of pairings whose gender the tables know, from modifiers, and from friendship alone. */
export function inferCategories(draft: Draft): void {
  const { reading } = draft;
  if (reading.relationships.length === 0) return;
  const known = canonsOf(new Set(reading.fandoms.map(fandomKey)));
  let guessed = false;
  for (const one of reading.relationships) {
    if (one.type !== 'romantic' || one.triangle || one.modifiers.includes('pre-slash')) {
      if (one.modifiers.includes('pre-slash')) guessed = push(reading.categories, 'M/M') || guessed;
      continue;
    }
    const genders = (one.resolved ?? one.members).map((member) => genderOf(member, known));
    if (genders.length !== 2 || genders.some((gender) => gender === null)) continue;
    const category = genders[0] !== genders[1] ? 'F/M' : genders[0] === 'f' ? 'F/F' : 'M/M';
    guessed = push(reading.categories, category) || guessed;
  }
  const platonic =
    reading.relationships.length > 0 && reading.relationships.every((one) => one.type === 'platonic');
  if (platonic && reading.categories.length === 0) guessed = push(reading.categories, 'Gen') || guessed;
  if (guessed) citeOutside(draft, 'categories', reading.categories.join(', '), 'inferred', GUESS);
}

function genderOf(name: string, canons: readonly Canon[]): 'f' | 'm' | null {
  if (canons.some((canon) => canon.women.includes(name))) return 'f';
  return canons.some((canon) => canon.men.includes(name)) ? 'm' : null;
}

function push<T>(list: T[], item: T): boolean {
  if (list.includes(item)) return false;
  list.push(item);
  return true;
}
