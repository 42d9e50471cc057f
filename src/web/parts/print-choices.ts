/** The fields of a form that puts a book on paper. */
import { MARK_NAMES, MOST_SHEETS, PAPER_NAMES } from '#library';
import { html, type Markup } from '#markup';
import { say } from '#words';
import { LAYOUTS } from '../print-form.ts';
import { boxes, choice, line } from './controls.ts';

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
  const marks = { id: 'print-marks', name: 'marks', label: say('books.marks') };
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
${boxes(
  marks,
  MARK_NAMES.map((name) => [name, say(`books.mark-${name}`)] as const),
  [],
)}`;
}
