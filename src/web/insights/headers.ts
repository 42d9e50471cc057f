import { type FieldUse, type HeaderSurvey, surveyHeaders } from '#library';
import { say } from '#words';
import { insightsAddress } from '../parts/plot-addresses.ts';
import type { Figure } from '../parts/plots/figure.ts';
import { multiples } from '../parts/plots/multiples.ts';
import { hundredths, type Topic } from './topic.ts';

/** Labels that are drawn. */
const DRAWN = 8;
/** The field that is shown first. */
const USUAL = 'relationships';

/** What authors called the parts of their headers. */
export const HEADERS: Topic = {
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
      without: say('insights.headers-without'),
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
      heading: say('insights.labels'),
      says: say('insights.labels-says', { labelled, all: subject.total }),
      drawing: null,
      table: {
        head: [say('insights.field'), say('insights.called'), say('insights.works')],
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
  const rest = others > 0 ? ` ${say('insights.labels-of-others', { others })}` : '';
  const dated = field.byYear.some((works) => works > 0);
  const figure = {
    id: sectionOf(field),
    heading: say('insights.labels-of', { field: name }),
    says: `${say('insights.labels-of-says')}${rest}`,
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
                  say('insights.labels-of-part', {
                    label,
                    year: years[at] ?? '',
                    part: byYear[at] ?? 0,
                    works: field.byYear[at] ?? 0,
                  }),
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
      head: [say('insights.label'), say('insights.works')],
      rows: labels.map(({ label, works: found }) => ({ cells: [label, found], address: null })),
    };
  const sums = { cells: [say('insights.all'), works, ...labels.map((one) => one.works)], address: null };
  return {
    head: [say('insights.year'), say('insights.with-field'), ...labels.map(({ label }) => label)],
    rows: [...rows, sums],
  };
}
