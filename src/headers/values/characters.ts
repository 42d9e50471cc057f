import { saysNothing } from './nothing.ts';

const TAIL = /\s+(?:most of all|mainly|mostly|especially|and others|et al\.?|and more)\s*$/i;
const NONE = /^(?:none|n\/a|various|\?|tba)$/i;

/** Reads the value of a characters label: a list by commas, semicolons, lines, "and", "&" or wide gaps. Section 1.7. */
export function readCharacters(written: string): string[] {
  const names: string[] = [];
  const value = written.slice(0, 1500).trim();
  for (const piece of value.split(
    /[,;|\n]|\s{2,}|\s(?:&|and|y|et|und|и)\s|(?<!\b(?:Dr|Mr|Mrs|Ms|St|Lt|Col|Capt|Cmdr|Cpt|Cdr|Gen|Maj|Rev|Sgt|Prof|\p{Lu}))\.\s(?=\p{Lu}\p{Ll}{3})/u,
  )) {
    const name = piece
      .trim()
      .replace(TAIL, '')
      .replace(/\s?(?:\.{3}|…|--)\s?(?:but|and|plus|with) .{2,60}$/i, '')
      .replace(/^(?:and|&)\s+/i, '')
      .replace(/^[*_"“'-]+|[*_"”']+$/g, '')
      .trim();
    const cleaned = /\p{L}{4}\.$/u.test(name) ? name.slice(0, -1) : name;
    if (
      cleaned !== '' &&
      cleaned.length <= 80 &&
      !NONE.test(cleaned) &&
      !saysNothing(cleaned) &&
      !names.includes(cleaned)
    )
      names.push(cleaned);
  }
  return names.slice(0, 100);
}
