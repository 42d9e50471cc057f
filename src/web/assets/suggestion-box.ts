import { numberText, say } from '#words';

/** A name that may be meant, as `/suggest` answers it. */
export type Suggestion = {
  name: string;
  shown: string;
  condition: string;
  works: number;
  alias: string | null;
  fandoms: readonly string[];
};

/** What is being typed: behind which field, and of works in which fandoms. */
export type Typed = { field: string; text: string; fandoms: readonly string[] };

/** Milliseconds without a key before names are asked for. */
const PAUSE = 120;
let made = 0;

/**
 * A text field with a list of names that may be meant: a combobox as ARIA 1.2 has it, whose focus stays in the field. The arrow keys
 * go through the list, Enter takes a name, Escape closes the list. Without this the field is a plain one.
 */
export abstract class SuggestionBox extends HTMLElement {
  #input: HTMLInputElement | null = null;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('span');
  #found: readonly Suggestion[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  /** What names are to be found for; null where none are. */
  protected abstract typedIn(input: HTMLInputElement): Typed | null;
  /** Puts a name that was chosen in its place. */
  protected abstract take(input: HTMLInputElement, suggestion: Suggestion): void;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (input === null || this.#input !== null) return;
    this.#input = input;
    made += 1;
    this.#list.id = `suggestions-${made}`;
    this.#list.role = 'listbox';
    this.#list.ariaLabel = say('scripts.find-suggestions');
    this.#list.hidden = true;
    this.#status.ariaLive = 'polite';
    this.#status.className = 'visually-hidden';
    this.append(this.#list, this.#status);
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.ariaExpanded = 'false';
    input.setAttribute('aria-controls', this.#list.id);
    input.addEventListener('input', () => this.#askSoon());
    input.addEventListener('keydown', (event) => this.#press(event));
    input.addEventListener('blur', () => this.#close());
    // A press on the list must not take the focus, which would count as the end of typing.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role="option"]') : null;
      if (option !== null) this.#choose([...this.#list.children].indexOf(option));
    });
  }

  disconnectedCallback(): void {
    this.#close();
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (this.#isOpen) this.#move(key === 'ArrowDown' ? 1 : -1);
      else void this.#ask();
    } else if (key === 'Enter' && this.#isOpen && this.#active >= 0) this.#choose(this.#active);
    else if (key === 'Escape' && this.#isOpen) this.#close();
    else return;
    event.preventDefault();
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE);
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const typed = this.#input === null ? null : this.typedIn(this.#input);
    if (typed === null || typed.text.trim() === '') {
      this.#close();
      return;
    }
    const request = new AbortController();
    this.#request = request;
    const found = await namesFor(typed, request.signal);
    if (!request.signal.aborted) this.#show(found);
  }

  #show(found: readonly Suggestion[]): void {
    this.#found = found;
    this.#list.replaceChildren(
      ...found.map((suggestion, place) => {
        const option = optionOf(suggestion);
        option.id = `${this.#list.id}-${place}`;
        return option;
      }),
    );
    this.#list.hidden = found.length === 0;
    this.#activate(-1);
    if (this.#input !== null) this.#input.ariaExpanded = String(this.#isOpen);
    this.#status.textContent = say('scripts.find-names', { count: found.length });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (this.#isOpen) this.#show([]);
    this.#status.textContent = '';
  }

  /** Beyond the last name is the field itself, and behind it the first. */
  #move(step: number): void {
    const places = this.#found.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  #activate(place: number): void {
    this.#active = place;
    for (const [index, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(index === place);
      if (index === place) option.scrollIntoView({ block: 'nearest' });
    }
    if (place < 0) this.#input?.removeAttribute('aria-activedescendant');
    else this.#input?.setAttribute('aria-activedescendant', `${this.#list.id}-${place}`);
  }

  #choose(place: number): void {
    const suggestion = this.#found[place];
    this.#close();
    if (this.#input === null || suggestion === undefined) return;
    this.take(this.#input, suggestion);
  }
}

/** None where the library does not answer, or another request has taken this one's place. */
async function namesFor({ field, text, fandoms }: Typed, signal: AbortSignal): Promise<Suggestion[]> {
  const parameters = new URLSearchParams({ field, q: text.trim().slice(0, 200) });
  for (const fandom of fandoms) parameters.append('fandom', fandom);
  try {
    const reply = await fetch(`/suggest?${parameters.toString()}`, { signal });
    if (!reply.ok) return [];
    const { names } = (await reply.json()) as { names: Suggestion[] };
    return names;
  } catch {
    return [];
  }
}

function optionOf({ shown, works, alias, fandoms }: Suggestion): HTMLLIElement {
  const option = document.createElement('li');
  option.role = 'option';
  const number = part('works', numberText(works));
  number.append(part('visually-hidden', ` ${say('scripts.find-works', { count: works })}`));
  option.append(part('name', shown), ' ', number);
  const more = [
    ...(alias === null ? [] : [say('scripts.find-also-called', { name: alias })]),
    ...(fandoms.length === 0 ? [] : [say('scripts.find-in', { fandoms: fandoms.join(', ') })]),
  ];
  if (more.length > 0) option.append(' ', part('more', more.join('; ')));
  return option;
}

function part(name: string, text: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
