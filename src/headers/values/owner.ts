import { CANONS, type Canon } from '#vocabulary';
import { canonOfPeople, knownFandom } from './known-fandom.ts';
import { CLOSE, NAME, type NamedFandom, QUOTE } from './named-fandom.ts';

const THINGS =
  '(?:characters?|people|places?|settings?|worlds?|universe|concepts?|rights|situations|names|canon|everything|all things)';
const VERB =
  "(?:belongs?\\b|belongs? (?:solely |entirely |all )?to|(?:is|are|remains?) (?:all )?(?:the )?(?:sole )?property of|(?:is|are) owned by|was created by|were created by|(?:is|are) (?:\\(c\\)|©|copyright)|(?:is|are)(?: not|n't) mine|(?:is|are) \\p{Lu}[\\p{L} ]{2,40}['’]s?(?=[.,;]|$)|gehör(?:t|en)|appart(?:ient|iennent|iene|engono)|pertenecen?|pertencem?|należ[yą]|принадлеж[аи]т)";
const OWNED = new RegExp(
  `^(?:(?:the |all )?(?:${THINGS}(?:,? (?:and|&) ${THINGS})? (?:of|from|in|to) )?(?:the )?)?${QUOTE}${NAME}${CLOSE}(,? (?:and|with|as well as) (?:all|its|the|their|every)\\b[^.;]{0,60}?| characters?)? ${VERB}`,
  'u',
);
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:do not|don't|does not|doesn't|never) own (?:any (?:of|part of) |anything (?:of|from|in) )?(?:the |these )?(?:${THINGS} (?:of|from|in) )?(?:the )?${QUOTE}${NAME}${CLOSE}`,
    'u',
  ),
  new RegExp(
    `\\b${THINGS}(?:,? (?:and|&) ${THINGS})? (?:of|from|in) (?:the )?(?:tv |television )?(?:show|series|film|movie|book|novel|game|anime|manga)?s? ?${QUOTE}${NAME}${CLOSE}`,
    'u',
  ),
  new RegExp(
    `\\b[Bb]ased (?:up)?on (?:the )?(?:characters (?:of|from|in) )?(?:the )?(?:tv |television )?(?:show|series|film|movie|book|novel)? ?${QUOTE}${NAME}${CLOSE}`,
    'u',
  ),
  new RegExp(
    `\\b(?:besitze|gehören mir|possède|poseo|possiedo|possuo) (?:nicht |keine |pas |weder )?(?:die |les |los |i |os )?${QUOTE}${NAME}${CLOSE}`,
    'u',
  ),
];
/** What begins a sentence of a disclaimer and is no name. */
const NOBODY =
  /^(?:I|They|He|She|It|We|You|My|All|Any|Some|None|No|Not|Everything|Everyone|Anything|Anyone|Nothing|Nobody|These|Those|This|That|The|Characters?|Standard|Usual|Same|Disclaimers?|Please|Story|Plot|Only|Other|Original|Rien|Alle|Tout|Todo|Todos|Tutti|Wszystko|Все)\b/;
/** Behind the verb: what belongs to the author is no source. */
const OWN_CLAIM = /^ (?:to )?(?:only |all )?(?:me|us|mir|moi|mí|me|mim|mnie|мне)\b/iu;

/**
 * The sources a disclaimer names: by title, or by their owner alone. `people` are the header's, who are no titles; `told`
 * are named anywhere, and tell apart what one owner wrote. Source: section 1.5.
 */
export function fandomsOfDisclaimer(
  text: string,
  people: ReadonlySet<string>,
  told: ReadonlySet<string>,
): NamedFandom[] {
  const disclaimer = text.slice(0, 1500);
  const found: NamedFandom[] = [];
  for (const { sentence, at } of clauses(disclaimer)) {
    const owned = ownedName(sentence);
    for (const match of [owned, ...PATTERNS.map((pattern) => nameIn(pattern, sentence))]) {
      if (!match) continue;
      const named = asFandom(match.name, people, match.titled);
      if (named) push(found, { ...named, at: at + match.at, length: match.name.length });
    }
  }
  if (found.length > 0) return found.slice(0, 3);
  return [...ownersIn(disclaimer, new Set([...people, ...told])), ...titlesIn(disclaimer)].slice(0, 1);
}

function clauses(text: string): { sentence: string; at: number }[] {
  const found: { sentence: string; at: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.;!?]\s+|,\s+(?=(?:and|but|while|the)\s)/g)) {
    found.push({ sentence: text.slice(from, match.index), at: from });
    from = match.index + match[0].length;
    if (found.length >= 20) break;
  }
  found.push({ sentence: text.slice(from), at: from });
  return found;
}

type Match = { name: string; at: number; titled: boolean };

function ownedName(sentence: string): Match | null {
  const match = OWNED.exec(sentence);
  if (!match || OWN_CLAIM.test(sentence.slice(match[0].length)) || /\b(?:is|are) mine\b/.test(match[0]))
    return null;
  const titled =
    match[2] !== undefined ||
    /\b(?:belongs|is|was|gehört|appartient|pertenece|pertence|appartiene)\b/.test(match[0]);
  return placed(sentence, match[1] ?? '', titled);
}

function nameIn(pattern: RegExp, sentence: string): Match | null {
  const match = pattern.exec(sentence);
  return match ? placed(sentence, match[1] ?? '', true) : null;
}

function placed(sentence: string, written: string, titled: boolean): Match {
  const name = written.replace(/(?: (?:&|and|of|the|in|on|to|le|la|de|du))+$/, '').replace(/[.,:]+$/, '');
  return { name, at: sentence.indexOf(written), titled };
}

/** A name in a disclaimer as a source; people alone are none, but those of a known source stand for it. */
function asFandom(
  name: string,
  people: ReadonlySet<string>,
  titled: boolean,
): { fandom: string; confidence: number } | null {
  if (name === '' || NOBODY.test(name)) return null;
  const known = knownFandom(name);
  if (known) return { fandom: known, confidence: 0.6 };
  const sides = name.split(/ (?:&|and) /);
  const canon = canonOfPeople(sides);
  if (canon) return { fandom: canon.names[0] ?? '', confidence: 0.5 };
  if (people.has(name) || !/\s/.test(name)) return null;
  if (!titled) return / & /.test(name) ? { fandom: name, confidence: 0.4 } : null;
  if (sides.length > 1 && !/ & /.test(name)) return null;
  return { fandom: name, confidence: 0.5 };
}

/** Sources whose owner is named: an owner of several needs one of the source's people beside it. */
function ownersIn(text: string, people: ReadonlySet<string>): NamedFandom[] {
  const lower = text.toLowerCase();
  const found: NamedFandom[] = [];
  for (const canon of CANONS) {
    const at =
      placeOf(canon.owners, text, lower) ??
      (hasPerson(canon, text, people) ? placeOf(canon.authors, text, lower) : null);
    if (at) push(found, { fandom: canon.names[0] ?? '', ...at, confidence: 0.5 });
  }
  return found.length > 1 && found.every((one) => one.at === found[0]?.at) ? [] : found;
}

function hasPerson(canon: Canon, text: string, people: ReadonlySet<string>): boolean {
  return [...canon.women, ...canon.men].some(
    (name) => people.has(name) || (name.length > 4 && text.includes(name)),
  );
}

function placeOf(
  owners: readonly string[],
  text: string,
  lower: string,
): { at: number; length: number } | null {
  for (const owner of owners) {
    const at = lower.indexOf(owner);
    if (at < 0 || /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /\p{L}/u.test(text[at + owner.length] ?? ' '))
      continue;
    if (/[\p{Lu}\d]/u.test(text[at] ?? '') || owner.includes(' ')) return { at, length: owner.length };
  }
  return null;
}

/** Known titles of two words or more, said anywhere in a disclaimer. */
function titlesIn(text: string): NamedFandom[] {
  for (const canon of CANONS)
    for (const name of canon.names) {
      const at = name.includes(' ') ? text.indexOf(name) : -1;
      if (at >= 0 && !/\p{L}/u.test(text[at + name.length] ?? ' '))
        return [{ fandom: canon.names[0] ?? '', at, length: name.length, confidence: 0.5 }];
    }
  return [];
}

function push(list: NamedFandom[], one: NamedFandom): void {
  if (!list.some((known) => known.fandom === one.fandom)) list.push(one);
}
