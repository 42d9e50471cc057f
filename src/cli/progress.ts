import type { ImportProgress } from '#library';
import { count, size } from './output.ts';

const BAR = 24;
/** Columns of a terminal that does not say. */
const USUAL_WIDTH = 80;
/** A terminal is redrawn at most this often; a log gets a line at most this often. Milliseconds. */
const REDRAW = 100;
const LOG = 5000;

/** What shows how far something is, until it ends. */
type Shower<Progress> = { show: (progress: Progress) => void; end: () => void };

/** Shows an import on stderr: a bar that is redrawn in a terminal, a line now and then elsewhere. */
export function progressShower(stream: NodeJS.WriteStream = process.stderr): Shower<ImportProgress> {
  return lineShower(progressLine, stream);
}

/** Shows how far something is on stderr: one line, redrawn in a terminal and written now and then elsewhere. */
export function lineShower<Progress>(
  lineOf: (progress: Progress, width: number) => string,
  stream: NodeJS.WriteStream = process.stderr,
): Shower<Progress> {
  let last = 0;
  let drawn = false;
  return {
    show(progress) {
      const now = performance.now();
      if (now - last < (stream.isTTY ? REDRAW : LOG)) return;
      last = now;
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${lineOf(progress, stream.columns || USUAL_WIDTH)}`);
        drawn = true;
      } else stream.write(`${lineOf(progress, 200)}\n`);
    },
    end() {
      if (drawn) stream.write('\r\x1b[K');
    },
  };
}

/** `[######··················] 312/1,000 files · 298 works · 14.2 MB/s · 0:21 left`, cut to the width. */
export function progressLine(progress: ImportProgress, width: number): string {
  const share = progress.totalBytes > 0 ? progress.bytes / progress.totalBytes : 0;
  const filled = Math.round(share * BAR);
  const seconds = progress.milliseconds / 1000;
  const speed = seconds > 0 ? progress.bytes / 1e6 / seconds : 0;
  const left = share > 0 ? (seconds / share) * (1 - share) : 0;
  const parts = [
    `[${'#'.repeat(filled)}${'·'.repeat(BAR - filled)}] ${progress.files.toLocaleString('en')}/${count(progress.totalFiles, 'file')}`,
    count(progress.works, 'work'),
    `${speed.toFixed(1)} MB/s of ${size(progress.totalBytes)}`,
    ...(progress.failed > 0 ? [`${progress.failed.toLocaleString('en')} failed`] : []),
    `${clock(left)} left`,
  ];
  return parts.join(' · ').slice(0, Math.max(20, width - 1));
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
