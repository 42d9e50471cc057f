import type { Subject } from '#headers';
import { isQuoted, isWroteLine } from '#stories';

/** What a message is to a library of stories. */
export type MessageKind = 'story' | 'reply' | 'notice' | 'chatter';

/** A message as it is judged: its subject read, and the beginning of its text. `length` is its bytes in all. */
export type Judged = { subject: string; read: Subject; reply: boolean; text: string; length: number };

const NOTICE =
  /^(?:\[[^\][]{1,60}\]\s{0,4}){0,4}\[?(?:admin|adm|mod(?:erator)?|list ?(?:mom|mum|dad|rules|info|guidelines)|announce(?:ment)?|notice|welcome|faq|reminder|poll|file|new (?:file|poll)|poll results)\b(?:\s?[\]:!-]|\s+to\b|\s+(?:note|for|uploaded|results)\b)/i;
const CHATTER =
  /^(?:\[[^\][]{1,60}\]\s{0,4}){0,4}\[?(?:ot|off[- ]topic|disc(?:uss(?:ion)?)?|chat|question|req(?:uest)?|recs?|recommendations?|(?:fic )?search|iso|loc|fb|feedback|review|meta|news|intro(?:duction)?|ad|index|virus)\b\s?[\]:-]/i;
/** A mark of fiction; `[fic-list]` is a list's name. */
const FIC =
  /(?:^|[\s[(])(?:new ?fic|fan ?fic(?:tion)?|fic(?:tion)?|ficlet|story|xfc|vignette|drabble|poem|filk|snippet)\s?(?:[\]):]|-(?!\w{1,20}\])|\s["“])/i;
const LABEL =
  /^[\s*_>|]{0,6}(title|story|author|by|written by|rating|rated|pairings?|paring|fandoms?|summary|disclaimers?|archiv(?:e|ing)|distribution|spoilers?|category|classification|keywords?|warnings?|series|feedback|characters?|codes?|part|genre|notes?|a\/n|author'?s notes?)[*_]{0,2}\s{0,3}[:=]/i;
const STRONG = new Set([
  'title',
  'story',
  'rating',
  'rated',
  'pairing',
  'pairings',
  'paring',
  'summary',
  'disclaimer',
  'disclaimers',
  'author',
  'classification',
  'category',
]);

/** A marked story may be a drabble; an unmarked one without a header must be long and have people speak. */
const LEAST_MARKED = 60;
const LEAST_HEADED = 400;
const LEAST_UNMARKED = 8000;
/** A part that was sent as a reply to the one before is this long without what it quotes. */
const LEAST_CONTINUED = 1200;

/**
 * Judges what a message is. `doubtful` is a story sent as a reply, which is one only if its author sent the other parts.
 * Source: header-conventions §2.9, formats §9.
 */
export function judgeMessage(message: Judged): { kind: MessageKind; doubtful: boolean } {
  const { subject, read, reply, text, length } = message;
  const survey = surveyText(text);
  const numbered = read.part !== null;
  const marked = numbered || FIC.test(subject) || read.postStatus !== null || read.rating !== null;
  const fiction = marked || survey.labels >= 3 || (survey.labels >= 2 && survey.strong > 0);
  if (reply) {
    const continued = fiction && survey.own >= LEAST_CONTINUED && survey.quoted < 0.15;
    return { kind: continued ? 'story' : 'reply', doubtful: continued };
  }
  if (NOTICE.test(subject) && !numbered && survey.labels < 2) return { kind: 'notice', doubtful: false };
  const chat = CHATTER.test(subject) && !numbered && survey.labels < 2;
  // Of a long message only the beginning is seen; half of the rest is its transfer encoding at most.
  const size = Math.max(survey.own, length > text.length * 2 ? length / 2 : 0);
  const least = fiction ? LEAST_HEADED : LEAST_UNMARKED;
  const spoken = fiction || survey.speech >= 6;
  if (
    !chat &&
    spoken &&
    survey.quoted < 0.5 &&
    size >= (marked ? LEAST_MARKED : least) &&
    survey.own >= LEAST_MARKED
  )
    return { kind: 'story', doubtful: false };
  return { kind: 'chatter', doubtful: false };
}

type Survey = { labels: number; strong: number; own: number; quoted: number; speech: number };

function surveyText(text: string): Survey {
  const found = new Set<string>();
  let own = 0;
  let quoted = 0;
  let speech = 0;
  let filled = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    // A mark before `From ` is the mailbox's, not a reader's.
    if (isQuoted(line) && !/^>{1,9}From /.test(line)) quoted += line.length;
    else if (!isWroteLine(line)) own += line.trim().length;
    filled += 1;
    if (/["“][\p{L}'’]/u.test(line)) speech += 1;
    const label = filled <= 60 ? LABEL.exec(line.slice(0, 60))?.[1]?.toLowerCase() : undefined;
    if (label !== undefined) found.add(label);
  }
  return {
    labels: found.size,
    strong: [...found].filter((label) => STRONG.has(label)).length,
    own,
    quoted: quoted / Math.max(1, own + quoted),
    speech,
  };
}
