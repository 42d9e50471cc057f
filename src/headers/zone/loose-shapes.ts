import { labelsAhead } from './label-map.ts';
import { STATISTICS_LINE } from './line-kinds.ts';
import type { ZoneState } from './zone-state.ts';

/** A line that sends to another part for the header. */
export const BACK_REFERENCE =
  /^\W{0,4}(?:(?:please )?see|all|headers?|disclaimers?|notes?|warnings?|for)\b.{0,80}\b(?:part|chapter|post) (?:\d{1,3}|one|zero)(?:\/\d{1,3})?\b.{0,60}$/i;
/** Where an archive says it took a story from. */
export const ORIGIN =
  /^(?:posted originally on|originally (?:posted|published) (?:at|on)|story url|found at)\b.{0,60}https?:.{0,200}$/i;

/** Whether the header goes on below: two labels, or an archive's line of statistics. */
export function goesOn(state: ZoneState): boolean {
  if (labelsAhead(state.labels, state.lines, state.at, 30, 2)) return true;
  return state.lines.slice(state.at, state.at + 6).some((line) => STATISTICS_LINE.test(line.text));
}
