import { say } from '#words';

/**
 * Follows an import at `data-address` and writes what is said into the elements that name its fields. When the import comes
 * to stand otherwise than `data-state`, the page is loaded anew. Every tenth is said aloud.
 */
export class ImportProgress extends HTMLElement {
  #source: EventSource | undefined;
  #said = 0;

  connectedCallback(): void {
    const { address, state } = this.dataset;
    if (address === undefined) return;
    this.#source = new EventSource(address);
    this.#source.addEventListener('message', ({ data }) => {
      const words = JSON.parse(String(data)) as Record<string, string | number>;
      if (words['state'] === state) this.#show(words);
      else {
        this.#source?.close();
        location.reload();
      }
    });
  }

  disconnectedCallback(): void {
    this.#source?.close();
  }

  #show(words: Record<string, string | number>): void {
    for (const place of this.querySelectorAll<HTMLElement>('[data-field]'))
      place.textContent = String(words[place.dataset['field'] ?? ''] ?? '');
    const bar = this.querySelector('progress');
    if (bar === null) return;
    bar.max = Number(words['most']);
    bar.value = Number(words['value']);
    const tenth = Math.floor((bar.value / bar.max) * 10);
    const status = this.querySelector('[role="status"]');
    if (tenth <= this.#said || status === null) return;
    this.#said = tenth;
    status.textContent = say('scripts.work-read', { percent: tenth * 10, files: words['files'] ?? '' });
  }
}
