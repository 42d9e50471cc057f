import {
  ARCHIVE_WARNING_PHRASES,
  DEATH_EXCEPTIONS,
  FREE_WARNINGS,
  NO_WARNING_ANSWERS,
  UNWARNED_ANSWERS,
  WARNING_SOFTENERS,
  WARNING_TRANSLATIONS,
  type WarningName,
} from '#vocabulary';

/** What a warnings value says. `spoilers` is a clause that belongs to another field. */
export type WarningsValue = {
  archive: WarningName[];
  free: string[];
  negated: string[];
  spoilers: string | null;
};

const TAGS = new Map<string, string>();
for (const [tag, words] of Object.entries(WARNING_TRANSLATIONS))
  for (const word of words) TAGS.set(word, tag);
for (const { tag, words } of FREE_WARNINGS) for (const word of words) TAGS.set(word, tag);
const SOFTENED = new Set([
  'implied',
  'past',
  'references to',
  'reference to',
  'mention of',
  'mentions of',
  'mentioned',
  'off-screen',
  'offscreen',
  'discussion of',
  'discussions of',
  'mild',
  'slight',
  'some',
  'brief',
]);
const LEAD =
  /^(?:warnings?|beware|caution|contains?|also|there (?:is|are|will be)|includes?)\b(?:\s+(?:for|of|include|includes|that|about))?:?\s+/i;

/** "The author has chosen not to warn", "I'd rather not say". */
const UNWARNED =
  /\b(?:ch[o]{1,2}se[ns]?|prefers?|rather|going) not (?:to )?(?:warn|say|use)|\b(?:do|does|will|don't|won't) not warn\b/;

/** What authors say in praise of a harmless warning: "shameless sap". */
const BOAST =
  /^(?:shameless|pure|gratuitous|copious|massive|total|utter|complete(?: and utter)?|lots of|way too much|serious|excessive)\s/;

/** Reads the value of a warnings label. Negation lasts to the next separator. Source: section 4. */
export function readWarnings(written: string): WarningsValue {
  const result: WarningsValue = { archive: [], free: [], negated: [], spoilers: null };
  const value = written
    .slice(0, 1000)
    .replace(/\s*\n\s*/g, '; ')
    .replace(/\s+/g, ' ')
    .trim();
  if (value === '') return result;
  const answer = plain(value);
  const first = plain(value.split(/[,;.(!]/)[0] ?? '');
  if (UNWARNED_ANSWERS.some((one) => answer.startsWith(one)) || UNWARNED.test(answer)) {
    push(result.archive, 'ChooseNotToWarn');
    return result;
  }
  if (isNone(answer) || (isNone(first) && !/^no\b./.test(first))) {
    push(result.archive, 'NoneApply');
    const rest = value.slice((value.split(/[,;.(!]/)[0] ?? '').length + 1);
    if (!isNone(answer) && rest.trim().length > 2 && /^[,;]/.test(value.slice(first.length))) return result;
    return result;
  }
  for (const item of splitItems(value.replace(LEAD, ''))) readItem(item, result);
  if (result.free.includes('spoilers')) result.free.splice(result.free.indexOf('spoilers'), 1);
  return result;
}

/** The content tag of a phrase, or null: for reasons of ratings and lists of contents. */
export function contentTag(phrase: string): string | null {
  return TAGS.get(soften(plain(phrase)).core) ?? null;
}

const MAX_LIST = 2000;

/** Items of a list of warnings: separators outside parentheses. */
export function splitItems(written: string): string[] {
  const value = written.slice(0, MAX_LIST);
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of value.matchAll(/[(),;\n+/.&]|\s(?:and|et|und|y)\s/g)) {
    const mark = match[0].trim();
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    if (mark === '(' || mark === ')' || depth > 0) continue;
    const at = match.index;
    if (
      mark === '/' &&
      /(?:h|hurt|a|m|f|rape|non)$/i.test(value.slice(Math.max(0, at - 5), at)) &&
      /^\/(?:c|comfort|u|m|f|non)/i.test(value.slice(at))
    )
      continue;
    if (mark === '.' && /\S/.test(value[at + 1] ?? ' ')) continue;
    items.push(value.slice(from, at));
    from = at + match[0].length;
  }
  items.push(value.slice(from));
  return items
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .slice(0, 60);
}

function readItem(item: string, result: WarningsValue): void {
  if (/\bspoilers?\b/i.test(item)) {
    result.spoilers ??= item;
    return;
  }
  const text = plain(item);
  const negation = /^(?:no|not|without|none of|zero)\s+(?:an?\s+|any\s+)?(.{2,60})$/.exec(text)?.[1];
  if (negation) {
    push(result.negated, TAGS.get(soften(negation).core) ?? negation);
    return;
  }
  if (isNone(text)) {
    // "Character death. No, really." says nothing against what was named before.
    if (!said(result)) push(result.archive, 'NoneApply');
    return;
  }
  if (said(result) && text === 'really') return;
  const { core, softened } = soften(text.replace(/\([^()]*\)/g, '').trim());
  const off = /\((?:off-?screen|implied|mentioned|past)[^()]*\)/.test(text);
  const death = DEATH_EXCEPTIONS.find((one) => text.includes(one));
  const archive = death ? null : archiveWarning(core);
  if (archive && !(archive === 'GraphicViolence' && (softened || off))) {
    push(result.archive, archive);
    if (archive === 'NonCon' && /^(?:dub|dubious)/.test(core)) push(result.free, 'dubious consent');
    return;
  }
  const tag = death
    ? (TAGS.get(death) ?? death)
    : (TAGS.get(core) ??
      TAGS.get(core.replace(BOAST, '').replace(/^(?:canon|show|series)[- ](?:typical|level) /, '')));
  if (tag) push(result.free, tag);
  else if (/^(?:you|i|i'm|we|they|if|go|please|don't|do not|turn|run|leave|deal)\b/.test(core)) return;
  else if (core.split(' ').length <= 4 && core.length > 1) push(result.free, core);
  else {
    const inside = core
      .split(' ')
      .map((word) => TAGS.get(word))
      .find((one) => one !== undefined);
    if (inside) push(result.free, inside);
  }
}

function said(result: WarningsValue): boolean {
  return result.archive.length + result.free.length > 0;
}

function archiveWarning(core: string): WarningName | null {
  for (const { warning, phrases } of ARCHIVE_WARNING_PHRASES) {
    if (phrases.some((phrase) => core === phrase || core.replace(/-/g, ' ') === phrase)) return warning;
  }
  for (const { warning, phrases } of ARCHIVE_WARNING_PHRASES) {
    if (phrases.some((phrase) => phrase.includes(' ') && core.includes(phrase))) return warning;
  }
  return null;
}

/** An item without the words that lessen it. */
function soften(text: string): { core: string; softened: boolean } {
  let core = text;
  let softened = false;
  for (let turn = 0; turn < 3; turn += 1) {
    const word = WARNING_SOFTENERS.find((one) => core.startsWith(`${one} `));
    if (!word || TAGS.has(core)) break;
    core = core.slice(word.length + 1);
    softened ||= SOFTENED.has(word);
  }
  if (!TAGS.has(core)) core = core.replace(/\s+(?:warning|ahead|inside)$/, '');
  return { core, softened };
}

function isNone(text: string): boolean {
  return NO_WARNING_ANSWERS.some(
    (one) =>
      text === one ||
      (one !== 'no' && text.startsWith(`${one} `) && /\b(?:that|really|i|needed|required|this)\b/.test(text)),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .trim()
    .replace(/^[\s*_"“:-]+|[\s*_"”.!?]+$/g, '');
}

function push<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}
