/** What scripts add to pages that are whole without them. */
import { DropFiles } from './drop-files.ts';
import { FacetFilter } from './facet-filter.ts';
import { FilterForm } from './filter-form.ts';
import { ImportProgress } from './import-progress.ts';
import { MarkOnView } from './mark-on-view.ts';
import { isForPage, showKeys } from './page-keys.ts';
import { NameSuggestions, QuerySuggestions } from './suggest-names.ts';
import { whenDrawn } from './when-drawn.ts';

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

customElements.define('proposal-queue', ProposalQueue);
void whenDrawn(() => {
  customElements.define('drop-files', DropFiles);
  customElements.define('facet-filter', FacetFilter);
  customElements.define('filter-form', FilterForm);
  customElements.define('import-progress', ImportProgress);
  customElements.define('mark-on-view', MarkOnView);
  customElements.define('name-suggestions', NameSuggestions);
  customElements.define('query-suggestions', QuerySuggestions);
});

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
