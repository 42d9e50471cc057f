/** Keys that are pressed alone, for the page. A reader may switch them off. */

/** Whether a key is pressed for the page: alone, in none of the `fields`, and not in a dialog. */
export function isForPage(event: KeyboardEvent, fields: string): boolean {
  if (document.documentElement.dataset['keys'] === 'off') return false;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('dialog[open]') !== null) return false;
  return !(event.target instanceof Element && event.target.closest(fields));
}

const STORY_KEYS = [
  ['n', 'The next chapter'],
  ['p', 'The chapter before'],
  ['j', 'The next paragraph'],
  ['k', 'The paragraph before'],
];
const QUEUE_KEYS = [
  ['j', 'The next one'],
  ['k', 'The one before'],
  ['a', 'Accept'],
  ['r', 'Refuse'],
  ['u', 'Take back'],
];
const PAGE_KEYS = [
  ['n', 'The next page of a list'],
  ['p', 'The page before'],
];
const ANY_KEYS = [
  ['/', 'Search the library'],
  ['?', 'These keys'],
];

/** Shows the keys of this page, until the dialog is closed; the focus goes back to where it was. */
export function showKeys(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-heading');
  const heading = document.createElement('h2');
  heading.id = 'keys-heading';
  heading.textContent = 'Keys';
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.autofocus = true;
  close.addEventListener('click', () => dialog.close());
  dialog.append(heading, keyList(), wayOut(), close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function keyList(): HTMLElement {
  const list = document.createElement('dl');
  for (const [key = '', meaning = ''] of [...keysOfPage(), ...ANY_KEYS]) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const said = document.createElement('dd');
    const cap = document.createElement('kbd');
    cap.textContent = key;
    term.append(cap);
    said.textContent = meaning;
    row.append(term, said);
    list.append(row);
  }
  return list;
}

function keysOfPage(): string[][] {
  if (document.querySelector('story-reader')) return STORY_KEYS;
  return document.querySelector('proposal-queue') ? QUEUE_KEYS : PAGE_KEYS;
}

function wayOut(): HTMLElement {
  const way = document.createElement('p');
  const link = document.createElement('a');
  link.href = `/settings?${new URLSearchParams({ back: location.pathname + location.search })}#keys`;
  link.textContent = 'reading settings';
  way.append('They can be switched off in the ', link, '.');
  return way;
}
