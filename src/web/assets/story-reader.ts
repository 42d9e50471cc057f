import { say } from '#words';
import { progressWords } from '../parts/reading-time.ts';
import { isForPage, showKeys } from './page-keys.ts';
import { QuoteSelection } from './quote-selection.ts';

/** Milliseconds from the first movement until the place is kept, at most once in so long. */
const KEEP_AFTER = 4_000;
/** Pixels below the bar that stays above the text, where what is read begins: a little below where blocks come that are gone to. */
const BELOW_BAR = 32;

/** A chapter of the page, the words of the work before it, and its letters. */
type Chapter = { position: number; words: number; before: number; letters: number };
/** A block of a chapter; `above` are the chapter's letters before it. */
type Block = { element: HTMLElement; chapter: Chapter; above: number; letters: number };

/**
 * A story that is read: keeps the reader's place as they read (`data-keep` is the address), says how far they are in the line above,
 * and goes from paragraph to paragraph with `j` and `k`. What is selected can be quoted as from `data-cite`, whose chapters are at
 * `data-chapter-at`. `data-words` are those of the work, `data-before` those before the first
 * chapter of the page.
 */
export class StoryReader extends HTMLElement {
  #blocks: Block[] = [];
  #kept = '';
  #keeping = 0;
  #isPending = false;
  #isLeft = false;
  #drawing = false;
  #quotes: QuoteSelection | null = null;

  connectedCallback(): void {
    this.#blocks = blocksOf(
      this.querySelectorAll<HTMLElement>('.chapter'),
      Number(this.dataset['before'] ?? 0),
    );
    addEventListener('scroll', this.#moved, { passive: true });
    addEventListener('keydown', this.#press);
    document.addEventListener('visibilitychange', this.#leave);
    this.#offerPlace();
    this.#offerKeys();
    this.#closePanel();
    this.#offerQuotes();
    this.addEventListener('click', showPicture);
    // A place that the reader keeps by a button is not to be overtaken by where the page was.
    this.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) this.#isLeft = true;
    });
    this.#moved();
  }

  disconnectedCallback(): void {
    removeEventListener('scroll', this.#moved);
    removeEventListener('keydown', this.#press);
    document.removeEventListener('visibilitychange', this.#leave);
    this.#stopKeeping();
    this.#quotes?.disconnect();
  }

  /** Changes how the page looks, and leaves what is being read where it is. */
  holdWhile(change: () => void): void {
    const block = this.#blocks[this.#current()];
    const before = block?.element.getBoundingClientRect().top ?? 0;
    change();
    const after = block?.element.getBoundingClientRect().top ?? 0;
    if (before < innerHeight) scrollBy({ top: after - before, behavior: 'instant' });
  }

  readonly #moved = (): void => {
    if (!this.#isPending) {
      this.#isPending = true;
      this.#keeping = window.setTimeout(() => this.#keep(), KEEP_AFTER);
    }
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#draw();
    });
  };

  readonly #leave = (): void => {
    if (document.visibilityState === 'hidden' && this.#isPending && !this.#isLeft) this.#keep();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if ((event.key !== 'j' && event.key !== 'k') || !isForPage(event, FIELDS)) return;
    event.preventDefault();
    const tops = this.#blocks.map(({ element }) => element.getBoundingClientRect().top);
    const line = this.#line();
    const to =
      event.key === 'j'
        ? tops.findIndex((top) => top > line)
        : tops.findLastIndex((top) => top < line - BELOW_BAR / 2);
    this.#blocks[to]?.element.scrollIntoView({ behavior: 'instant', block: 'start' });
  };

  #stopKeeping(): void {
    clearTimeout(this.#keeping);
    this.#isPending = false;
  }

  /** Sends where the reader is, once they came to the text. */
  #keep(): void {
    this.#stopKeeping();
    const { keep } = this.dataset;
    const fields = this.#place();
    if (keep === undefined || fields === null) return;
    const place = new URLSearchParams(fields).toString();
    if (place === this.#kept) return;
    this.#kept = place;
    navigator.sendBeacon(
      keep,
      new URLSearchParams({ set: 'yes', following: 'yes', quiet: 'yes', ...fields }),
    );
  }

  /** The chapter and block at the top of the window; null while the text is still below it. */
  #place(): { chapter: string; paragraph: string } | null {
    const block = this.#blocks[this.#current()]?.element;
    if (block === undefined || block.getBoundingClientRect().top > innerHeight * 0.75) return null;
    const [, chapter = '', paragraph = ''] = /^p(\d+)-(\d+)$/.exec(block.id) ?? [];
    return { chapter, paragraph };
  }

  #draw(): void {
    const block = this.#blocks[this.#current()];
    if (block === undefined) return;
    const { words = '0', pace = '240', chapters = '1' } = this.dataset;
    const { chapter } = block;
    const within = wordsRead(block, this.#line());
    const workBefore = chapter.before + within;
    const said = progressWords({
      chapter: chapter.position,
      chapters: Number(chapters),
      chapterWords: chapter.words,
      chapterBefore: within,
      workWords: Number(words),
      workBefore,
      pace: Number(pace),
    });
    this.#showProgress(said);
    const bar = this.querySelector('progress');
    if (bar !== null) bar.value = workBefore;
  }

  #showProgress(said: readonly string[]): void {
    const line = this.querySelector('.progress-line');
    if (line === null || line.textContent.trim() === said.join(' ')) return;
    const parts = said.flatMap((words) => {
      const part = document.createElement('span');
      part.textContent = words;
      return [part, ' '];
    });
    line.replaceChildren(...parts);
  }

  /** The first block that ends below the line; blocks stand in order, so half of them are left each time. */
  #current(): number {
    const line = this.#line();
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const isAbove = (this.#blocks[middle]?.element.getBoundingClientRect().bottom ?? 0) <= line;
      if (isAbove) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the text begins in the window: below the bar that stays there. */
  #line(): number {
    const bar = this.querySelector('.reading-bar');
    return Math.max(0, Math.min(bar?.getBoundingClientRect().bottom ?? 0, STUCK)) + BELOW_BAR;
  }

  /** The button in the panel keeps the very paragraph, and the page stays. */
  #offerPlace(): void {
    const form = this.querySelector<HTMLFormElement>('.keep-place');
    if (form === null) return;
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const first = String(new FormData(form).get('chapter'));
      const fields = this.#place() ?? { chapter: first, paragraph: '1' };
      const body = new URLSearchParams({ set: 'yes', quiet: 'yes', ...fields });
      const announce = (words: string) => {
        const says = form.querySelector('[role="status"]');
        if (says !== null) says.textContent = words;
      };
      fetch(form.action, { method: 'POST', body })
        .then(({ ok }) => announce(ok ? say('scripts.read-kept') : say('scripts.read-not-kept')))
        .catch(() => announce(say('scripts.read-not-kept')));
    });
  }

  /** The panel is not to lie over what has the focus: it closes when the reader goes on, or with Escape. */
  #closePanel(): void {
    const panel = this.querySelector<HTMLDetailsElement>('.reading-panel');
    if (panel === null) return;
    const isOutside = (target: EventTarget | null) => target instanceof Node && !panel.contains(target);
    panel.addEventListener('focusout', ({ relatedTarget }) => {
      if (isOutside(relatedTarget)) panel.open = false;
    });
    this.addEventListener('pointerdown', ({ target }) => {
      if (isOutside(target)) panel.open = false;
    });
    panel.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !panel.open) return;
      panel.open = false;
      panel.querySelector('summary')?.focus();
    });
  }

  #offerQuotes(): void {
    const { cite, chapterAt } = this.dataset;
    if (cite === undefined || chapterAt === undefined) return;
    this.#quotes ??= new QuoteSelection(this, { cite, chapters: chapterAt });
    this.#quotes.connect();
  }

  #offerKeys(): void {
    const actions = this.querySelector('live-settings .actions');
    if (actions === null || document.documentElement.dataset['keys'] === 'off') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = say('scripts.keys-heading');
    button.addEventListener('click', showKeys);
    actions.append(button);
  }
}

/** No bar that stays is higher; one that does not stay is no bar to read below. */
const STUCK = 36;
const FIELDS = 'input, textarea, select, [contenteditable]';

/** The blocks of all chapters; `before` are the words of the work before the first of them. */
function blocksOf(sections: Iterable<HTMLElement>, before: number): Block[] {
  const blocks: Block[] = [];
  let read = before;
  for (const section of sections) {
    const { chapter: position = '1', words = '0' } = section.dataset;
    const chapter = { position: Number(position), words: Number(words), before: read, letters: 0 };
    for (const element of section.querySelectorAll<HTMLElement>('.text > [id]')) {
      const letters = element.textContent.length;
      blocks.push({ element, chapter, above: chapter.letters, letters });
      chapter.letters += letters;
    }
    read += chapter.words;
  }
  return blocks;
}

/** Words of a chapter before a line in one of its blocks, as the letters share them. */
function wordsRead({ element, chapter, above, letters }: Block, line: number): number {
  const { top, height } = element.getBoundingClientRect();
  const share = height > 0 ? Math.max(0, Math.min(1, (line - top) / height)) : 0;
  return chapter.letters === 0
    ? 0
    : Math.round((chapter.words * (above + share * letters)) / chapter.letters);
}

/** A picture that was asked for comes in the place of the link to it. */
function showPicture(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a.picture-link') : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const picture = document.createElement('img');
  picture.src = link.href;
  picture.alt = link.dataset['alt'] ?? '';
  (link.closest('.alt') ?? link).replaceWith(picture);
}
