import type { WorkCard } from '#catalogue';
import { type CollectionSurvey, type SurveyValue, surveyCollection } from '#library';
import type { FacetKind } from '#search';
import { say } from '#words';
import { valueName } from '../parts/facet-names.ts';
import type { Figure, PlotRow } from '../parts/plots/figure.ts';
import { type Topic, worksAddress } from './topic.ts';

type Permission = WorkCard['permission'];

/** The state of the collection. */
export const COLLECTION: Topic = {
  async view(library, asked) {
    const survey = await surveyCollection(library, asked);
    const { subject, permissions, formats, encodings } = survey;
    const plain = (values: readonly SurveyValue[], name: (value: string) => string): PlotRow[] =>
      values.map(({ value, works }) => ({ cells: [name(value), works], address: null }));
    const figures: Figure[] = [
      work(survey),
      barred(
        'permissions',
        say('insights.permissions'),
        say('insights.permissions-says'),
        [say('insights.permission'), say('insights.works')],
        plain(permissions, permissionName),
      ),
      barred(
        'formats',
        say('insights.formats'),
        say('insights.formats-says'),
        [say('insights.format'), say('insights.works')],
        plain(formats, orNone),
      ),
      barred(
        'encodings',
        say('insights.encodings'),
        say('insights.encodings-says', { works: survey.repaired }),
        [say('insights.encoding'), say('insights.works')],
        plain(encodings, orNone),
      ),
      facet(survey, 'language', say('insights.languages')),
      facet(survey, 'status', say('insights.statuses')),
      facet(survey, 'source', say('insights.sources')),
    ];
    return { subject, figures: subject.total === 0 ? [] : figures, without: '' };
  },
};

function permissionName(value: string): string {
  // Works have one of these, which the survey does not know of what it counts.
  return say(`insights.permission-${value as Permission}`);
}

function orNone(value: string): string {
  return value === '' ? say('insights.none') : value;
}

function barred(id: string, heading: string, says: string, head: readonly string[], rows: PlotRow[]): Figure {
  return { id, heading, says, drawing: null, table: { head, rows } };
}

/** What still needs a person, and what one did. */
function work({ subject, waiting, corrected, repaired, permissions }: CollectionSurvey): Figure {
  const unknown = permissions.find(({ value }) => value === 'unknown')?.works ?? 0;
  const rows: PlotRow[] = [
    {
      cells: [say('insights.state-waiting'), waiting.works],
      address: worksAddress(subject, waiting.condition),
    },
    {
      cells: [say('insights.state-corrected'), corrected.works],
      address: worksAddress(subject, corrected.condition),
    },
    { cells: [say('insights.state-permission'), unknown], address: null },
    { cells: [say('insights.state-repaired'), repaired], address: null },
  ];
  return barred(
    'state',
    say('insights.state'),
    say('insights.state-says', { works: subject.total }),
    [say('insights.what'), say('insights.works')],
    rows,
  );
}

function facet(
  survey: CollectionSurvey,
  kind: FacetKind & keyof CollectionSurvey['facets'],
  heading: string,
): Figure {
  const { values, total, without } = survey.facets[kind];
  const says = [
    total > values.length ? say('insights.frequent', { shown: values.length, all: total }) : '',
    without > 0 ? say('insights.without-one', { works: without }) : '',
    total > 0 && kind === 'language' ? say('insights.languages-kinds') : '',
  ];
  return barred(
    `${kind}s`,
    heading,
    says.filter((part) => part !== '').join(' '),
    [say(`insights.${kind}`), say('insights.works')],
    values.map(({ value, works, condition }) => ({
      cells: [valueName(kind, value), works],
      address: worksAddress(survey.subject, condition),
    })),
  );
}
