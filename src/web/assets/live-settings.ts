import { StoryReader } from './story-reader.ts';

/**
 * A form of settings that shows each choice at once. With `data-keeps` it is also kept at once, so that a reader need not leave the
 * page; the form's own button is there again when that does not work.
 */
export class LiveSettings extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (form === null) return;
    this.#hideButton(form, true);
    form.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
      show(target.name, target.value);
      if (this.dataset['keeps'] !== undefined) this.#keep(form);
    });
  }

  #keep(form: HTMLFormElement): void {
    const body = new URLSearchParams({ quiet: 'yes' });
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    fetch(form.action, { method: 'POST', body })
      .then(({ ok }) => this.#hideButton(form, ok))
      .catch(() => this.#hideButton(form, false));
  }

  #hideButton(form: HTMLFormElement, hidden: boolean): void {
    const button = form.querySelector('button');
    if (button !== null && this.dataset['keeps'] !== undefined) button.hidden = hidden;
  }
}

/** The page looks so from now on; what is being read stays where it is. */
function show(setting: string, value: string): void {
  const { dataset } = document.documentElement;
  if (!(setting in dataset)) return;
  const reader = document.querySelector('story-reader');
  const change = () => {
    dataset[setting] = value;
  };
  if (reader instanceof StoryReader) reader.holdWhile(change);
  else change();
}
