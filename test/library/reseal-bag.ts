import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodePath } from '../../src/preservation/bagit/manifest-paths.ts';
import { sumOf } from '../preservation/bag-on-disk.ts';

/** Gives a bag whose payload somebody changed the sums of what is in it now, as a forger would. */
export function reseal(bag: string): void {
  const files = readdirSync(path.join(bag, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const algorithm of ['sha256', 'sha512']) {
    const lines = files.map((file) => {
      const name = path.relative(bag, file).split(path.sep).join('/');
      return `${sumOf(algorithm, readFileSync(file))}  ${encodePath(name)}\n`;
    });
    writeFileSync(path.join(bag, `manifest-${algorithm}.txt`), lines.join(''));
    rmSync(path.join(bag, `tagmanifest-${algorithm}.txt`), { force: true });
  }
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  writeFileSync(path.join(bag, 'bag-info.txt'), `Payload-Oxum: ${bytes}.${files.length}\n`);
}

/** Changes the text of a file of a bag's payload, and seals the bag again. */
export function forge(bag: string, name: string, change: (text: string) => string): void {
  const place = path.join(bag, 'data', name);
  const before = readFileSync(place, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing was changed in ${name}`);
  writeFileSync(place, after);
  reseal(bag);
}
