import { askedWords, scoreWords } from '#fulltext';
import type { ChoiceState, FacetKind } from '#search';
import { numberText, say } from '#words';
import type { SearchFacts } from '../museum/search.ts';
import { MuseumFiles } from './museum-files.ts';
import { uncheckOthers } from './uncheck-others.ts';

/** Works that are shown at a time. */
const SHOWN = 20;

/** A value that is chosen in the filters. */
type Choice = { kind: FacetKind; value: string; state: ChoiceState };

/** The page of the search: what is typed and chosen, in its address too, and the list of what that finds. */
export class MuseumSearch {
  readonly #page: Document;
  readonly #files = new MuseumFiles();
  #facts: SearchFacts | null = null;
  /** What was found, best first, and how much of it is shown. */
  #found: readonly number[] = [];
  #shown = 0;
  /** What was found, while more of it is being loaded. */
  #loading: readonly number[] | null = null;
  /** What the address asked when it was last answered. */
  #address = '';
  /** Counts searches, so that what a former one loads late is let go. */
  #turn = 0;

  constructor(page: Document) {
    this.#page = page;
  }

  async start(): Promise<void> {
    this.#fillForms(new URLSearchParams(this.#asked()));
    try {
      this.#facts = await this.#files.facts();
    } catch {
      this.#element('museum-no-files').hidden = false;
      return;
    }
    this.#element('filters').hidden = false;
    for (const form of this.#forms()) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.#ask();
      });
      form.addEventListener('change', ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === 'checkbox') this.#chosen(target);
      });
    }
    for (const facet of this.#page.querySelectorAll<HTMLDetailsElement>('details.facet'))
      facet.addEventListener('toggle', () => void this.#count(facet));
    this.#element('museum-more').addEventListener('click', () => void this.#showMore());
    addEventListener('popstate', () => {
      // A way within the page is a step too, and asks nothing.
      const asked = this.#asked();
      if (asked === this.#address) return;
      this.#fillForms(new URLSearchParams(asked));
      void this.#search();
    });
    await this.#search();
  }

  /** Whether the address asks behind `#`: an archive answers no address with parameters. */
  #isInFragment(): boolean {
    return this.#page.querySelector('[data-asks="fragment"]') !== null;
  }

  /** What the address asks. The name of a place in the page asks nothing else than before. */
  #asked(): string {
    if (!this.#isInFragment()) return location.search.slice(1);
    const asked = location.hash.slice(1);
    return asked === '' || asked.includes('=') ? asked : this.#address;
  }

  #forms(): HTMLFormElement[] {
    return [...this.#page.querySelectorAll<HTMLFormElement>('form.search, #museum-filters')];
  }

  #element(id: string): HTMLElement {
    const element = this.#page.getElementById(id);
    if (element === null) throw new Error(`the page lacks ${id}`);
    return element;
  }

  /** The forms as an address says them. */
  #fillForms(asked: URLSearchParams): void {
    const [box] = this.#page.querySelectorAll<HTMLInputElement>('#search');
    if (box !== undefined) box.value = asked.get('q') ?? '';
    for (const pick of this.#picks()) {
      pick.checked = asked.getAll(pick.name).includes(pick.value);
      if (pick.checked) pick.closest('details')?.setAttribute('open', '');
    }
  }

  #picks(): HTMLInputElement[] {
    return [...this.#page.querySelectorAll<HTMLInputElement>('#museum-filters input[type="checkbox"]')];
  }

  /** Of one value only one way to choose it holds. */
  #chosen(pick: HTMLInputElement): void {
    if (pick.checked) uncheckOthers(pick);
    this.#ask();
  }

  /** A search is a step in the history. */
  #ask(): void {
    const asked = new URLSearchParams();
    for (const form of this.#forms())
      for (const [name, value] of new FormData(form))
        if (typeof value === 'string' && value !== '') asked.append(name, value);
    const text = asked.toString();
    history.pushState(
      null,
      '',
      text === '' ? location.pathname : `${this.#isInFragment() ? '#' : '?'}${text}`,
    );
    void this.#search();
  }

  async #search(): Promise<void> {
    const facts = this.#facts;
    if (facts === null) return;
    const turn = ++this.#turn;
    this.#address = this.#asked();
    const status = this.#element('museum-found');
    status.textContent = say('scripts.museum-loading');
    const found = await this.#find(facts).catch(() => null);
    if (turn !== this.#turn) return;
    this.#element('museum-no-files').hidden = found !== null;
    if (found === null) {
      status.textContent = '';
      return;
    }
    this.#found = found;
    this.#shown = 0;
    this.#element('museum-list').replaceChildren();
    status.textContent = say('scripts.museum-found', { count: found.length });
    for (const facet of this.#page.querySelectorAll<HTMLDetailsElement>('details.facet'))
      void this.#count(facet);
    await this.#showMore();
  }

  /** Works that have all that is asked for, best first; of equal ones, and where no word is asked for, those that came last. */
  async #find(facts: SearchFacts): Promise<number[]> {
    const text = new FormData(this.#forms()[0]).get('q');
    const asked = askedWords(typeof text === 'string' ? text : '');
    const source = {
      beginnings: facts.beginnings,
      load: (beginning: string) => this.#files.words(beginning),
    };
    const [works, { scores, unwanted }, choices] = await Promise.all([
      this.#files.works(),
      scoreWords(asked, source, facts.last),
      this.#choices(facts),
    ]);
    const found = [...works].filter(
      (work) =>
        (scores === null || (scores[work] ?? 0) > 0) &&
        unwanted[work] !== 1 &&
        choices.every((meets) => meets(work)),
    );
    return found.sort((one, other) => (scores?.[other] ?? 0) - (scores?.[one] ?? 0) || other - one);
  }

  /** What the filters ask of a work: each value asked for, one of the alternatives of a facet, none of what is left out. */
  async #choices(facts: SearchFacts): Promise<((work: number) => boolean)[]> {
    const chosen = this.#picks().flatMap((pick) => (pick.checked ? (choiceOf(pick) ?? []) : []));
    const conditions: ((work: number) => boolean)[] = [];
    const alternatives = new Map<FacetKind, Set<number>>();
    for (const { kind, value, state } of chosen) {
      const works = (await this.#files.values(kind, facts)).get(value) ?? new Uint32Array(0);
      const set = new Set(works);
      const isAlternative = state === 'any' || (state === 'include' && this.#isSingle(kind));
      if (isAlternative) for (const work of alternatives.get(kind) ?? []) set.add(work);
      if (isAlternative) alternatives.set(kind, set);
      else if (state === 'exclude') conditions.push((work) => !set.has(work));
      else conditions.push((work) => set.has(work));
    }
    for (const set of alternatives.values()) conditions.push((work) => set.has(work));
    return conditions;
  }

  /** Of a facet of which works have one value at most, several values are alternatives, and the form offers no other way to say so. */
  #isSingle(kind: FacetKind): boolean {
    return !this.#picks().some(({ name }) => name === `any.${kind}`);
  }

  /** Says how many of the works found have each value of a facet that is open. */
  async #count(facet: HTMLDetailsElement): Promise<void> {
    const facts = this.#facts;
    const [pick] = facet.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
    const choice = pick === undefined ? null : choiceOf(pick);
    if (facts === null || choice === null || !facet.open) return;
    const turn = this.#turn;
    const values = await this.#files.values(choice.kind, facts).catch(() => null);
    if (values === null || turn !== this.#turn) return;
    const found = new Set(this.#found);
    for (const row of facet.querySelectorAll('tbody tr')) {
      const [own] = row.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
      const number = row.querySelector('.quiet');
      if (own === undefined || number === null) continue;
      let count = 0;
      for (const work of values.get(own.value) ?? []) if (found.has(work)) count += 1;
      number.textContent = numberText(count);
    }
  }

  /** Shows the next works; those that are being loaded already are not asked for twice. */
  async #showMore(): Promise<void> {
    const found = this.#found;
    if (this.#loading === found) return;
    this.#loading = found;
    const next = found.slice(this.#shown, this.#shown + SHOWN);
    const cards = await Promise.all(next.map((work) => this.#files.card(work))).catch(() => null);
    if (found !== this.#found) return;
    this.#loading = null;
    this.#element('museum-no-files').hidden = cards !== null;
    const list = this.#element('museum-list');
    for (const card of cards ?? []) {
      const item = this.#page.createElement('li');
      const parsed = new DOMParser().parseFromString(card, 'text/html');
      item.append(...parsed.body.childNodes);
      list.append(item);
    }
    if (cards !== null) this.#shown += next.length;
    this.#element('museum-more').hidden = this.#shown >= found.length;
  }
}

/** What a box of the filters chooses: `include.fandom` with its value. */
function choiceOf({ name, value }: HTMLInputElement): Choice | null {
  const [, state, kind] = /^(include|any|exclude)\.([a-z]+)$/.exec(name) ?? [];
  if (state === undefined || kind === undefined) return null;
  return { state: state as ChoiceState, kind: kind as FacetKind, value };
}
