import type { Markup } from '#markup';
import type { TextKey } from '#words';

/** A part: what says its name, where it is made, and its states, each with what says it. */
export type Part = {
  name: Extract<TextKey, `components.part-${string}`>;
  from: string;
  states: readonly (readonly [Extract<TextKey, `components.state-${string}`>, Markup | null])[];
};

/** The address of the page, where links of specimens lead. */
export const HERE = '/help/components';
