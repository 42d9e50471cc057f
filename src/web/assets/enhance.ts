/** What scripts add to pages that are whole without them. */
import { MarkOnView } from './mark-on-view.ts';

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

/** A filter form that asks as soon as something is chosen; with and without cannot both be chosen for one value. */
class FilterForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      if (target.classList.contains('facet-filter')) return;
      if (target instanceof HTMLInputElement && target.checked) this.#uncheckOther(target);
      sessionStorage.setItem(
        KEPT_PLACE,
        JSON.stringify({ name: target.name, value: target.value, top: scrollY }),
      );
      form.requestSubmit();
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
    const chosen = controls.find((control) => control.name === name && control.value === value);
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
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type="checkbox"]), textarea, select')
    )
      return;
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

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('facet-filter', FacetFilter);
customElements.define('filter-form', FilterForm);
customElements.define('mark-on-view', MarkOnView);
customElements.define('proposal-queue', ProposalQueue);

/** `n` and `p` turn pages, `/` goes to the search box; never while something is typed. */
addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]'))
    return;
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search')?.focus();
    return;
  }
  const relation = event.key === 'n' ? 'next' : event.key === 'p' ? 'prev' : null;
  if (relation !== null) document.querySelector<HTMLAnchorElement>(`a[rel="${relation}"]`)?.click();
});
