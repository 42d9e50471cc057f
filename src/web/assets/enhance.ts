/** What scripts add to pages that are whole without them. */
import './mark-on-view.ts';

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

const KEPT_PLACE = 'fanlight-filter-place';

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

customElements.define('facet-filter', FacetFilter);
customElements.define('filter-form', FilterForm);

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
