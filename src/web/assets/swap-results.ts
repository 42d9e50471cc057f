/**
 * Answers a search in place: the page that a link or form would lead to is fetched, and its list, its filters and its search box take the
 * place of those here. Focus, opened filters and the place in the page stay; the address and the title become the answer's.
 */

let request: AbortController | undefined;
/** There before it is needed: what is put into a new region is not always read out. */
const status = document.createElement('p');
status.className = 'visually-hidden';
status.role = 'status';
if (document.querySelector('filter-form') !== null) document.body.append(status);
/** The page that is shown, without its fragment: going back to it is a step in the history like any other. */
let shown = pageOf(location.href);

/** Shows the answer at an address; where that fails, the browser goes there as it would without this. */
export async function swapResults(address: string, { isBack = false } = {}): Promise<void> {
  request?.abort();
  const own = new AbortController();
  request = own;
  const results = document.querySelector('.results');
  results?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { signal: own.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const browse = page.querySelector('.browse');
    const here = document.querySelector('.browse');
    if (!answer.ok || browse === null || here === null) throw new Error('no list');
    put(browse, here);
    if (!isBack) history.pushState(null, '', answer.url);
    shown = pageOf(answer.url);
    document.title = page.title;
    putSearch(page);
    announce(browse);
  } catch {
    if (!own.signal.aborted) location.assign(address);
  }
}

/** Goes back and forth through what was asked in place. */
addEventListener('popstate', () => {
  if (pageOf(location.href) === shown || document.querySelector('.browse') === null) return;
  void swapResults(location.href, { isBack: true });
});

function put(browse: Element, here: Element): void {
  const open = new Map([...here.querySelectorAll('details')].map((one) => [headOf(one), one.open]));
  for (const one of browse.querySelectorAll('details')) one.open = open.get(headOf(one)) ?? one.open;
  const focused = document.activeElement;
  const top = scrollY;
  const isInside = focused !== null && here.contains(focused);
  here.replaceWith(browse);
  if (isInside) sameAs(focused, browse)?.focus({ preventScroll: true });
  scrollTo({ top, behavior: 'instant' });
}

/** The control of the answer that stands for one of the page before: of the same name and value, a field for text, or a button of the same words. */
function sameAs(control: Element, browse: Element): HTMLElement | null {
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
    const named = [...browse.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
      ({ name }) => name === control.name,
    );
    // A name that was typed stands among the values now, and its field is empty.
    return (
      named.find(({ value }) => value === control.value) ?? named.find(({ type }) => type === 'text') ?? null
    );
  }
  const alike = [...browse.querySelectorAll<HTMLElement>('button, summary')];
  const facet = headOf(control.closest('details'));
  return (
    alike.find(({ textContent }) => textContent === control.textContent) ??
    alike.find((one) => one.tagName === 'SUMMARY' && one.textContent === facet) ??
    browse.querySelector<HTMLElement>('.filters summary')
  );
}

function headOf(details: Element | null): string {
  return details?.querySelector('summary')?.textContent ?? '';
}

function putSearch(page: Document): void {
  const answer = page.querySelector<HTMLInputElement>('#search');
  const box = document.querySelector<HTMLInputElement>('#search');
  if (answer !== null && box !== null) box.value = answer.value;
}

/** For those who do not see the list change. */
function announce(browse: Element): void {
  const words = ['.sentence', '.extent'].map((one) => browse.querySelector(one)?.textContent.trim() ?? '');
  status.textContent = words.join(' ').replace(/\s+/g, ' ').trim();
}

function pageOf(address: string): string {
  return address.replace(/#.*$/, '');
}
