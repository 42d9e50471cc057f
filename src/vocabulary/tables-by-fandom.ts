import { CANONS } from './canons.ts';
import { CHARACTER_CODES } from './character-codes.ts';
import { byFandom } from './fandom-key.ts';
import { SMUSH_NAMES } from './smush-names.ts';

/** The sources of fandoms, by the fandoms' keys. */
export const canonsOf = byFandom(CANONS, (canon) => canon.names);
/** The portmanteau names of fandoms, by the fandoms' keys. */
export const smushGroupsOf = byFandom(SMUSH_NAMES, (group) => group.fandoms);
/** The letters that stand for characters of fandoms, by the fandoms' keys. */
export const characterCodesOf = byFandom(CHARACTER_CODES, (one) => one.fandoms);
