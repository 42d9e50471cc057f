import { describe, expect, it } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';

const halfway = {
  files: 500,
  totalFiles: 1000,
  bytes: 10_000_000,
  totalBytes: 20_000_000,
  works: 490,
  current: null,
  failed: 0,
  milliseconds: 2000,
};

describe('the progress line', () => {
  it('says files, works, speed and the time left', () => {
    expect(progressLine(halfway, 200)).toBe(
      '[############············] 500/1,000 files · 490 works · 5.0 MB/s of 20 MB · 0:02 left',
    );
  });

  it('names failures only where there are some', () => {
    expect(progressLine({ ...halfway, current: null, failed: 3 }, 200)).toContain(' · 3 failed · ');
  });

  it.each([0, 20, 40, 80])('fits into %i columns', (width) => {
    expect(progressLine(halfway, width).length).toBeLessThanOrEqual(Math.max(20, width));
  });

  it('takes an import of nothing', () => {
    const nothing = {
      files: 0,
      totalFiles: 0,
      bytes: 0,
      totalBytes: 0,
      works: 0,
      current: null,
      failed: 0,
      milliseconds: 0,
    };
    expect(progressLine(nothing, 200)).toContain('0/0 files');
  });
});
