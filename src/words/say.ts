/** What the interface says, from the catalogues, in the language of what is being done. */
import { IntlMessageFormat } from 'intl-messageformat';
import { type ErrorCode, errorSentence } from '#errors';
import { html, type Interpolation, type Markup } from '#markup';
import { CATALOGUES } from './catalogues.ts';
import { LANGUAGES, type LanguageTag, spokenLanguage } from './languages.ts';
import type { Insertion, Messages, Tag } from './messages.ts';

/** The name of a message: its file, a dot, its name in the file. */
export type MessageKey = keyof Messages;

/** Names of messages without tags; they are plain text. */
export type TextKey = {
  [Key in MessageKey]: Tag extends Messages[Key][keyof Messages[Key]] ? never : Key;
}[MessageKey];

/** What a message needs to be said as text; nothing where it has no gaps. */
type TextValues<Key extends MessageKey> = {
  [Gap in keyof Messages[Key]]: Messages[Key][Gap] extends Insertion ? string | number : Messages[Key][Gap];
};

/** What a message needs to be said as markup: for each gap text or markup, for each tag what wraps the words in it. */
type MarkupValues<Key extends MessageKey> = {
  [Gap in keyof Messages[Key]]: Messages[Key][Gap] extends Insertion
    ? Interpolation
    : Messages[Key][Gap] extends Tag
      ? (inner: Markup) => Markup
      : Messages[Key][Gap];
};

type Given<Values> = [keyof Values] extends [never] ? [] : [values: Values];

/** A message as text: `say('counts.works', { count: 3 })`. */
export function say<Key extends TextKey>(key: Key, ...[values]: Given<TextValues<Key>>): string {
  const message = messageOf(key);
  if (typeof message === 'string') return message;
  return message.plain === null ? String(message.format.format(values)) : joined(message.plain, values);
}

/** A message as markup, escaped but for the markup put into its gaps and around its parts in tags. */
export function tell<Key extends MessageKey>(key: Key, ...[values]: Given<MarkupValues<Key>>): Markup {
  const message = messageOf(key);
  if (typeof message === 'string') return html`${message}`;
  const parts = message.format.format(wrapped(values ?? {}));
  return html`${parts as Interpolation}`;
}

/** The sentence of a code of errors, as `errorSentence` says it in English. */
export function sayError(code: ErrorCode, subject?: string): string {
  const says = CATALOGUES[spokenLanguage()]['errors']?.[code];
  if (says === undefined) return errorSentence(code, subject);
  return subject === undefined || subject === '' ? says : `${subject}: ${says}`;
}

/** Tags get what stands in them as one piece of markup. */
function wrapped(values: Readonly<Record<string, unknown>>): Record<string, never> {
  const entries = Object.entries(values).map(([gap, value]) => [
    gap,
    typeof value === 'function' ? (inner: Interpolation) => value(html`${inner}`) : value,
  ]);
  return Object.fromEntries(entries);
}

/**
 * A message with gaps, ready to be said. `plain` are its pieces where it is nothing but words and gaps, as most are: joining them takes a
 * tenth of the time that the rules of plurals and dates take, and a page of results says hundreds.
 */
type MadeMessage = { format: IntlMessageFormat; plain: readonly Piece[] | null };
type Piece = string | { gap: string };

const MADE = new Map<LanguageTag, Map<MessageKey, string | MadeMessage>>();

/** A message ready to be said; one without gaps is its text. Of one that a language lacks, the English. */
function messageOf(key: MessageKey): string | MadeMessage {
  const language = spokenLanguage();
  const made = MADE.get(language) ?? new Map<MessageKey, string | MadeMessage>();
  MADE.set(language, made);
  const known = made.get(key);
  if (known !== undefined) return known;
  const [file = '', name = ''] = splitKey(key);
  const text = CATALOGUES[language][file]?.[name] ?? CATALOGUES.en[file]?.[name] ?? key;
  const format = new IntlMessageFormat(text, LANGUAGES[language].locale);
  const plain = piecesOf(format);
  const message = plain?.every((piece) => typeof piece === 'string') ? plain.join('') : { format, plain };
  made.set(key, message);
  return message;
}

/** The types of parts of a message that are text and plain gaps, as the parser of ICU messages numbers them. */
const LITERAL = 0;
const ARGUMENT = 1;

function piecesOf(format: IntlMessageFormat): Piece[] | null {
  const pieces: Piece[] = [];
  for (const part of format.getAst()) {
    if (part.type === LITERAL) pieces.push(part.value);
    else if (part.type === ARGUMENT) pieces.push({ gap: part.value });
    else return null;
  }
  return pieces;
}

function joined(pieces: readonly Piece[], values: Readonly<Record<string, unknown>> = {}): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : String(values[piece.gap]);
  return text;
}

function splitKey(key: string): [file: string, name: string] {
  const dot = key.indexOf('.');
  return [key.slice(0, dot), key.slice(dot + 1)];
}
