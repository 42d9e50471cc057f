import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOKEN_SCOPES } from '#catalogue';
import { readSettings } from '#config';
import { EXPORT_LINE } from '#contract';
import { OPERATIONS } from '../../src/web/api/operations.ts';

const page = readFileSync(new URL('../../docs/manual/http-api.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

describe('the manual of the HTTP API has', () => {
  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'the call %s',
    (_, operation) => {
      const { method, path, needs } = operation;
      const scope = needs === null ? '' : `\`${needs}\` `;
      expect(rows.filter((line) => line.startsWith(`| \`${method} ${path}\` | ${scope}|`))).toHaveLength(1);
    },
  );

  it('no call that there is not', () => {
    const said = rows.flatMap((line) => /^\| `([A-Z]+ \/[^`]*)`/.exec(line)?.[1] ?? []);
    expect(said.sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('every scope of tokens', () => {
    for (const scope of TOKEN_SCOPES)
      expect(rows.some((line) => line.startsWith(`| \`${scope}\` |`))).toBe(true);
  });

  it('every kind of line of an export', () => {
    const kinds = EXPORT_LINE.options.flatMap(({ shape }) => [...shape.type.values]);
    expect(kinds.length).toBeGreaterThan(6);
    for (const kind of kinds)
      expect(rows.some((line) => line.split(' | ')[0]?.includes(`\`${kind}\``))).toBe(true);
  });

  it('the number of requests that are answered', () => {
    const { apiRate, apiOrigins } = readSettings({}, undefined, {});
    expect(page).toContain(`${apiRate.toLocaleString('en')} requests in a minute`);
    expect(apiOrigins).toEqual([]);
  });
});
