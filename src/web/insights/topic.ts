import type { Library, SurveySubject } from '#library';
import { allOf, type Condition, renderQuery } from '#search';
import { searchAddress } from '../parts/addresses.ts';
import type { Figure } from '../parts/plots/figure.ts';

/**
 * What a topic shows: of which works, and its plots; `without` says why there is none. `choice` is what is shown closer, where the topic has
 * something to choose.
 */
export type TopicView = { subject: SurveySubject; figures: Figure[]; without: string; choice?: string };

/** A page of plots; `choice` is what is to be shown closer, where the topic has several. */
export type Topic = {
  view(library: Library, asked: string, choice: string): Promise<TopicView>;
};

/** Longer addresses are not linked: some programs cut them. */
const MOST_ADDRESS = 1800;

/** The address of the works of a subject that meet a condition as well; null where there is none or it would be too long. */
export function worksAddress({ query }: SurveySubject, condition: Condition | null): string | null {
  if (condition === null) return null;
  const narrowed = { condition: allOf([query.condition, condition]), sort: null };
  const address = searchAddress(renderQuery(narrowed));
  return address.length > MOST_ADDRESS ? null : address;
}

/** A part of a whole in hundredths, for reading. */
export function hundredths(part: number, whole: number): string {
  if (whole === 0) return '–';
  const exact = (part / whole) * 100;
  const said = exact > 0 && exact < 1 ? '<1' : exact > 99 && exact < 100 ? '>99' : String(Math.round(exact));
  return `${said}\u00a0%`;
}
