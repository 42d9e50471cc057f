import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { asOutput } from '#library';
import { temporaryFolder } from './temporary-library.ts';

it('tells what the system refuses as an output that cannot be written, and nothing else', async () => {
  const file = path.join(temporaryFolder(), 'none', 'a.txt');
  await expect(asOutput(file, () => readFile(file))).rejects.toMatchObject({
    code: 'FL-USE-OUTPUT',
    subject: file,
  });
  const mistake = new TypeError('not a function');
  await expect(asOutput(file, () => Promise.reject(mistake))).rejects.toBe(mistake);
});
