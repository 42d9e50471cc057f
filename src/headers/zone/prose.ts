import type { FieldName } from '#vocabulary';
import { isDisclaimer } from '../values/disclaimer.ts';
import { readLegend } from '../values/legend.ts';
import { readPermission } from '../values/permission.ts';
import { readRating } from '../values/rating.ts';
import { readRelation } from '../values/series.ts';
import { readSetting } from '../values/setting.ts';

/** A sentence of an author's own voice, with the field it speaks of and the words that matter. */
export type Statement = { field: FieldName; text: string; sentence: string };

const RATED =
  /\b((?:rated|rating(?: is)?:?|I(?:'d| would) (?:rate|give|call) (?:this|it)|this is (?:rated )?|it's )\s?(?:an? )?((?:hard |soft )?(?:NC-?17|PG-?1\d|PG|FR\w{1,2}|[GRTMKX]\b)[^.;!]{0,80}))/i;
const PERMISSION =
  /\b(?:archiv(?:e|ing|ed)\b(?! of our own)|repost|distribut(?:e|ion)|republier|feel free to (?:archive|post|take|put|link))/i;

/** Sentences of a paragraph: ends at . ! ? before a capital, not after initials and titles. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]{1,3}["”')]{0,2}\s+(?=["“'(]?[\p{Lu}\d])/gu)) {
    const before = text.slice(from, match.index);
    if (
      match[0].startsWith('.') &&
      /(?:^|[\s(])(?:\p{Lu}|Mrs?|Ms|Dr|St|Lt|Col|Capt|Sgt|Prof|vs|Vol|No)$/u.test(before)
    )
      continue;
    found.push(text.slice(from, match.index + match[0].length).trim());
    from = match.index + match[0].length;
  }
  found.push(text.slice(from).trim());
  return found.filter((sentence) => sentence !== '').slice(0, 60);
}

/** What an author says in running text. An empty list means: this is not the author speaking. Source: section 2.7. */
export function readProse(paragraph: string): Statement[] {
  const statements: Statement[] = [];
  for (const sentence of sentences(paragraph.slice(0, 4000).replace(/\s+/g, ' ')))
    readSentence(sentence, statements);
  return statements;
}

function readSentence(sentence: string, statements: Statement[]): void {
  const add = (field: FieldName, text: string) => statements.push({ field, text: text.trim(), sentence });
  const plain = sentence.replace(/[’‘]/g, "'");
  const quotedSpeech = /^["“]/.test(plain) && /\b(?:said|asked|replied|whispered)\b/.test(plain);
  if (quotedSpeech) return;
  const source =
    /\b(?:[Tt]his is|[Ii]t's|[Ii]t is) an? ((?:\p{Lu}[\p{L}'’-]{0,20}(?: (?:of|the|and|in) (?:the )?| )){1,6})(?:story|fan ?fic(?:tion)?|fic)\b/u.exec(
      plain,
    )?.[1];
  if (source) add('fandom', source);
  const alone =
    /^[[(]?(PG|(?:NC|PG|FR|TV)[\w-]{1,4}|[GRTMK])[\])]?\.?$/.exec(plain) ??
    /^((?:NC-?17|PG(?:-1\d)?|R|FR\w{1,3}) for \p{L}.{1,60})$/u.exec(plain);
  if (alone) {
    add('rating', alone[1] ?? '');
    return;
  }
  if (/^[[(]?(?:rated|rating)\b/i.test(plain) || RATED.test(plain)) {
    const rated = RATED.exec(plain);
    const clause = rated?.[1]?.split(/,?\s(?:and|but) (?:it's|it is|this)\b/i)[0];
    if (
      clause &&
      readRating(
        clause.replace(/^.*?(?:rated|rating(?: is)?:?|rate this|give this|call this|it's|this is)\s/i, ''),
      )?.value
    )
      add('rating', clause.trim().replace(/^(?:this is |it's )(?=rated)/i, ''));
  }
  const spoilers =
    /^(?:(?:slight |mild |minor |major |some |no )?spoilers?(?: for| up to| through)?\b.{0,200})$/i.exec(
      plain,
    );
  if (spoilers) add('spoilers', sentence);
  const warnings =
    /^(?:no warnings\b.{0,40}|warnings? (?:for|of|include)\b.{1,300}|contains? .{1,200}|beware of .{1,200})$/i.exec(
      plain,
    );
  if (warnings) add('warnings', sentence);
  if (isDisclaimer(plain)) add('disclaimer', sentence);
  if (
    (PERMISSION.test(plain) && readPermission(plain).policy !== 'unknown') ||
    /^\W{0,4}do not archive\b/i.test(plain)
  )
    add('archive', sentence);
  const relation = readRelation(plain);
  if (relation && /\b(?:this|it|it's|is|a|the|story|sequel|follows)\b/i.test(plain.slice(0, relation.at + 8)))
    add('sequelTo', plain.slice(relation.at));
  if (readSetting(plain) !== null) add('setting', plain);
  const beta =
    /\b(?:thanks?(?: you)?(?: so much)? to|beta'?e?d by|betaed by|thanx to) (.{2,80}?)(?: for (?:the |her |his |their )?(?:super |great |speedy )?(beta(?:ing)?|editing|proofreading)\b.{0,60})?[.!]*$/i.exec(
      plain,
    );
  if (beta && (beta[2] || /\bbeta/i.test(plain))) add('beta', beta[1] ?? '');
  else if (beta && /^(?:many |big |special )?thank/i.test(plain)) add('thanks', beta[1] ?? '');
  if (
    /\b(?:feedback|comments?|reviews?|R&R|C&C|concrit|flames?)\b.{0,60}(?:welcome|appreciated|please|love|chocolate|adored|at |to |!)|^please (?:R&R|review|read and review)|\b(?:read and review|R&R)\b/i.test(
      plain,
    )
  )
    add('feedback', sentence);
  const pairing = /^(?:[\p{Lu}][\p{L}'.]{0,20}(?:\/[\p{Lu}][\p{L}'.]{0,20}){1,3})(?:,? .{1,60})?\.?$/u.exec(
    plain,
  );
  if (pairing && !/\s(?:was|were|had|said|is)\s/.test(plain)) add('relationship', sentence);
  const people =
    /^(\p{Lu}[\p{L}'.]{1,20}(?:(?:,| and| &) \p{Lu}[\p{L}'.]{1,20}){1,4}), (gen|friendship|no pairings?)\.?$/u.exec(
      plain,
    );
  if (people) {
    add('characters', people[1] ?? '');
    add('genre', people[2] ?? '');
  } else if (/^(?:gen|slash|het|femslash)\.?$/i.test(plain)) add('genre', plain);
}

/** Whether a paragraph before the story is the author's: it states something of the story, or explains its glyphs. */
export function isAuthorVoice(paragraph: string): boolean {
  if (readLegend(paragraph) !== null) return true;
  if (/^["“][^"“”]{0,600}["”]$/.test(paragraph.trim())) return false;
  if (opensSpeech(paragraph)) return false;
  const statements = readProse(paragraph);
  const weight = statements.reduce((sum, one) => sum + (WEIGHTS[one.field] ?? 1), 0);
  return weight >= 2 || (weight >= 1 && paragraph.length <= 160 && !/["“]/.test(paragraph.slice(0, 1)));
}

/** Whether a paragraph begins with somebody's words, not with a title in quotation marks. */
function opensSpeech(paragraph: string): boolean {
  const quoted = /^["“]([^"“”]{1,600})["”]/.exec(paragraph.trim())?.[1];
  if (quoted === undefined) return /^["“][^"“”]*$/.test(paragraph.trim());
  const words = quoted.split(/\s+/);
  return (
    words.length > 8 ||
    /[,.!?;:—-]$/.test(quoted) ||
    words.filter((word) => /^\p{Ll}/u.test(word)).length > words.length / 2
  );
}

const WEIGHTS: Partial<Record<FieldName, number>> = {
  rating: 2,
  spoilers: 2,
  disclaimer: 2,
  archive: 2,
  beta: 2,
  warnings: 1,
  setting: 1,
};

const FIRST_PERSON = /\b(?:I|I['’](?:m|ve|d|ll)|my|me|mine)\b/;
const AUTHORS_WORDS =
  /\b(?:su(?:e|ing)|own|copyright|profit|story|stories|fics?|fanfic|ficlet|chapters?|series|episodes?|characters?|beta|readers?|feedback|reviews?|reviewed|wrote|writing|written|archive|canon|fandom|plot|title|sequel|seasons?|spoilers?|draft|posting|posted)\b/gi;

/** What is said of people who belong to others. */
const BORROWED =
  /\b(?:borrow(?:ed|ing)?|only playing with)\b|\b(?:return(?:ed)?|put|give|given|hand(?:ed)?) (?:them|it|him|her|everyone|everybody)?\s?(?:back|in one piece|unharmed)\b|\b(?:will|shall) be returned\b/i;

/** Whether a paragraph under a disclaimer or a note goes on with it: thanks, or an author at work in the first person. */
export function isAuthorTalk(paragraph: string): boolean {
  const text = paragraph.slice(0, 2000);
  if (/^["“'‘]/.test(text)) return false;
  if (/^(?:(?:many|special|big|huge|my) )?thank(?:s| you)\b/i.test(text)) return true;
  if (FIRST_PERSON.test(text) && text.length <= 400 && BORROWED.test(text)) return true;
  if (FIRST_PERSON.test(text) && text.length <= 400 && SMILEY.test(text)) return true;
  const words = new Set([...text.matchAll(AUTHORS_WORDS)].map((match) => match[0].toLowerCase()));
  return words.size >= 2 && FIRST_PERSON.test(text);
}

/** Faces that people type to each other, and never into a story. */
const SMILEY = /(?:^|\s)[:;=]['’]?-?[)(DPp](?=\s|$)|\s<g>|\blol\b|\*(?:g|grin|waves|hugs)\*/;
