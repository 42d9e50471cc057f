import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../library/temporary-library.ts';

/** A file system of its own, of so many KiB, until the test ends; null where this user may not mount one. */
export function smallDisk(kib: number): string | null {
  const place = path.join(temporaryFolder(), 'disk');
  mkdirSync(place);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', place]);
  if (mounted.status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['--lazy', place]));
  return place;
}

/** Lets nobody write to a small disk any more, whoever they are. */
export function sealDisk(place: string): void {
  spawnSync('mount', ['-o', 'remount,ro', place]);
}
