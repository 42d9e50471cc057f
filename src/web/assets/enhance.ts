/** What scripts add to pages that are whole without them. */
import { DropFiles } from './drop-files.ts';
import { ImportProgress } from './import-progress.ts';
import { MarkOnView } from './mark-on-view.ts';
import { isForPage, showKeys } from './page-keys.ts';
import { NameSuggestions, QuerySuggestions } from './suggest-names.ts';

/** A box above a long facet that hides the values which do not hold what is typed. */
class FacetFilter extends HTMLElement {
  connectedCallback(): void {
    const rows = [...this.querySelectorAll<HTMLElement>('tbody tr')];
    if (rows.length < 8 || this.querySelector('.facet-filter')) return;
    const box = document.createElement('input');
    box.type = 'search';
    box.className = 'facet-filter';
    box.setAttribute('aria-label', `Show only: ${this.querySelector('summary')?.textContent ?? ''}`);
    box.placeholder = 'Show only…';
    box.addEventListener('input', () => {
      const typed = fold(box.value);
      for (const row of rows) row.hidden = typed !== '' && !fold(row.textContent).includes(typed);
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    this.querySelector('table')?.before(box);
  }
}

/**
 * A filter form that asks as soon as something is chosen; with and without cannot both be chosen for one value. What may be one of several
 * waits for the others, since one alone is no choice between them.
 */
class FilterForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      if (target.classList.contains('facet-filter')) return;
      if (target instanceof HTMLInputElement && target.checked) this.#uncheckOther(target);
      if (/^(?:more\.)?any\./.test(target.name)) awaitOthers(target);
      else {
        keepPlace(target);
        form.requestSubmit();
      }
    });
    this.#restorePlace();
  }

  #uncheckOther(chosen: HTMLInputElement): void {
    for (const other of chosen.closest('tr')?.querySelectorAll('input') ?? [])
      if (other !== chosen) other.checked = false;
  }

  #restorePlace(): void {
    const kept = sessionStorage.getItem(KEPT_PLACE);
    if (kept === null) return;
    sessionStorage.removeItem(KEPT_PLACE);
    const { name, value, top } = JSON.parse(kept) as { name: string; value: string; top: number };
    const controls = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
    const named = controls.filter((control) => control.name === name);
    // A name that was typed stands among the values now, and its field is empty.
    const chosen = named.find((control) => control.value === value) ?? named.find(isTextField);
    chosen?.focus({ preventScroll: true });
    scrollTo({ top, behavior: 'instant' });
  }
}

/** A queue of proposals that is worked through by letters: `j` and `k` go on and back, `a` accepts, `r` refuses, `u` undoes. */
class ProposalQueue extends HTMLElement {
  connectedCallback(): void {
    addEventListener('keydown', this.#press);
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (!isForPage(event, 'input:not([type="checkbox"]), textarea, select')) return;
    const { key } = event;
    if (key === 'j' || key === 'k') this.#move(key === 'j' ? 1 : -1);
    else if (key === 'a' || key === 'r')
      this.#current()?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
    else if (key === 'u') document.querySelector<HTMLElement>('.notice [data-key="u"]')?.click();
    else return;
    event.preventDefault();
  };

  #proposals(): HTMLElement[] {
    return [...this.querySelectorAll('fieldset')];
  }

  #current(): HTMLElement | undefined {
    const proposals = this.#proposals();
    return proposals.find((one) => one.contains(document.activeElement)) ?? proposals[0];
  }

  #move(step: number): void {
    const proposals = this.#proposals();
    const at = proposals.findIndex((one) => one.contains(document.activeElement));
    const next = proposals[at < 0 ? 0 : Math.min(proposals.length - 1, Math.max(0, at + step))];
    next?.querySelector<HTMLElement>('[data-key="a"]')?.focus();
  }
}

const KEPT_PLACE = 'fanlight-filter-place';

/** Puts a button under a facet that sends the form when all alternatives are chosen. */
function awaitOthers(chosen: HTMLInputElement | HTMLSelectElement): void {
  const facet = chosen.closest('details');
  if (facet === null || facet.querySelector('.alternatives') !== null) return;
  const button = document.createElement('button');
  button.className = 'alternatives';
  button.textContent = 'Show works with any of these';
  button.addEventListener('click', () => keepPlace(chosen));
  facet.append(button);
}

/** For the same form on the page that answers. */
function keepPlace({ name, value }: HTMLInputElement | HTMLSelectElement): void {
  sessionStorage.setItem(KEPT_PLACE, JSON.stringify({ name, value, top: scrollY }));
}

function isTextField(control: HTMLInputElement | HTMLSelectElement): boolean {
  return control.type === 'text';
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('drop-files', DropFiles);
customElements.define('facet-filter', FacetFilter);
customElements.define('filter-form', FilterForm);
customElements.define('import-progress', ImportProgress);
customElements.define('mark-on-view', MarkOnView);
customElements.define('name-suggestions', NameSuggestions);
customElements.define('proposal-queue', ProposalQueue);
customElements.define('query-suggestions', QuerySuggestions);

/** `n` and `p` turn pages, `/` goes to the search box, `?` shows the keys; never while something is typed. */
addEventListener('keydown', (event) => {
  if (!isForPage(event, 'input, textarea, select, [contenteditable]')) return;
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search')?.focus();
    return;
  }
  if (event.key === '?') {
    event.preventDefault();
    showKeys();
    return;
  }
  const relation = event.key === 'n' ? 'next' : event.key === 'p' ? 'prev' : null;
  if (relation !== null) document.querySelector<HTMLAnchorElement>(`a[rel="${relation}"]`)?.click();
});
