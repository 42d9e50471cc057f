import { describe, expect, it } from 'vitest';
import { decodeBytes, repairText } from '#text';
import { seeded } from '../../scripts/bench/random.ts';
import { DAMAGES } from '../../scripts/score/encodings/damages.ts';
import { readProse } from '../../scripts/score/encodings/prose.ts';

const OF_EACH = 8;
/** Of all kinds together; the score over a thousand passages asks for 99 of 100. */
const LEAST_RIGHT = 0.985;

const prose = readProse();
describe('damaged prose', () => {
  it.skipIf(prose === null)('comes out as the text it was', () => {
    const wrong: string[] = [];
    for (const [kind, { name, make }] of DAMAGES.entries())
      for (let number = 0; number < OF_EACH && prose !== null; number += 1) {
        const { original, bytes } = make(prose, seeded(kind * 1_000 + number));
        if (repairText(decodeBytes(bytes).text).text !== original) wrong.push(`${name} ${number}`);
      }
    console.log(
      `damaged prose: ${DAMAGES.length * OF_EACH - wrong.length} of ${DAMAGES.length * OF_EACH} put right`,
    );
    expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(DAMAGES.length * OF_EACH * (1 - LEAST_RIGHT));
  });
});
