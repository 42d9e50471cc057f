import type { WorkCard } from '#catalogue';
import { type CollectionSurvey, type SurveyValue, surveyCollection } from '#library';
import type { FacetKind } from '#search';
import { valueName } from '../parts/facet-names.ts';
import type { Figure, PlotRow } from '../parts/plots/figure.ts';
import { count, counted } from '../parts/wording.ts';
import { type Topic, worksAddress } from './topic.ts';

type Permission = WorkCard['permission'];

const PERMISSIONS: Readonly<Record<Permission, string>> = {
  yes: 'May be archived',
  ask: 'Ask first',
  no: 'Must not be archived',
  'listed-only': 'Only where its author says',
  unknown: 'Not known',
};

/** The state of the collection. */
export const COLLECTION: Topic = {
  name: 'State of the collection',
  heading: 'The state of the collection',
  async view(library, asked) {
    const survey = await surveyCollection(library, asked);
    const { subject, permissions, formats, encodings } = survey;
    const plain = (values: readonly SurveyValue[], name: (value: string) => string): PlotRow[] =>
      values.map(({ value, works }) => ({ cells: [name(value), works], address: null }));
    const figures: Figure[] = [
      work(survey),
      barred(
        'permissions',
        'Permission to archive',
        'What authors say of archives.',
        ['Permission', ...['Works']],
        plain(permissions, permissionName),
      ),
      barred(
        'formats',
        'Formats',
        'The form of the file that a work was read from.',
        ['Format', 'Works'],
        plain(formats, orNone),
      ),
      barred(
        'encodings',
        'Encodings',
        `How characters were written. The text of ${counted(survey.repaired, 'work')} was damaged and is repaired.`,
        ['Encoding', 'Works'],
        plain(encodings, orNone),
      ),
      facet(survey, 'language', 'Languages'),
      facet(survey, 'status', 'Statuses'),
      facet(survey, 'source', 'Sources'),
    ];
    return { subject, figures: subject.total === 0 ? [] : figures, without: '' };
  },
};

function permissionName(value: string): string {
  return PERMISSIONS[value as Permission] ?? value;
}

function orNone(value: string): string {
  return value === '' ? 'None' : value;
}

function barred(id: string, heading: string, says: string, head: readonly string[], rows: PlotRow[]): Figure {
  return { id, heading, says, drawing: null, table: { head, rows } };
}

/** What still needs a person, and what one did. */
function work({ subject, waiting, corrected, repaired, permissions }: CollectionSurvey): Figure {
  const unknown = permissions.find(({ value }) => value === 'unknown')?.works ?? 0;
  const rows: PlotRow[] = [
    {
      cells: ['A reading waits for a person', waiting.works],
      address: worksAddress(subject, waiting.condition),
    },
    {
      cells: ['A person corrected it', corrected.works],
      address: worksAddress(subject, corrected.condition),
    },
    { cells: ['Permission to archive is not known', unknown], address: null },
    { cells: ['Damaged characters were repaired', repaired], address: null },
  ];
  return barred(
    'state',
    'What is open, and what was done',
    `Of ${counted(subject.total, 'work')}.`,
    ['What', 'Works'],
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
    total > values.length ? `The ${count(values.length)} most frequent of ${count(total)}.` : '',
    without > 0 ? `${counted(without, 'work')} without one.` : '',
    total === 0 ? '' : kind === 'language' ? 'A kind of a language counts as that language too.' : '',
  ];
  return barred(
    `${kind}s`,
    heading,
    says.filter((part) => part !== '').join(' '),
    [heading.replace(/e?s$/, ''), 'Works'],
    values.map(({ value, works, condition }) => ({
      cells: [valueName(kind, value), works],
      address: worksAddress(survey.subject, condition),
    })),
  );
}
