import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/headers/index.ts';
import { folded } from './folded.ts';

type Example = {
  id: string;
  text: string;
  expected: Record<string, unknown> & { inferred: string[]; bodyStart: string | null };
};

const file = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'header-examples.json');

describe('the header examples', () => {
  if (!existsSync(file)) {
    it('are left out: there is no ../shared/header-examples.json beside the project', () => {
      expect(existsSync(file)).toBe(false);
    });
    return;
  }
  const examples = JSON.parse(readFileSync(file, 'utf8')) as Example[];
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_, { text, expected }) => {
    const { inferred, traps: _traps, bodyStart, ...fields } = expected;
    const understood = understand(text);
    const reading = understood.reading as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries(fields)) {
      const got = sortedLists(folded({ [field]: reading[field] ?? null }));
      if (inferred.includes(field) && isEmpty(reading[field])) continue;
      expect(got).toMatchObject(sortedLists(folded({ [field]: value })));
    }
    const start = understood.bodyStart === null ? null : folded(understood.bodyStart);
    if (bodyStart === null) expect(start).toBeNull();
    else expect(start?.startsWith(bodyStart)).toBe(true);
  });
});

/** Lists of plain strings are compared as sets. */
function sortedLists<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one) =>
    Array.isArray(one) && one.every((item) => typeof item === 'string') ? [...one].sort() : one,
  ) as T;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
