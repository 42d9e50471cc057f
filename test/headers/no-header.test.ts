import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/headers/index.ts';

const folder = path.join(import.meta.dirname, '..', 'corpus', 'prose');
const names = readdirSync(folder);

describe('texts without a header', () => {
  it('are many and of many kinds', () => expect(names.length).toBeGreaterThanOrEqual(500));

  it.each(names)('%s says nothing of itself and keeps its first line', (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const { evidence, bodyStart } = understand(text, { name });
    expect(Object.keys(evidence)).toEqual([]);
    expect(bodyStart).toBe(
      text
        .split(/\r?\n/)
        .find((line) => line.trim() !== '')
        ?.trim(),
    );
  });
});
