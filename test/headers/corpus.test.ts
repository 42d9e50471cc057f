import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../scripts/score/cases.ts';
import { compareCase } from '../../scripts/score/compare.ts';
import { faultsOf } from '../../scripts/score/print.ts';
import { emptyReading, understand } from '../../src/headers/index.ts';

const cases = readCases(path.join(import.meta.dirname, '..', 'corpus', 'headers'));

describe('headers of the corpus', () => {
  it('has cases that cross fields, layouts and damage', () => expect(cases.length).toBeGreaterThan(300));

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const compared = compareCase(one);
    expect(faultsOf(compared)).toEqual([]);
    const loose = compared.outcomes.filter(({ kind, strictly }) => kind === 'right' && !strictly);
    expect(loose.map(({ field, shown }) => `${field}: ${shown}`)).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one.text] as const))(
    '%s has evidence for what it says',
    (_, text) => {
      const { reading, evidence } = understand(text, { name: 'input.txt' });
      const unsaid = emptyReading();
      for (const field of Object.keys(unsaid) as (keyof typeof unsaid)[]) {
        const said = JSON.stringify(reading[field]) !== JSON.stringify(unsaid[field]);
        expect((evidence[field] ?? []).length > 0, field).toBe(said);
      }
    },
  );
});
