import { say } from '#words';
import { isForPage } from './page-keys.ts';

/** Milliseconds that a selection must rest before the button comes: not while it is still being drawn. */
const REST = 300;
const UNSEEN = 'visually-hidden';
const FIELDS = 'input, textarea, select, [contenteditable]';
/** What stands among the words of a story and is not of it. */
const NO_WORDS = 'a.picture-link, button, form, img, summary';

/** What is quoted: the work with its creators, and the address of its chapters without their number. */
type QuotedWork = { cite: string; chapters: string };

/** A block of a story, as far as it is selected. */
type Part = { element: HTMLElement; words: DocumentFragment };

/**
 * Offers a button while words of a story are selected: it copies them as a quotation with the work, its creators and the address of
 * the passage, as text and as HTML. The button is the next thing that Tab comes to, and stands behind the chapter's text; `q` presses it.
 */
export class QuoteSelection {
  readonly #story: HTMLElement;
  readonly #work: QuotedWork;
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('span');
  #range: Range | null = null;
  #resting = 0;

  constructor(story: HTMLElement, work: QuotedWork) {
    this.#story = story;
    this.#work = work;
    this.#button.type = 'button';
    this.#button.className = 'quote-selection';
    this.#button.textContent = say('scripts.read-quote');
    this.#button.setAttribute('aria-keyshortcuts', 'q');
    // What is selected stays so when the button is pressed.
    this.#button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => this.#copy());
    this.#button.addEventListener('blur', this.#changed);
    this.#status.className = UNSEEN;
    this.#status.setAttribute('role', 'status');
    story.append(this.#status);
  }

  /** Begins to follow what is selected. */
  connect(): void {
    document.addEventListener('selectionchange', this.#changed);
    addEventListener('keydown', this.#press);
  }

  /** Follows it no more. */
  disconnect(): void {
    document.removeEventListener('selectionchange', this.#changed);
    removeEventListener('keydown', this.#press);
    clearTimeout(this.#resting);
  }

  readonly #changed = (): void => {
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.#look(), REST);
  };

  readonly #press = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    // To click into a text gives the focus to the part of the page around it, from whose beginning Tab would go on.
    if (
      key === 'Tab' &&
      !shiftKey &&
      this.#button.isConnected &&
      document.activeElement?.contains(this.#story)
    ) {
      event.preventDefault();
      this.#button.focus();
      return;
    }
    if (key !== 'q' || !isForPage(event, FIELDS)) return;
    this.#look();
    if (this.#range === null) return;
    event.preventDefault();
    this.#copy();
  };

  #look(): void {
    const range = selectedRange(this.#story);
    const text = range === null ? null : lastText(range, this.#story);
    if (text === null) {
      // Who has come to the button by the keyboard is to find it there.
      if (document.activeElement !== this.#button) this.#hide();
      return;
    }
    this.#range = range;
    if (text.nextElementSibling === this.#button) return;
    if (!this.#button.isConnected) this.#announce(say('scripts.read-may-quote'));
    text.after(this.#button);
  }

  #hide(): void {
    this.#range = null;
    this.#button.remove();
    this.#announce('');
  }

  #announce(words: string): void {
    this.#status.className = UNSEEN;
    this.#status.textContent = words;
  }

  #copy(): void {
    const parts = this.#range === null ? [] : partsOf(this.#range, this.#story);
    const [first] = parts;
    const isCopied =
      first !== undefined && copy(quotationOf(parts, this.#work, addressOf(first.element, this.#work)));
    this.#announce(isCopied ? say('scripts.read-quoted') : say('scripts.read-not-quoted'));
    this.#status.className = 'quote-status';
  }
}

/** What is selected, where it begins or ends in the story. */
function selectedRange(story: HTMLElement): Range | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(story) && range.toString().trim() !== '' ? range.cloneRange() : null;
}

/** The last text of a chapter that a range has a part of. */
function lastText(range: Range, story: HTMLElement): Element | null {
  const texts = [...story.querySelectorAll('.chapter > .text')];
  return texts.findLast((text) => [...text.children].some((block) => range.intersectsNode(block))) ?? null;
}

/** The blocks of a range, each as far as it is in it; none without words. */
function partsOf(range: Range, story: HTMLElement): Part[] {
  return [...story.querySelectorAll<HTMLElement>('.chapter > .text > [id]')]
    .filter((element) => range.intersectsNode(element))
    .map((element) => ({ element, words: wordsOf(range, element) }))
    .filter(({ words }) => words.textContent.trim() !== '');
}

function wordsOf(range: Range, element: HTMLElement): DocumentFragment {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0)
    part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0)
    part.setEnd(range.endContainer, range.endOffset);
  const words = part.cloneContents();
  for (const one of words.querySelectorAll(NO_WORDS)) one.remove();
  return words;
}

function addressOf(block: HTMLElement, { chapters }: QuotedWork): string {
  const chapter = block.closest<HTMLElement>('.chapter')?.dataset['chapter'] ?? '1';
  return new URL(`${chapters}${chapter}#${block.id}`, location.href).href;
}

/** A quotation as text and as HTML. */
type Quotation = { 'text/plain': string; 'text/html': string };

function quotationOf(parts: readonly Part[], { cite }: QuotedWork, address: string): Quotation {
  const text = parts.map(({ words }) => words.textContent.trim()).join('\n\n');
  const quote = document.createElement('blockquote');
  quote.cite = address;
  for (const { element, words } of parts) {
    const block = document.createElement(element.localName);
    block.append(words);
    for (const one of block.querySelectorAll('*'))
      for (const { name } of [...one.attributes])
        if (name !== 'lang' && name !== 'dir') one.removeAttribute(name);
    quote.append(block);
  }
  const source = document.createElement('p');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = cite;
  source.append('— ', link);
  return {
    'text/plain': say('scripts.read-quotation', { text, cite, address }),
    'text/html': quote.outerHTML + source.outerHTML,
  };
}

/** Copies by the event that browsers have for it: their newer way does not work over plain HTTP, as which a telephone has a library. */
function copy(quotation: Quotation): boolean {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    for (const [type, data] of Object.entries(quotation)) event.clipboardData?.setData(type, data);
  };
  document.addEventListener('copy', put);
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return isCopied;
}
