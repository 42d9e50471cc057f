import { describe, expect, it } from 'vitest';
import { faultOf } from '../../scripts/fuzz/faults.ts';
import { inputOf, readSamples } from '../../scripts/fuzz/inputs.ts';
import { minimise } from '../../scripts/fuzz/minimise.ts';

const INPUTS = 3_000;
const SEED = 1998;

describe('damaged headers', () => {
  it(`show no fault in ${INPUTS} texts`, () => {
    const samples = readSamples();
    expect(samples.length).toBeGreaterThan(100);
    const faults: string[] = [];
    for (let number = 0; number < INPUTS && faults.length < 3; number += 1) {
      const fault = faultOf(inputOf(SEED, number, samples));
      if (fault) faults.push(`input ${number} of seed ${SEED}: ${fault.kind}: ${fault.detail}`);
    }
    expect(faults).toEqual([]);
  });

  it('are the same on every run', () => {
    const samples = readSamples();
    const made = Array.from({ length: 50 }, (_, number) => inputOf(3, number, samples));
    expect(made).toEqual(Array.from({ length: 50 }, (_, number) => inputOf(3, number, samples)));
    expect(new Set(made).size).toBeGreaterThan(45);
  });

  it('are made smaller while they still fail', () => {
    const text = `${'a line\n'.repeat(40)}two needles x and y here\n${'more\n'.repeat(40)}`;
    expect(minimise(text, (one) => one.includes('x') && one.includes('y'))).toBe('xy');
  });
});
