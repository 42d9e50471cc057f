import { cleanControls } from '#text';
import type { PictureShelf } from '../picture-shelf.ts';
import { storyBlocks } from './blocks.ts';
import { changeCharacter, fontOf, marksOf, PLAIN } from './character-style.ts';
import { isWideCharset } from './charsets.ts';
import { Flow } from './flow.ts';
import { FontTable } from './fonts.ts';
import { type Group, outermostGroup } from './group.ts';
import { HtmlSource } from './html-source.ts';
import { LossCount } from './loss-count.ts';
import { openDestination } from './open-destination.ts';
import { changeParagraph } from './paragraph-style.ts';
import type { DocumentInfo, ReadingState } from './reading-state.ts';
import { RunBytes } from './run-bytes.ts';
import { StyleSheet } from './styles.ts';
import { CHARACTER_SYMBOLS, CHARACTER_WORDS } from './symbols.ts';
import { Tokens } from './tokens.ts';

/** Groups within groups; the deepest real files have about 30. What is deeper is read as if it had no braces. */
const MAX_DEPTH = 1000;
/** Characters of a field's instruction, a title or a list's mark. */
const LONGEST_CAPTURE = 20_000;
/** Groups that never close are looked for to the end of the file only so many times. */
const MOST_RECOVERIES = 20;

/** Most text has none of these. */
const MAY_HAVE_CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/;

/** Reads a file token by token and gathers its text, as RTF readers are told to (RTF 1.9.1, "Conventions of an RTF Reader"). */
export class Interpreter implements ReadingState {
  readonly losses = new LossCount();
  readonly fonts = new FontTable();
  readonly styles = new StyleSheet();
  readonly html = new HtmlSource();
  readonly info: DocumentInfo = {};
  readonly pictures: PictureShelf;
  readonly tokens: Tokens;
  propertyName = '';
  notes = 0;
  readonly #story = new Flow();
  readonly #stack: Group[] = [];
  readonly #pending: RunBytes;
  #group: Group;
  #starred = false;
  /** Characters still to be passed over after `\u`. */
  #skip = 0;
  #tooDeep = 0;
  #recoveries = 0;
  #ended = false;
  /** Where the last paragraph of the file ends. */
  #lastPar: number | null = null;
  #lastBrace: number | null = null;

  constructor(bytes: Uint8Array, from: number, rawIsUtf8: boolean, pictures: PictureShelf) {
    this.tokens = new Tokens(bytes, from);
    this.pictures = pictures;
    this.#pending = new RunBytes(rawIsUtf8);
    this.#group = outermostGroup(this.#story);
  }

  get group(): Group {
    return this.#group;
  }

  /** Reads to the end; answers the blocks of the story. */
  read() {
    for (let kind = this.tokens.next(); kind !== 'end'; kind = this.tokens.next()) {
      if (kind === 'text') this.#readBytes(this.tokens.start, this.tokens.end);
      else if (kind === 'byte') this.#readByte(this.tokens.byte);
      else if (kind === 'symbol' && '\\{}'.includes(this.tokens.name))
        this.#readByte(this.tokens.name.charCodeAt(0));
      else if (!this.#readMark(kind)) break;
    }
    this.#flush();
    if (!this.#ended) this.losses.add('FL-LOSS-CUT');
    while (this.#stack.length > 0) this.#close();
    return storyBlocks(this.#story.finish(this.#group.paragraph), (style) => this.styles.outlineOf(style));
  }

  #readMark(kind: 'open' | 'close' | 'word' | 'symbol' | 'binary'): boolean {
    this.#flush();
    const starred = this.#starred;
    this.#starred = false;
    if (kind === 'open') this.#open();
    else if (kind === 'close') return this.#readClose();
    else if (kind === 'binary') this.#readBinary();
    else if (kind === 'symbol') this.#readSymbol(this.tokens.name);
    else this.#readWord(this.tokens.name, this.tokens.parameter, starred);
    return true;
  }

  #open(): void {
    this.#skip = 0;
    if (this.#stack.length >= MAX_DEPTH) {
      if (this.#tooDeep === 0) this.losses.add('FL-LOSS-DEPTH');
      this.#tooDeep += 1;
      return;
    }
    this.#stack.push(this.#group);
    this.#group = { ...this.#group, fresh: true, close: null };
    if (this.#group.destination === 'styles') this.styles.begin();
  }

  /** False where the document ends and nothing that is text follows. */
  #readClose(): boolean {
    this.#skip = 0;
    if (this.#tooDeep > 0) this.#tooDeep -= 1;
    else if (this.#stack.length > 1) this.#close();
    else {
      this.#ended = true;
      return this.#goesOn();
    }
    return true;
  }

  /** After the last brace: text that goes on as before shows that a brace was one too many. */
  #goesOn(): boolean {
    const { bytes, position } = this.tokens;
    this.#lastPar ??= Math.max(bytes.lastIndexOf('\\par'), bytes.lastIndexOf('{\\rtf'));
    if (this.#lastPar >= position) return true;
    if (/[\p{L}\p{N}]/u.test(bytes.toString('latin1', position, position + 4096)))
      this.losses.add('FL-LOSS-AFTER-END');
    return false;
  }

  #close(): void {
    const outer = this.#stack.pop();
    if (outer === undefined) return;
    // Where the file ends too early, its last paragraph is set as the group that was cut says.
    if (this.#stack.length === 0 && this.#group.flow === this.#story) {
      outer.paragraph = this.#group.paragraph;
    }
    this.#group.close?.();
    this.#group = outer;
    outer.fresh = false;
  }

  #readSymbol(name: string): void {
    if (name === '*') {
      this.#starred = true;
      return;
    }
    if (name === '\n' || name === '\r') {
      this.#skip = 0;
      this.#endParagraph();
      return;
    }
    const character = CHARACTER_SYMBOLS.get(name);
    if (character !== undefined) this.#addCharacter(character);
  }

  #readWord(name: string, parameter: number | null, starred: boolean): void {
    if (name === 'u') {
      this.#readUnicode(parameter ?? 0);
      return;
    }
    const character = CHARACTER_WORDS.get(name);
    if (character !== undefined) {
      this.#addCharacter(character);
      return;
    }
    this.#skip = 0;
    if (this.#group.fresh && this.#stack.length > 1 && openDestination(this, name, starred)) return;
    if (this.#readTable(name, parameter) || this.#readStructure(name, parameter)) return;
    const style = changeCharacter(this.#group.character, name, parameter);
    if (style !== null) this.#group.character = style;
    else {
      const paragraph = changeParagraph(this.#group.paragraph, name, parameter);
      if (paragraph !== null) this.#group.paragraph = paragraph;
      else this.#readDocumentWord(name, parameter);
    }
  }

  /** Words inside the font table and the style sheet. */
  #readTable(name: string, parameter: number | null): boolean {
    if (this.#group.destination === 'fonts') {
      if (name === 'f') this.fonts.define(parameter ?? 0);
      else if (name === 'pard') this.#leaveTable();
      else if (name === 'fcharset' || name === 'cpg') this.fonts.describe(name, parameter ?? 0);
      else return false;
      return true;
    }
    if (this.#group.destination !== 'styles') return false;
    this.styles.describe(name, parameter);
    return name === 's' || name === 'outlinelevel';
  }

  #readStructure(name: string, parameter: number | null): boolean {
    const { flow, paragraph } = this.#group;
    switch (name) {
      case 'par':
        this.#endParagraph();
        return true;
      case 'line':
      case 'lbr':
        this.#addCharacter('\n');
        return true;
      case 'sect':
      case 'page':
        if (this.#isBody()) flow.addDivision(paragraph);
        else if (name === 'sect') this.#endParagraph();
        return true;
      case 'cell':
        if (this.#isBody()) flow.endCell(paragraph);
        return true;
      case 'row':
        if (this.#isBody()) flow.endRow();
        return true;
      case 'nestcell':
        this.#addCharacter('\t');
        return true;
      case 'nestrow':
        this.#addCharacter('\n');
        return true;
      case 'chftn':
        this.#addCharacter(String(this.#group.side === null ? this.notes + 1 : this.notes));
        return true;
      case 'ftnalt':
        if (this.#group.side !== null) this.#group.side.isEndnote = true;
        return true;
      case 'htmlrtf':
        this.#group.beyondHtml = parameter !== 0;
        return true;
      default:
        return false;
    }
  }

  #readDocumentWord(name: string, parameter: number | null): void {
    const { fonts } = this;
    if (name === 'uc') this.#group.fallbackLength = Math.min(Math.max(parameter ?? 1, 0), 32);
    else if (name === 'ansicpg' && parameter !== null && parameter > 0) fonts.page = parameter;
    else if (name === 'mac') fonts.page = 10_000;
    else if (name === 'pc') fonts.page = 437;
    else if (name === 'pca') fonts.page = 850;
    else if (name === 'deff') fonts.defaultFont = parameter ?? 0;
    else if (name === 'fromhtml') this.html.isSource = parameter !== 0;
  }

  #readUnicode(parameter: number): void {
    const code = parameter < 0 ? parameter + 0x1_0000 : parameter;
    this.#skip = 0;
    if (code >= 0xf020 && code <= 0xf0ff && this.#charset().kind === 'signs') {
      this.#pending.add(Uint8Array.of(code & 0xff), 0, 1, false);
      this.#flush();
    } else if (code > 0 && code <= 0x10_ffff) {
      this.#emit(code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code));
    }
    this.#skip = this.#group.fallbackLength;
  }

  #addCharacter(character: string): void {
    if (this.#skip > 0) this.#skip -= 1;
    else this.#emit(character);
  }

  #readBytes(start: number, end: number): void {
    const skipped = Math.min(this.#skip, end - start);
    this.#skip -= skipped;
    if (skipped === end - start) return;
    const { picture, destination } = this.#group;
    if (destination === 'picture') picture?.addHex(this.tokens.bytes, start + skipped, end);
    else this.#wait(this.tokens.bytes, start + skipped, end, true);
  }

  #readByte(byte: number): void {
    if (this.#skip > 0) this.#skip -= 1;
    else this.#wait(Uint8Array.of(byte), 0, 1, false);
  }

  #readBinary(): void {
    const { start, end, bytes } = this.tokens;
    if (this.#group.destination === 'picture') this.#group.picture?.addBytes(bytes.subarray(start, end));
  }

  #wait(bytes: Uint8Array, start: number, end: number, raw: boolean): void {
    this.#group.fresh = false;
    if (this.#pending.parts(raw)) this.#flush();
    const charset = this.#charset();
    this.tokens.wide = charset.kind === 'charset' && isWideCharset(charset.charset);
    this.#pending.add(bytes, start, end, raw);
  }

  #charset() {
    const { destination, character } = this.#group;
    return this.fonts.charsetOf(destination === 'body' || destination === 'marker' ? fontOf(character) : -1);
  }

  #flush(): void {
    if (!this.#pending.isEmpty) this.#emit(this.#pending.take(this.#charset()));
  }

  #emit(raw: string): void {
    const group = this.#group;
    group.fresh = false;
    const text = this.#withoutControls(raw);
    if (text === '') return;
    if (group.destination === 'fonts') this.fonts.name(text);
    else if (group.destination === 'styles') this.styles.name(text);
    else if (group.capture !== null) {
      if (group.capture.text.length < LONGEST_CAPTURE) group.capture.text += text;
    } else if (group.destination === 'body') this.#emitBody(text);
  }

  #emitBody(text: string): void {
    const { flow, character, href, beyondHtml } = this.#group;
    if (!beyondHtml) this.html.addText(text);
    if (character.hidden || character.deleted) {
      if (text.trim() !== '') this.losses.add('FL-LOSS-HIDDEN');
      return;
    }
    if (text.includes('\ufffd')) this.losses.add('FL-LOSS-CHARACTERS');
    if (!text.includes('\n')) {
      flow.addText(text, marksOf(character), href);
      return;
    }
    text.split('\n').forEach((line, index) => {
      if (index > 0) flow.addBreak();
      if (line !== '') flow.addText(line, marksOf(character), href);
    });
  }

  #withoutControls(raw: string): string {
    if (!MAY_HAVE_CONTROLS.test(raw)) return raw;
    const { text, removed } = cleanControls(raw);
    this.losses.add('FL-LOSS-CONTROL', removed);
    return text;
  }

  #isBody(): boolean {
    return this.#group.destination === 'body' && this.#group.capture === null;
  }

  #endParagraph(): void {
    const group = this.#group;
    if (group.capture !== null) group.capture.text += '\n';
    else if (group.destination === 'body') {
      if (!group.beyondHtml) this.html.addText('\n');
      group.flow.endParagraph(group.paragraph);
    } else if (group.destination === 'fonts' || group.destination === 'styles') this.#leaveTable();
  }

  /** A paragraph's end inside a table of fonts or styles: the brace that closes the table is missing. */
  #leaveTable(): void {
    for (const group of [...this.#stack, this.#group]) group.destination = 'body';
    this.losses.add('FL-LOSS-CUT');
  }

  /** Passes over the group; one that never closes ends where a paragraph begins. */
  skipGroup(): boolean {
    if (this.#recoveries > MOST_RECOVERIES) return false;
    const { tokens } = this;
    const from = tokens.position;
    const hadText = tokens.skipGroup();
    this.#lastBrace ??= tokens.bytes.lastIndexOf('}');
    // The last brace of the file belongs to the document: where a group within takes it, the group's own is missing.
    if (hadText !== null && tokens.position < this.#lastBrace) return hadText;
    if (hadText !== null && !tokens.bytes.subarray(from, tokens.position).includes('\\pard')) return hadText;
    tokens.position = from;
    this.#recoveries += 1;
    this.#group.destination = 'body';
    this.#group.capture = null;
    this.#group.character = PLAIN;
    if (!this.tokens.seek('pard')) this.#group.destination = 'skip';
    return false;
  }
}
