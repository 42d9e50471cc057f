import { type FieldUse, type HeaderSurvey, surveyHeaders } from '#library';
import { insightsAddress } from '../parts/plot-addresses.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { multiples } from '../parts/plots/multiples.ts';
import { count, counted } from '../parts/wording.ts';
import { hundredths, type Topic } from './topic.ts';

/** Labels that are drawn. */
const DRAWN = 8;
/** The field that is shown first. */
const USUAL = 'relationships';

/** What authors called the parts of their headers. */
export const HEADERS: Topic = {
  name: 'Words of headers',
  heading: 'What authors called things',
  async view(library, asked, choice) {
    const survey = await surveyHeaders(library, asked);
    const { subject, fields } = survey;
    const chosen =
      fields.find(({ field }) => field === choice) ??
      fields.find(({ field }) => field === USUAL) ??
      fields[0];
    return {
      subject,
      figures: chosen === undefined ? [] : [...overview(survey), ...closer(survey, chosen)],
      without: 'No header of these works has a label that was understood.',
      choice: chosen?.field ?? '',
    };
  },
};

function overview({ fields, labelled, subject }: HeaderSurvey): Figure[] {
  const usual = ({ labels, works }: FieldUse) =>
    labels
      .slice(0, 3)
      .map(({ label, works: found }) => `${label} ${hundredths(found, works)}`)
      .join(', ');
  return [
    {
      id: 'labels',
      heading: 'The usual words',
      says: `${counted(labelled, 'work')} of ${count(subject.total)} ${labelled === 1 ? 'has' : 'have'} a header with labels. Of each field: the words that most works have for it, and how many works have it under a label. Its name leads to its words over the years.`,
      drawing: null,
      table: {
        head: ['Field', 'Called', 'Works'],
        rows: fields.map((field) => ({
          cells: [field.name, usual(field), field.works],
          address: `${insightsAddress('headers', subject.text, field.field)}#${sectionOf(field)}`,
        })),
      },
    },
  ];
}

function sectionOf({ field }: FieldUse): string {
  return `labels-of-${field.toLowerCase()}`;
}

/** A field's labels as parts of the works of each year that have the field. */
function closer({ span, years }: HeaderSurvey, field: FieldUse): Figure[] {
  const { labels, name, others } = field;
  const drawn = labels.slice(0, DRAWN);
  const rest =
    others > 0 ? ` ${others === 1 ? '1 other label is' : `${count(others)} other labels are`} rarer.` : '';
  const dated = field.byYear.some((works) => works > 0);
  const figure = {
    id: sectionOf(field),
    heading: `Words for: ${name}`,
    says: `Of the works of each year that have the field under a label, the part that calls it so; a full bar is all of them. A work may use two.${rest}`,
  };
  return [
    {
      ...figure,
      drawing:
        span === null || !dated
          ? null
          : multiples({
              ...figure,
              title: figure.heading,
              span,
              most: 1,
              rows: drawn.map(({ label, works, byYear }) => ({
                name: label,
                works,
                values: byYear.map((value, at) => value / Math.max(1, field.byYear[at] ?? 0)),
                words: (_, at) =>
                  `${label}, ${years[at] ?? ''}: ${count(byYear[at] ?? 0)} of ${counted(field.byYear[at] ?? 0, 'work')}`,
              })),
            }),
      table: tableOf(field, years),
    },
  ];
}

/** Years by labels where works have years, else labels alone. */
function tableOf({ labels, byYear, works }: FieldUse, years: readonly number[]): Figure['table'] {
  const rows = years.flatMap((year, at) =>
    (byYear[at] ?? 0) === 0
      ? []
      : [
          {
            cells: [String(year), byYear[at] ?? 0, ...labels.map((one) => one.byYear[at] ?? 0)],
            address: null,
          },
        ],
  );
  if (rows.length === 0)
    return {
      head: ['Label', 'Works'],
      rows: labels.map(({ label, works: found }) => ({ cells: [label, found], address: null })),
    };
  const sums = { cells: ['All', works, ...labels.map((one) => one.works)], address: null };
  return {
    head: ['Year', 'Works with the field', ...labels.map(({ label }) => label)],
    rows: [...rows, sums],
  };
}
