/** Keys that are pressed alone, for the page. A reader may switch them off. */
import { say, type TextKey } from '#words';

/** Whether a key is pressed for the page: alone, in none of the `fields`, and not in a dialog. */
export function isForPage(event: KeyboardEvent, fields: string): boolean {
  if (document.documentElement.dataset['keys'] === 'off') return false;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('dialog[open]') !== null) return false;
  return !(event.target instanceof Element && event.target.closest(fields));
}

/** A key, and the message of what it does. */
type Key = readonly [key: string, meaning: Extract<TextKey, `scripts.keys-${string}`>];

const STORY_KEYS: readonly Key[] = [
  ['n', 'scripts.keys-next-chapter'],
  ['p', 'scripts.keys-chapter-before'],
  ['j', 'scripts.keys-next-paragraph'],
  ['k', 'scripts.keys-paragraph-before'],
  ['q', 'scripts.keys-quote'],
];
const QUEUE_KEYS: readonly Key[] = [
  ['j', 'scripts.keys-next-one'],
  ['k', 'scripts.keys-one-before'],
  ['a', 'scripts.keys-accept'],
  ['r', 'scripts.keys-refuse'],
  ['u', 'scripts.keys-take-back'],
];
const PAGE_KEYS: readonly Key[] = [
  ['n', 'scripts.keys-next-page'],
  ['p', 'scripts.keys-page-before'],
];
const ANY_KEYS: readonly Key[] = [
  ['/', 'scripts.keys-search'],
  ['?', 'scripts.keys-these'],
];

/** Shows the keys of this page, until the dialog is closed; the focus goes back to where it was. */
export function showKeys(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-heading');
  const heading = document.createElement('h2');
  heading.id = 'keys-heading';
  heading.textContent = say('scripts.keys-heading');
  const close = document.createElement('button');
  close.textContent = say('scripts.keys-close');
  close.autofocus = true;
  close.addEventListener('click', () => dialog.close());
  dialog.append(heading, keyList(), wayOut(), close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function keyList(): HTMLElement {
  const list = document.createElement('dl');
  for (const [key, meaning] of [...keysOfPage(), ...ANY_KEYS]) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const said = document.createElement('dd');
    const cap = document.createElement('kbd');
    cap.textContent = key;
    term.append(cap);
    said.textContent = say(meaning);
    row.append(term, said);
    list.append(row);
  }
  return list;
}

function keysOfPage(): readonly Key[] {
  if (document.querySelector('story-reader')) return STORY_KEYS;
  return document.querySelector('proposal-queue') ? QUEUE_KEYS : PAGE_KEYS;
}

const GAP = '\0';

function wayOut(): HTMLElement {
  const way = document.createElement('p');
  const link = document.createElement('a');
  link.href = `/settings?${new URLSearchParams({ back: location.pathname + location.search })}#keys`;
  link.textContent = say('scripts.keys-settings');
  // Where the link stands in the sentence is for the language to say.
  const [before = '', after = ''] = say('scripts.keys-way-out', { settings: GAP }).split(GAP);
  way.append(before, link, after);
  return way;
}
