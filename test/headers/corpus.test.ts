import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyReading, understand } from '../../src/headers/index.ts';
import { folded } from './folded.ts';

const folder = path.join(import.meta.dirname, '..', 'corpus', 'header');

describe('headers of the corpus', () => {
  const cases = readdirSync(folder);
  it('has cases for every layout', () => expect(cases.length).toBeGreaterThanOrEqual(25));

  it.each(cases)('%s', (name) => {
    const text = readFileSync(path.join(folder, name, 'input.txt'), 'utf8');
    const expected = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8'));
    const { bodyStart, bodyEnd, ...fields } = expected;
    const understood = understand(text, { name: 'input.txt' });
    expect(folded(understood.reading)).toMatchObject(folded(fields));
    expect(understood.bodyStart?.startsWith(bodyStart)).toBe(true);
    const unsaid = emptyReading();
    for (const field of Object.keys(unsaid) as (keyof typeof unsaid)[]) {
      const said = JSON.stringify(understood.reading[field]) !== JSON.stringify(unsaid[field]);
      expect(said, field).toBe((understood.evidence[field] ?? []).length > 0 && said);
    }
    const last = understood.story.findLast((line) => line.text.trim() !== '');
    if (bodyEnd !== undefined) expect(last?.text.trim()).toBe(bodyEnd);
  });
});
