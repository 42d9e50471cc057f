/** Numbers in the text format of Prometheus (exposition format 0.0.4). */

/** Media type of the format. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** A number, with the labels it is told apart by; `suffix` stands behind the name, as the parts of a histogram have it. */
export type Sample = {
  value: number;
  labels?: Readonly<Record<string, string | number>>;
  suffix?: '_bucket' | '_sum' | '_count';
};
/** Numbers of one name. */
export type Family = {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  samples: readonly Sample[];
};

/** The families as text; one without a number is left out. */
export function exposition(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
        `# TYPE ${name} ${type}`,
        ...samples.map((sample) => line(name, sample)),
        '',
      ].join('\n'),
    )
    .join('');
}

function line(name: string, { value, labels = {}, suffix }: Sample): string {
  const told = Object.entries(labels).map(([label, text]) => `${label}="${escaped(String(text))}"`);
  const set = told.length === 0 ? '' : `{${told.join(',')}}`;
  return `${name}${suffix ?? ''}${set} ${numberText(value)}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
