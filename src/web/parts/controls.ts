/** Labelled controls of forms in which people fill something in. */
import { html, type Markup } from '#markup';

/** What a control is called, what it has, and what is said of it. `id` is its own on the page. */
export type Control = { id: string; name: string; label: string; hint?: string; problem?: string };

/** One line of text. */
export function line(control: Control, value: string): Markup {
  return html`<div class="field">${labelOf(control)}
<input type="text" id="${control.id}" name="${control.name}" value="${value}"${described(control)} autocomplete="off"></div>`;
}

/** Several lines of text. */
export function area(control: Control, value: string): Markup {
  const rows = Math.min(12, Math.max(2, value.split('\n').length + 1));
  return html`<div class="field">${labelOf(control)}
<textarea id="${control.id}" name="${control.name}" rows="${rows}"${described(control)}>
${value}</textarea></div>`;
}

/** One of some options, each with the words that people see. */
export function choice(
  control: Control,
  options: readonly (readonly [string, string])[],
  value: string,
): Markup {
  return html`<div class="field">${labelOf(control)}
<select id="${control.id}" name="${control.name}"${described(control)}>${options.map(
    ([key, text]) => html`<option value="${key}"${key === value && html` selected`}>${text}</option>`,
  )}</select></div>`;
}

/** Any of some options, each with the words that people see where those are others. */
export function boxes(
  control: Control,
  options: readonly (string | readonly [string, string])[],
  chosen: readonly string[],
): Markup {
  const { id, name, label } = control;
  return html`<fieldset class="field boxes"><legend>${label}</legend>${note(control)}${options.map(
    (option, index) => {
      const [value, text] = typeof option === 'string' ? [option, option] : option;
      return html`
<div><input type="checkbox" id="${id}-${index}" name="${name}" value="${value}"${
        chosen.includes(value) && html` checked`
      }><label for="${id}-${index}">${text}</label></div>`;
    },
  )}</fieldset>`;
}

function labelOf(control: Control): Markup {
  return html`<label for="${control.id}">${control.label}</label>${note(control)}`;
}

function note({ id, hint, problem }: Control): Markup | null {
  if (problem === undefined && hint === undefined) return null;
  return html`<span class="hint" id="hint-${id}">${problem && html`<strong>${problem}</strong> `}${hint}</span>`;
}

function described({ id, hint, problem }: Control): Markup | null {
  if (problem === undefined && hint === undefined) return null;
  return html` aria-describedby="hint-${id}"${problem !== undefined && html` aria-invalid="true"`}`;
}
