import { findEmails } from './email.ts';

/** The people of a byline: public names, and the private data that stood with them. */
export type Creators = { names: string[]; emails: string[]; realNames: string[]; betas: string[] };

const PLACEHOLDER =
  /^(?:anonymous|anon|me|moi|yours truly|who else|see above|unknown|n\/a|none|author unknown|various)[?!. ]{0,3}$/i;
const PROFILE =
  /\[(?:info|personal profile|livejournal\.com profile| ?profile|community profile)\]\s?|<lj (?:user|comm)=["']?([\w-]{1,40})["']?\s?\/?>/gi;
const CONNECTOR =
  /\s*(?:,|;|\||\s&\s|\s\+\s|\s(?:and|with|et|und|y|и)\s|(?<=\S)\s\/\s|(?<=[\p{L}\d]{2})\/(?=\p{Lu}))\s*/iu;

/** Reads the value of an author label or what follows "by". Source: section 1.2; privacy: section 11. */
export function readCreators(written: string): Creators {
  const result: Creators = { names: [], emails: [], realNames: [], betas: [] };
  let rest = written
    .slice(0, 600)
    .replace(PROFILE, (_, user: string | undefined) => user ?? '')
    .trim();
  rest = takeEmails(rest, result);
  const beta = /\s+(?:\(|- )?(?:edited by|beta(?:'?d|ed)?(?: read)? by|with input by)\s+(\S.{0,80})$/i.exec(
    rest,
  );
  if (beta) {
    result.betas = splitNames(beta[1] ?? '');
    rest = rest.slice(0, beta.index);
  }
  for (const name of splitNames(takeAsides(rest, result))) {
    if (!PLACEHOLDER.test(name) && !result.names.includes(name)) result.names.push(name);
  }
  return result;
}

/** The first sentence of a value: "Nell and Dorcas P. All mistakes are mine." names no third person. */
export function firstSentence(text: string): string {
  const end = /(?<=\p{L}{2})[.!]\s+(?=\p{Lu})/u.exec(text.slice(0, 600));
  return end ? text.slice(0, end.index) : text;
}

/** A name without what is said in its praise: "the ever-patient Ida". */
export function withoutPraise(name: string): string {
  return name
    .replace(PROFILE, (_, user: string | undefined) => user ?? '')
    .replace(/^the (?:[\p{L}-]{3,20} )?(?=[\p{L}\d_]{2,40}$|\p{Lu})/u, '');
}

/** A list of people is no longer than this: twenty names of eighty characters, and what stands between. */
const MAX_LIST = 2000;

/** A text without what a journal's copy has in front of its users' names: `[info]saltcellar`. */
export function withoutUserMarks(text: string): string {
  return text.replace(/\[(?:info|profile)\]\s?(?=[\w-])/g, '');
}

/** The names of a list of people, cleaned. */
export function splitNames(text: string): string[] {
  return withoutUserMarks(text.slice(0, MAX_LIST))
    .split(CONNECTOR)
    .map(cleanName)
    .filter((name) => name !== '' && /[\p{L}\p{N}]/u.test(name) && name.length <= 80)
    .slice(0, 20);
}

function takeEmails(text: string, result: Creators): string {
  let rest = text;
  for (const one of [...findEmails(text)].reverse()) {
    result.emails.unshift(one.address);
    rest = `${rest.slice(0, one.from)}\u0000${rest.slice(one.to)}`;
  }
  rest = rest
    .replace(/[([<]\s?[\w.+-]{1,64}@(?:\.\.\.)?\s?[)\]>]/g, '\u0000')
    .replace(/[\w.+-]{1,64}@\.\.\./g, '\u0000');
  const handle = /^([\p{L}\p{N} .'_-]{1,60}?) @\s*$/u.exec(rest);
  if (handle) rest = handle[1] ?? rest;
  const chatter = /\s+(?:-{1,2}|–|—)\s*\u0000|\u0000\s*(?=[A-Z][a-z]+ (?:welcome|appreciated))/.exec(rest);
  if (chatter) rest = rest.slice(0, chatter.index);
  return rest
    .replace(/[([<]\s?\u0000\s?[)\]>]/g, '')
    .replaceAll('\u0000', ' ')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** Parentheses: a legal name beside a pseudonym is private; other asides are dropped. */
function takeAsides(text: string, result: Creators): string {
  return text.replace(/([^()]{1,80})\(([^()]{1,80})\)/g, (_, before: string, aside: string) => {
    const name = aside.trim();
    if (/^\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}\.?[\p{L}'’-]{0,20}){1,3}$/u.test(name))
      result.realNames.push(name);
    return before;
  });
}

function cleanName(text: string): string {
  let name = text
    .trim()
    .replace(/^(?:written )?by[:\s]+/i, '')
    .replace(/\s*(?:a\.?k\.?a\.?|formerly|writing as)\s.{1,80}$/i, '')
    .replace(/ @ (?:LJ|DW|AO3)$/i, '')
    .replace(/^[\s*_~"“”'‘’:(-]+|[\s*_~"“”'‘’:)-]+$/gu, '');
  if (/\.(?:livejournal|dreamwidth)\.(?:com|org)$/i.test(name)) name = name.split('.')[0] ?? name;
  if (name.endsWith('.') && !/(?:^|[\s.])\p{L}\.$/u.test(name) && !/\b(?:Jr|Sr|Esq|Ph\.D)\.$/.test(name))
    name = name.slice(0, -1);
  return name.replace(/[,;!]+$/, '');
}
