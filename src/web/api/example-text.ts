/** Examples as requests and as a person would type them. */
import type { Example, Operation } from './operation.ts';
import { API_BASE } from './send-json.ts';

/** Where a library is that nobody set up otherwise. */
const HOME = 'http://127.0.0.1:4100';

/** The address that an example asks. */
export function exampleAddress(
  { path }: Pick<Operation, 'path'>,
  { params = {}, query = {} }: Example,
): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const asked = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return `${API_BASE}${place}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`;
}

/** An example as a command that asks it. */
export function exampleText(operation: Operation, example: Example): string {
  const { method, needs, takes } = operation;
  const parts = [
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(needs === null ? [] : [quoted('-H', 'Authorization: Bearer TOKEN')]),
    ...Object.entries(example.headers ?? {}).map(([name, value]) => quoted('-H', `${name}: ${value}`)),
    ...(takes === null || example.body === undefined ? [] : bodyParts(takes.kind, example.body)),
  ];
  const command = ['curl', ...parts, `'${HOME}${exampleAddress(operation, example)}'`];
  return command.join(parts.length > 1 ? ' \\\n  ' : ' ');
}

function bodyParts(kind: 'json' | 'patch' | 'files', body: unknown): string[] {
  if (kind === 'files') return Object.keys(Object(body)).map((name) => quoted('-F', `files=@${name}`));
  const type = kind === 'patch' ? 'application/merge-patch+json' : 'application/json';
  return [quoted('-H', `Content-Type: ${type}`), quoted('-d', JSON.stringify(body))];
}

function quoted(flag: string, text: string): string {
  return `${flag} '${text.replaceAll("'", `'\\''`)}'`;
}
