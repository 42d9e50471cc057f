/** The fields that suggest names: those of the filter form, and the search box behind a field's colon. */
import { type Suggestion, SuggestionBox, type Typed } from './suggestion-box.ts';
import { typedField } from './typed-field.ts';

/** Fandoms that are sent along at most. */
const MOST_FANDOMS = 20;

/** A field of the filter form that takes one name of `data-field`; its fandoms are those that the form asks for. */
export class NameSuggestions extends SuggestionBox {
  protected typedIn(input: HTMLInputElement): Typed | null {
    const { field } = this.dataset;
    return field === undefined ? null : { field, text: input.value, fandoms: chosenFandoms(input.form) };
  }

  protected take(input: HTMLInputElement, { name }: Suggestion): void {
    input.value = name;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** The search box, where a name may follow one of `data-fields` and its colon. */
export class QuerySuggestions extends SuggestionBox {
  protected typedIn(input: HTMLInputElement): Typed | null {
    const typed = typedField(input.value, input.selectionStart ?? 0);
    const fields = this.dataset['fields']?.split(' ') ?? [];
    return typed !== null && fields.includes(typed.field) ? { ...typed, fandoms: [] } : null;
  }

  protected take(input: HTMLInputElement, { condition }: Suggestion): void {
    const typed = typedField(input.value, input.selectionStart ?? 0);
    if (typed !== null) input.setRangeText(condition, typed.from, typed.to, 'end');
  }
}

function chosenFandoms(form: HTMLFormElement | null): string[] {
  if (form === null) return [];
  const data = new FormData(form);
  return ['include.fandom', 'any.fandom']
    .flatMap((name) => data.getAll(name))
    .filter((value) => typeof value === 'string')
    .slice(0, MOST_FANDOMS);
}
