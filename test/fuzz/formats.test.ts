import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { damagedInput } from '../../scripts/fuzz/formats/damage.ts';
import { readSeeds } from '../../scripts/fuzz/formats/seeds.ts';
import { storeZip } from '../../scripts/fuzz/formats/store-zip.ts';
import { tryInput } from '../../scripts/fuzz/formats/try-input.ts';

const INPUTS = 300;
const SEED = 2004;

describe('damaged files', () => {
  it(`show no fault in ${INPUTS} inputs, which are the same on every run`, async () => {
    const seeds = await readSeeds();
    expect(seeds.length).toBeGreaterThan(100);
    const faults: string[] = [];
    for (let number = 0; number < INPUTS; number += 1) {
      const input = damagedInput(SEED, number, seeds);
      if (number < 20) expect(damagedInput(SEED, number, seeds)).toEqual(input);
      for (const { fault } of await tryInput(input))
        if (fault) faults.push(`input ${number} of seed ${SEED}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('are put into zips that can be read', async () => {
    const files = [
      { path: 'a.txt', bytes: Buffer.from('one') },
      { path: 'b/c.txt', bytes: Buffer.from('') },
    ];
    const found = [];
    for await (const entry of readZip(storeZip(files), DEFAULT_LIMITS)) found.push(entry);
    expect(found).toMatchObject([{ path: 'a.txt' }, { path: 'b/c.txt' }]);
  });
});
