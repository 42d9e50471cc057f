import { readNumber } from '#vocabulary';
import type { Spoilers } from '../reading.ts';

const NONE =
  /^[^\p{L}\d]{0,2}(?:(?:none|nope|n\/a|no|not really|nothing (?:at all|specific|really|much|major|big|in particular)|rien|keine?|nichts|niente|nenhum|brak|нет|не)(?!\p{L})(?! (?:kommt|man|one|name)\b)|(?:nah|nada|nothing)(?=[^\p{L}]*$|[,.;(])|aucun|sans spoil|pas de spoil|ning[uú]n|sin spoil|ness?un|senza spoil|sem spoil|żadn|bez spo|без спойлеров|отсутств)/iu;
const SEEN = /^if you(?:'ve| have) seen\b.{0,60}\b(?:fine|ok|okay|safe|good)\b/i;
const ALL =
  /^(?:everything|alles?(?=\W*$|[,.;!(])|tout(?:e la série)?$|todo$|toda la serie|todas las temporadas|tutto$|tutta la serie|tudo$|toda a série|wszystko$|cały serial|вс[её]$|весь (?:сериал|канон|цикл)|все (?:сезоны|книги|серии)|die ganze serie|die gesamte serie|toute la série|all$|all\W|anything and everything|(?:the )?(?:whole|entire) (?:canon|series|show|run|book|books|film|movie|saga|thing|game|manga|anime|trilogy|season|story)\b|all of it\b|whole run|you name it|all (?:seasons|aired))/i;
const THROUGH =
  /\b(?:up (?:to|through|till|until)|through|thru|anything (?:up to|before|through)|as far as|all episodes prior to|everything (?:up to|before|through)|bis(?: (?:zu[rm]?|einschließlich|inklusive))?|jusqu['’]?(?:à|au|aux|en)|hasta|fino (?:a|al|alla)|até)(?![\p{L}])|(?<!\p{L})(?:до|по)(?!\p{L})/iu;
const QUOTED = /"([^"]{1,100})"|“([^”]{1,100})”|«([^»]{1,100})»/g;
const EPISODE = /\b(?:\d{1,2}x\d{1,2}|s\d{1,2}e\d{1,2}|\d{1,2}\.\d{2})\b/gi;
const VAGUE = /\b(?:vague|nothing specific|vaguely)\b/i;
const MINOR = /^(?:very )?(?:slight|mild|minor|tiny|small|little)\b/i;

/** Reads the value of a spoilers label. Source: section 7. */
export function readSpoilers(written: string): Spoilers {
  const raw = written.trim();
  const value = raw.slice(0, 800);
  const result: Spoilers = { scope: 'unstated', items: [], raw: raw || null };
  if (raw === '') return result;
  if (VAGUE.test(value)) result.strength = 'vague';
  else if (/\b(?:major|huge|big)\b/i.test(value)) result.strength = 'major';
  const quoted = quotedTitles(value);
  const seasons = readSeasons(value);
  const episodes = [...value.matchAll(EPISODE)].map((match) => match[0]);
  if (SEEN.test(value)) return { ...result, scope: 'none' };
  if (NONE.test(value) && quoted.length === 0) return { ...result, scope: 'none' };
  if (THROUGH.test(value) && !/\bseasons?\b.{0,12}\b(?:through|thru|to)\b/i.test(value)) {
    return {
      ...result,
      scope: 'through',
      items: quoted.length > 0 ? quoted : [...seasons, ...episodes, ...after(value)],
    };
  }
  if (
    ALL.test(value.replace(/^spoilers? (?:for|to|of)\s/i, '')) &&
    seasons.length === 0 &&
    quoted.length === 0
  )
    return { ...result, scope: 'all' };
  if (/^(?:probably|see (?:summary|title)|i don't know|assume)/i.test(value))
    return { ...result, scope: /assume/i.test(value) ? 'all' : 'unstated' };
  const others = otherItems(value);
  if (seasons.length > 0 && others.length === 0 && quoted.length === 0)
    return { ...result, scope: 'season', items: [...seasons, ...episodes] };
  const items = [
    ...seasons,
    ...quoted,
    ...(quoted.length === 0 ? others : []),
    ...episodes.filter((one) => !others.includes(one)),
  ];
  if (MINOR.test(value) && items.length > 0) return { ...result, scope: 'minor', items };
  return items.length > 0 ? { ...result, scope: 'specific', items } : result;
}

/** Titles in quotation marks. */
export function quotedTitles(value: string): string[] {
  return [...value.matchAll(QUOTED)].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').replace(/[,.;]$/, '').trim(),
  );
}

/** Seasons named in a text, as "season 4": numbers, words, ordinals, ranges. */
export function readSeasons(value: string): string[] {
  const found: number[] = [];
  const push = (n: number | null) => {
    if (n !== null && n > 0 && n < 40 && !found.includes(n)) found.push(n);
  };
  for (const match of value.matchAll(
    /(?<!\p{L})(?:seasons?|staffeln?|saisons?|temporadas?|stagion[ei]|sezon[uy]?|сезон[аыу]?)\s{1,3}([\p{L}\d]{1,10})(?:\s?(?:-|–|through|thru|to)\s?([\p{L}\d]{1,10}))?((?:,? (?:and|&) |, )\d{1,2}\b)?/giu,
  )) {
    const from = readNumber(match[1] ?? '');
    const to = readNumber(match[2] ?? '');
    push(from);
    if (from !== null && to !== null) for (let n = from + 1; n <= to && n < from + 40; n += 1) push(n);
    push(readNumber((match[3] ?? '').replace(/\D/g, '')));
  }
  for (const match of value.matchAll(/\b([a-z]{4,9}|\d{1,2}(?:st|nd|rd|th)) season\b/gi))
    push(readNumber(match[1] ?? ''));
  for (const match of value.matchAll(/\bS\.?(\d{1,2})(?:\s?-\s?(?:S\.?)?(\d{1,2}))?(?![\dE])/g)) {
    const from = Number(match[1]);
    push(from);
    const to = match[2] ? Number(match[2]) : from;
    for (let n = from + 1; n <= to && n < from + 40; n += 1) push(n);
  }
  if (/\bseasons?\b/i.test(value))
    for (const match of value.matchAll(/\b(\d{1,2}(?:st|nd|rd|th))\b/g)) push(readNumber(match[1] ?? ''));
  return found.map((n) => `season ${n}`);
}

function after(value: string): string[] {
  const match = THROUGH.exec(value);
  const rest = match
    ? value
        .slice(match.index + match[0].length)
        .replace(/[,;.].*$/s, '')
        .trim()
    : '';
  return rest === '' || /seasons?|staffel|saison|temporada|stagion|sezon|сезон|^S\d/i.test(rest)
    ? []
    : [rest];
}

/** Unquoted titles of a list, without seasons, episode numbers and lessening words. */
function otherItems(value: string): string[] {
  const bare = value.replace(QUOTED, ' ').replace(/\([^()]*\)/g, ' ');
  return bare
    .split(/[,;&+\n]|\s(?:and|y|et|und)\s|\.(?=\s|$)/)
    .map((item) =>
      item
        .trim()
        .replace(
          /^(?:very |some |possible )?(?:slight|mild|vague|minor|major|tiny|small|big|huge|spoilers?|references?|all|anything)\b\s*(?:ones?\s)?(?:spoilers?\s*)?(?:for|to|of|from|in)?\s*/i,
          '',
        )
        .trim(),
    )
    .filter((item) => item.length > 1 && item.length <= 80 && /[\p{L}\d]/u.test(item))
    .filter(
      (item) =>
        !/\b(?:seasons?|staffeln?|saisons?|temporadas?|stagion[ei]|sezon[uy]?)\b|сезон|^(?:early |mid[ -]|late )?S\d|^(?:including )?\d+(?:st|nd|rd|th)\b/i.test(
          item,
        ) &&
        !/^(?:us|uk|including|nothing specific|but nothing.*|then au|especially|for|and|the|up to|spoilers?)$/i.test(
          item,
        ),
    )
    .filter((item) => !/^\d{1,2}x\d{1,2}(?: especially)?$/i.test(item))
    .slice(0, 40);
}
