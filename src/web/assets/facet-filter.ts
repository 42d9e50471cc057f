/** The box above a long facet hides the values which do not hold what is typed. */
export class FacetFilter extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>('.facet-filter');
    box?.addEventListener('input', () => {
      const typed = fold(box.value);
      for (const row of this.querySelectorAll<HTMLElement>('tbody tr'))
        row.hidden = typed !== '' && !fold(row.textContent).includes(typed);
    });
    box?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
