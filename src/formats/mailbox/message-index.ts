import { Buffer } from 'node:buffer';
import type { SourceFile } from '../collection.ts';
import { explodeDigest, mayBeDigest } from '../messages/digest.ts';
import { quotingOf, unquoteFrom } from '../messages/from-quoting.ts';
import { type MessageHeader, readHeader } from '../messages/header-fields.ts';
import type { MessageKind } from '../messages/judge-message.ts';
import type { PartNumber } from '../messages/part-number.ts';
import { type Posting, readPosting } from '../messages/posting.ts';
import { sampleText } from '../messages/sample-text.ts';
import type { Sender } from '../messages/sender.ts';
import { HEAD_BYTES, splitMailbox } from '../messages/split-mailbox.ts';
import { jsonItems } from './json-items.ts';
import { type Place, Places } from './places.ts';
import type { MailboxKind } from './recognise.ts';
import { yahooMessages } from './yahoo-message.ts';

/** What is left out of a mailbox, by kind. */
export type LeftOut = Record<
  Exclude<MessageKind, 'story' | 'reply'> | 'contents' | 'large' | 'outdated' | 'replies',
  number
>;

/** A digest larger than this is not taken apart. */
const LARGEST_DIGEST = 32 << 20;

/**
 * The messages of a collection in short. Of each story and reply one small object is kept, its names shared; of all else
 * only how many there were.
 */
export class MessageIndex {
  readonly postings: Posting<number>[] = [];
  readonly left: LeftOut = { notice: 0, chatter: 0, contents: 0, large: 0, outdated: 0, replies: 0 };
  /** Files that turned out to hold no message. */
  readonly others: SourceFile[] = [];
  readonly #files: readonly SourceFile[];
  readonly #kind: MailboxKind;
  readonly #places = new Places();
  readonly #texts = new Map<string, string>();
  readonly #parts = new Map<string, PartNumber>();
  readonly #senders = new Map<string, Sender>();
  /** Files of which a line proves that nothing in them is quoted. */
  readonly #bare = new Set<number>();
  #opened: { key: string; messages: Uint8Array[] } | null = null;

  constructor(files: readonly SourceFile[], kind: MailboxKind) {
    this.#files = files;
    this.#kind = kind;
  }

  /** Reads every file once. Yields how far it has come in each: bytes, and the number of the file. */
  async *build(): AsyncGenerator<{ file: number; bytes: number }> {
    for (const [number, file] of this.#files.entries()) {
      const before = this.postings.length + this.left.notice + this.left.chatter;
      yield* this.#kind === 'json' ? this.#readJson(file, number) : this.#readMbox(file, number);
      if (number > 0 && before === this.postings.length + this.left.notice + this.left.chatter)
        this.others.push(file);
    }
    this.#texts.clear();
    this.#senders.clear();
    this.#parts.clear();
  }

  /** The bytes of a message. */
  async bytesOf(number: number): Promise<Uint8Array> {
    const place = this.#places.at(number);
    if (this.#kind === 'mbox' && place.within === 0) return await this.#raw(place);
    const key = `${place.file} ${place.start}`;
    if (this.#opened?.key !== key) {
      const raw = await this.#raw(place);
      const messages = this.#kind === 'json' ? yahooMessages(raw) : await explodeDigest(raw);
      this.#opened = { key, messages: messages ?? [] };
    }
    return this.#opened.messages[Math.max(0, place.within - 1)] ?? new Uint8Array();
  }

  /** How many bytes a message has in its file. */
  sizeOf(number: number): number {
    const { start, end } = this.#places.at(number);
    return end - start;
  }

  async #raw({ file, start, end, counted }: Place): Promise<Uint8Array> {
    const source = this.#files[file];
    if (source === undefined) return new Uint8Array();
    const bytes = await source.read(start, end);
    return this.#kind === 'mbox' ? unquoteFrom(bytes, quotingOf(this.#bare.has(file), counted)) : bytes;
  }

  async *#readMbox(file: SourceFile, number: number): AsyncGenerator<{ file: number; bytes: number }> {
    let told = 0;
    for await (const { span, head } of splitMailbox(file)) {
      if (span.bare) this.#bare.add(number);
      const { start, end, counted } = span;
      const place = { file: number, start, end, within: 0, counted };
      const header = readHeader(head);
      const digest =
        mayBeDigest(header, sampleText(header, head)) && end - start <= LARGEST_DIGEST
          ? await explodeDigest(await this.#raw(place))
          : null;
      if (digest === null) this.#take(header, head, end - start, place);
      else this.#takeAll(digest, place);
      if (end - told > PROGRESS) {
        told = end;
        yield { file: number, bytes: told };
      }
    }
    yield { file: number, bytes: file.size };
  }

  async *#readJson(file: SourceFile, number: number): AsyncGenerator<{ file: number; bytes: number }> {
    let told = 0;
    for await (const { start, end } of jsonItems(file)) {
      const messages = yahooMessages(await file.read(start, end));
      if (messages !== null) this.#takeAll(messages, { file: number, start, end, within: 0, counted: false });
      if (end - told > PROGRESS) {
        told = end;
        yield { file: number, bytes: told };
      }
    }
    yield { file: number, bytes: file.size };
  }

  /** The messages of a digest, or of an exported object. */
  #takeAll(messages: readonly Uint8Array[], place: Place): void {
    if (this.#kind === 'mbox') this.left.contents += 1;
    messages.forEach((message, at) => {
      const head = message.subarray(0, HEAD_BYTES);
      this.#take(readHeader(head), head, message.length, { ...place, within: at + 1 });
    });
  }

  #take(header: MessageHeader, head: Uint8Array, length: number, place: Place): void {
    if (length > LARGEST_MESSAGE) {
      this.left.large += 1;
      return;
    }
    const posting = readPosting(header, head, length, 0);
    if (posting.kind === 'notice' || posting.kind === 'chatter') {
      this.left[posting.kind] += 1;
      return;
    }
    this.postings.push({
      ...posting,
      place: this.#places.add(place),
      titleKey: this.#shared(posting.titleKey),
      sender: this.#sharedSender(posting.sender),
      part: this.#sharedPart(posting.part),
      parents: posting.parents.length === 0 ? NONE : posting.parents,
    });
  }

  /** A copy that does not keep the text it was cut from, once for all messages. */
  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text, 'utf8').toString('utf8');
    this.#texts.set(copy, copy);
    return copy;
  }

  #sharedPart(part: PartNumber | null): PartNumber | null {
    if (part === null) return null;
    const key = `${part.n}-${part.to}/${part.of}${part.letter}`;
    const known = this.#parts.get(key) ?? part;
    this.#parts.set(key, known);
    return known;
  }

  #sharedSender({ name, nameKey, localKey }: Sender): Sender {
    const key = `${name ?? ''}\n${nameKey}\n${localKey}`;
    const known = this.#senders.get(key);
    if (known) return known;
    const sender = {
      name: name === null ? null : this.#shared(name),
      nameKey: this.#shared(nameKey),
      localKey: this.#shared(localKey),
    };
    this.#senders.set(Buffer.from(key, 'utf8').toString('utf8'), sender);
    return sender;
  }
}

const PROGRESS = 4 << 20;
/** A message larger than this is no text that anybody wrote. */
const LARGEST_MESSAGE = 48 << 20;
const NONE: number[] = [];
