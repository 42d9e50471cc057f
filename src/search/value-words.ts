/** What people type for the values of fields that have a fixed list of them, with what it means. Keys are folded. */
import type { WorkStatus } from '#catalogue';
import { foldName } from '#text';
import { CATEGORY_NAMES, CATEGORY_WORDS, type RatingName, WARNING_NAMES } from '#vocabulary';
import type { HasValue, IsValue } from './query.ts';

/** What the index gives works whose source says nothing about warnings; the same as no author's word on them. */
export const WARNING_NOT_STATED = 'Not Stated';

/** Ratings. */
export const RATING_WORDS: ReadonlyMap<string, RatingName> = new Map<string, RatingName>([
  ['general', 'General'],
  ['teen', 'Teen'],
  ['mature', 'Mature'],
  ['explicit', 'Explicit'],
  ['unrated', 'Not Rated'],
  ['g', 'General'],
  ['gen', 'General'],
  ['general audiences', 'General'],
  ['t', 'Teen'],
  ['teens', 'Teen'],
  ['teen and up', 'Teen'],
  ['teen & up', 'Teen'],
  ['teen and up audiences', 'Teen'],
  ['m', 'Mature'],
  ['e', 'Explicit'],
  ['nr', 'Not Rated'],
  ['not rated', 'Not Rated'],
  ['none', 'Not Rated'],
]);

/** Warnings by AO3's names, and that none are stated. */
export const WARNING_WORDS: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.values(WARNING_NAMES).map((name): [string, string] => [foldName(name), name]),
  ['violence', WARNING_NAMES.GraphicViolence],
  ['graphic violence', WARNING_NAMES.GraphicViolence],
  ['death', WARNING_NAMES.MajorCharacterDeath],
  ['character death', WARNING_NAMES.MajorCharacterDeath],
  ['mcd', WARNING_NAMES.MajorCharacterDeath],
  ['noncon', WARNING_NAMES.NonCon],
  ['non-con', WARNING_NAMES.NonCon],
  ['rape', WARNING_NAMES.NonCon],
  ['underage', WARNING_NAMES.Underage],
  ['none', WARNING_NAMES.NoneApply],
  ['no warnings', WARNING_NAMES.NoneApply],
  ['choose not to warn', WARNING_NAMES.ChooseNotToWarn],
  ['creator chose not to use archive warnings', WARNING_NAMES.ChooseNotToWarn],
  ['cntw', WARNING_NAMES.ChooseNotToWarn],
  ['unwarned', WARNING_NAMES.ChooseNotToWarn],
  ['unstated', WARNING_NOT_STATED],
  [foldName(WARNING_NOT_STATED), WARNING_NOT_STATED],
]);

/** Categories by AO3's names. */
export const CATEGORIES: ReadonlyMap<string, string> = new Map<string, string>([
  ...CATEGORY_NAMES.map((name): [string, string] => [foldName(name), name]),
  ...CATEGORY_WORDS,
]);

/** How far a work is, in the catalogue's words. */
export const STATUS_WORDS: ReadonlyMap<string, WorkStatus> = new Map<string, WorkStatus>([
  ['complete', 'complete'],
  ['completed', 'complete'],
  ['finished', 'complete'],
  ['done', 'complete'],
  ['wip', 'wip'],
  ['in-progress', 'wip'],
  ['in progress', 'wip'],
  ['work in progress', 'wip'],
  ['ongoing', 'wip'],
  ['hiatus', 'hiatus'],
  ['on hiatus', 'hiatus'],
  ['paused', 'hiatus'],
  ['abandoned', 'abandoned'],
  ['discontinued', 'abandoned'],
  ['unknown', 'unknown'],
  ['unstated', 'unknown'],
  ['not stated', 'unknown'],
]);

/** Words for works that are known not to be complete. */
export const UNFINISHED_WORDS: ReadonlySet<string> = new Set(['unfinished', 'incomplete', 'not complete']);

/** What a work may have. */
export const HAS_WORDS: ReadonlyMap<string, HasValue> = new Map<string, HasValue>([
  ['summary', 'summary'],
  ['description', 'summary'],
  ['notes', 'notes'],
  ['note', 'notes'],
  ['series', 'series'],
  ['comments', 'comments'],
  ['comment', 'comments'],
  ['reviews', 'comments'],
  ['pictures', 'pictures'],
  ['picture', 'pictures'],
  ['images', 'pictures'],
  ['image', 'pictures'],
  ['art', 'pictures'],
  ['review', 'review'],
  ['doubts', 'review'],
  ['language', 'language'],
  ['lang', 'language'],
  ['date', 'date'],
  ['published', 'date'],
  ['kudos', 'kudos'],
]);

/** What a work may be, beside how far it is. */
export const IS_WORDS: ReadonlyMap<string, IsValue> = new Map<string, IsValue>([
  ['crossover', 'crossover'],
  ['xover', 'crossover'],
  ['oneshot', 'oneshot'],
  ['one-shot', 'oneshot'],
  ['one shot', 'oneshot'],
  ['edited', 'edited'],
  ['corrected', 'edited'],
  ['unseen', 'unseen'],
  ['unopened', 'unseen'],
  ['unread', 'unread'],
  ['bookmarked', 'bookmarked'],
]);

/** Short names of sites, with their hosts. */
export const SOURCE_WORDS: ReadonlyMap<string, string> = new Map([
  ['ao3', 'archiveofourown.org'],
  ['ffn', 'fanfiction.net'],
  ['ffnet', 'fanfiction.net'],
  ['ff.net', 'fanfiction.net'],
  ['lj', 'livejournal.com'],
  ['dw', 'dreamwidth.org'],
]);

/** What means yes. */
export const YES_WORDS: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  '1',
  'only',
  'complete',
  'finished',
]);
/** What means no. */
export const NO_WORDS: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', 'none', 'wip', 'unfinished']);
