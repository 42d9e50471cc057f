import { CANONS } from '#vocabulary';

const OWNED =
  /^(?:the )?(?:characters (?:of|from) )?["“]?(\p{Lu}[\p{L}'’.-]{0,30}(?: (?:&|and|of|the|in|\p{Lu}[\p{L}'’.-]{0,30})){0,5})["”]? (?:(?:and|with) (?:all|its|the) [^.]{0,60} )?(?:belongs? to|is the property of|are the property of|is owned by|are owned by|is (?:\(c\)|©)|is copyright|is \p{Lu}[\p{L} ]{2,40}['’]s?(?=[.,;]|$)|is not mine|are not mine|isn't mine|aren't mine|owns)/u;

/** The work a disclaimer gives away to its owner ("Harbour Lights belongs to …"), or null. A guess. Section 1.5. */
export function fandomOfDisclaimer(disclaimer: string): string | null {
  const text = disclaimer.slice(0, 400);
  const owned = OWNED.exec(text)?.[1]?.replace(/ (?:and|the|of|in|&)$/, '') ?? null;
  const person =
    owned !== null &&
    /^(?:I|They|He|She|It|We|You|All|Everything|Nothing|Nobody|These|This|The|Characters|Rien)$/.test(owned);
  const lower = text.toLowerCase();
  const canon = CANONS.find((one) => one.owners.some((owner) => lower.includes(owner)));
  if (canon) return canon.names[0] ?? null;
  const named = CANONS.find((one) => one.names.some((name) => lower.includes(name.toLowerCase())));
  if (named) return named.names[0] ?? null;
  return owned !== null && !person && /\s/.test(owned) ? owned : null;
}

/** Whether the letters of a series code occur in order at word starts of a name: STN, Station Nine. */
export function codeFits(code: string, name: string): boolean {
  const letters = code.toLowerCase();
  const text = name.toLowerCase();
  if (letters[0] !== text[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  const initials = name.split(/\s+/).map((word) => word[0]?.toLowerCase() ?? '');
  return initials.every((initial) => letters.includes(initial));
}

/** The fandom whose known people the names are, when at least `least` of them are and no other fits as well; or null. */
export function fandomOfPeople(names: readonly string[], least: number): string | null {
  let best: { name: string; count: number } | null = null;
  let tie = false;
  for (const canon of CANONS) {
    const people = new Set([...canon.women, ...canon.men]);
    const count = new Set(names.filter((name) => people.has(name))).size;
    if (count < least) continue;
    if (!best || count > best.count) {
      best = { name: canon.names[0] ?? '', count };
      tie = false;
    } else if (count === best.count) tie = true;
  }
  return best && !tie ? best.name : null;
}
