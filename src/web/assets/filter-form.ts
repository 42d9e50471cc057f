import { say } from '#words';
import { swapResults } from './swap-results.ts';
import { uncheckOthers } from './uncheck-others.ts';

/**
 * A filter form that asks as soon as something is chosen and shows the answer in its place; with and without cannot both be chosen for
 * one value. What may be one of several waits for the others, since one alone is no choice between them.
 */
export class FilterForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      if (target.classList.contains('facet-filter')) return;
      if (target instanceof HTMLInputElement && target.checked) uncheckOthers(target);
      if (/^(?:more\.)?any\./.test(target.name)) awaitOthers(target);
      else form.requestSubmit();
    });
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void swapResults(addressOf(form));
    });
  }
}

/** Where the form leads when it is sent without scripts. */
function addressOf(form: HTMLFormElement): string {
  const values = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return `${form.action}?${new URLSearchParams(values).toString()}`;
}

/** Puts a button under a facet that sends the form when all alternatives are chosen. */
function awaitOthers(chosen: HTMLInputElement | HTMLSelectElement): void {
  const facet = chosen.closest('details');
  if (facet === null || facet.querySelector('.alternatives') !== null) return;
  const button = document.createElement('button');
  button.className = 'alternatives';
  button.textContent = say('scripts.find-any');
  facet.append(button);
}
