/** How the names of a couple are joined, as far as it matters. `<->` is both ways. Source: section 5.2. */
export type Operator = '/' | 'x' | '+' | '&' | '->' | '<-' | '<->';

/** Joints that leave no doubt that a couple is meant. */
export const STRONG = /\S\/\S|\s(?:x|×)\s|\p{Ll}x\p{Lu}|\d+x\d+|\+|->|<-|♥|<3/u;

const NAME = "\\p{Lu}[\\p{L}'’.-]{1,24}(?: \\p{Lu}[\\p{L}'’.-]{0,24}){0,2}";
/** Marks that join names in some fandoms and stand for much else: only between two names and nothing else. */
const PLAIN_NAMES = new RegExp(`^(${NAME})\\s?(~|=|♥|<3|>|\\s-\\s|\\s–\\s)\\s?(${NAME})$`, 'u');

/** The names of a couple's expression and what joins them; null when nothing does. */
export function splitOperator(
  text: string,
  kind: 'pairing' | 'characters' | 'codes' | 'prose',
): { names: string[]; operator: Operator } | null {
  const both = /\s?(?:<-{1,2}>|↔)\s?/;
  if (both.test(text)) return { names: text.split(both), operator: '<->' };
  const arrow = /\s?(->|<-|→|←)\s?/.exec(text);
  if (arrow) {
    const operator = arrow[1] === '<-' || arrow[1] === '←' ? '<-' : '->';
    return { names: text.split(/\s?(?:->|<-|→|←)\s?/), operator };
  }
  if (/\//.test(text) && !/https?:/.test(text)) return { names: text.split(/\s?\/\s?/), operator: '/' };
  if (/\s[x×X]\s/.test(text)) return { names: text.split(/\s[x×X]\s/), operator: 'x' };
  if (/^\d{1,2}(?:x\d{1,2}){1,3}$/.test(text) || /^\p{Lu}(?:x\p{Lu}){1,2}$/u.test(text))
    return { names: text.split('x'), operator: 'x' };
  const glued = /^(\p{Lu}\p{Ll}{1,20})x(\p{Lu}\p{Ll}{1,20})$/u.exec(text);
  if (glued) return { names: [glued[1] ?? '', glued[2] ?? ''], operator: 'x' };
  if (kind === 'prose') return null;
  if (/\+/.test(text)) return { names: text.split(/\s?\+\s?/), operator: '+' };
  if (/\s&\s/.test(text)) return { names: text.split(/\s&\s/), operator: '&' };
  if (kind !== 'pairing') return null;
  if (/\sand\s/.test(text)) return { names: text.split(/\sand\s/), operator: '/' };
  const plain = PLAIN_NAMES.exec(text);
  if (!plain) return null;
  return { names: [plain[1] ?? '', plain[3] ?? ''], operator: plain[2] === '>' ? '->' : '/' };
}
