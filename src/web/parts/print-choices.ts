/** The fields of a form that puts a book on paper. */
import { MOST_SHEETS } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { LAYOUTS, MARK_NAMES, PAPER_NAMES } from '../print-form.ts';
import { choice, line } from './controls.ts';

/** Paper, layout, and what binding needs. */
export function printChoices(): Markup {
  const paper = { id: 'print-paper', name: 'paper', label: say('books.paper') };
  const layout = {
    id: 'print-layout',
    name: 'layout',
    label: say('books.layout'),
    hint: say('books.layout-hint'),
  };
  const sheets = {
    id: 'print-sheets',
    name: 'sheets',
    label: say('books.sheets'),
    hint: say('books.sheets-hint', { most: MOST_SHEETS }),
  };
  const creep = {
    id: 'print-creep',
    name: 'creep',
    label: say('books.creep'),
    hint: say('books.creep-hint'),
  };
  return html`${choice(
    paper,
    PAPER_NAMES.map((name) => [name, say(`books.paper-${name}`)] as const),
    'a4',
  )}
${choice(
  layout,
  LAYOUTS.map((name) => [name, say(`books.layout-${name}`)] as const),
  'plain',
)}
${line(sheets, '4')}
${line(creep, '0.1')}
<fieldset class="field boxes"><legend>${say('books.marks')}</legend>${MARK_NAMES.map(
    (name) => html`
<div><input type="checkbox" id="print-${name}" name="marks" value="${name}"><label for="print-${name}">${say(`books.mark-${name}`)}</label></div>`,
  )}</fieldset>`;
}
