import { expect, it } from 'vitest';
import { WatchedFiles } from '../../src/library/watched-files.ts';
import { temporaryFolder } from './temporary-library.ts';

const look = (bytes: number) => ({ bytes, changed: 1 });

it('knows all files of a folder while it runs, however many there are', async () => {
  const files = await WatchedFiles.open(temporaryFolder(), '/stories');
  for (let at = 0; at <= 500_000; at += 1) files.add(`/stories/${at}`, look(at));
  expect(files.has('/stories/500000', look(500_000))).toBe(true);
});

it('forgets files that are gone, which leaves room for others', async () => {
  const data = temporaryFolder();
  const files = await WatchedFiles.open(data, '/stories');
  files.add('/stories/a', look(1));
  files.add('/stories/b', look(2));
  files.forgetOthers(new Map([['/stories/b', null]]));
  await files.keep();
  const again = await WatchedFiles.open(data, '/stories');
  expect([again.has('/stories/a', look(1)), again.has('/stories/b', look(2))]).toEqual([false, true]);
});
