import { numberText, say } from '#words';
import { canKeep, dropWork, keptWorks, reviewKept } from './kept-works.ts';

/** The list of works that this browser keeps, each with a button that keeps it no longer. */
export class KeptWorksList extends HTMLElement {
  connectedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    if (!canKeep()) {
      this.#say(say('scripts.read-cannot-keep'));
      return;
    }
    // Without a way to the library, what was kept stays as it was.
    await reviewKept().catch(() => undefined);
    const works = await keptWorks();
    this.#say(say('scripts.read-works-kept', { count: works.length }));
    if (works.length === 0) return;
    const list = document.createElement('ul');
    list.className = 'kept-works';
    for (const { id, title, address, bytes } of works) {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = title;
      const size = document.createElement('span');
      size.className = 'quiet';
      size.textContent = say('scripts.read-kept-size', { size: numberText(Math.ceil(bytes / 1024)) });
      const drop = document.createElement('button');
      drop.className = 'plain';
      drop.textContent = say('scripts.read-drop');
      drop.setAttribute('aria-label', say('scripts.read-drop-work', { title }));
      drop.addEventListener('click', () => void this.#drop(id));
      const row = document.createElement('li');
      row.append(link, ' ', size, ' ', drop);
      list.append(row);
    }
    this.append(list);
  }

  async #drop(id: string): Promise<void> {
    await dropWork(id);
    await this.#show();
    this.querySelector('p')?.focus();
  }

  /** Says how many there are, in the place of all that stood here. */
  #say(words: string): void {
    const line = document.createElement('p');
    line.tabIndex = -1;
    line.textContent = words;
    this.replaceChildren(line);
  }
}
