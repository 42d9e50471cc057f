/** Every part that pages share, in each of its states, made by the part itself. */
import { controls, words } from './forms.ts';
import { asking, lists, numbers } from './lists.ts';
import type { Part } from './part.ts';
import { saying } from './sayings.ts';

/** The parts in the order of the page. */
export function allParts(): Part[] {
  return [...words(), ...controls(), ...asking(), ...lists(), ...numbers(), ...saying()];
}
