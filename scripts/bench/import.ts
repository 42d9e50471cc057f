/** Import of mixed text files, durable and searchable at the end, beside `calibredb add`. */
import path from 'node:path';
import { writeCorpus } from './corpus.ts';
import { isInstalled, median, type ProgramRun, type Row, runProgram } from './measure.ts';

const RUNS = 3;

export async function benchImport(
  folder: string,
  files: number,
): Promise<{ rows: Row[]; data: string; calibreLibrary: string | null }> {
  const corpus = writeCorpus(path.join(folder, 'stories'), files);
  const size = `${files.toLocaleString('en')} files, ${(corpus.bytes / 1e6).toFixed(0)} MB`;
  const data = path.join(folder, 'data-1');
  const fanlight: ProgramRun[] = [];
  const again: ProgramRun[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const args = [
      'dist/cli.js',
      '--data',
      path.join(folder, `data-${run}`),
      'import',
      corpus.folder,
      '--json',
    ];
    fanlight.push(await runProgram(process.execPath, args));
    again.push(await runProgram(process.execPath, args));
  }
  const seconds = median(fanlight.map((run) => run.seconds));
  const peak = Math.max(...fanlight.map((run) => run.peakMb ?? 0));
  const speed = `${seconds.toFixed(2)} s (${(files / seconds).toFixed(0)} files/s, ${(corpus.bytes / 1e6 / seconds).toFixed(1)} MB/s, ${peak} MB)`;
  const failed = fanlight.filter((run) => run.status !== 0).length;
  const peer = await calibreAdd(folder, corpus.folder);
  const rows = [
    {
      measure: `import ${size}, with text index${failed ? ` (${failed} RUNS FAILED)` : ''}`,
      fanlight: speed,
      peer: peer ? `calibredb add ${peer.seconds.toFixed(1)} s (no text index)` : 'calibre is not installed',
      ratio: peer ? (peer.seconds / seconds).toFixed(1) : '-',
    },
    {
      measure: 'import the same again',
      fanlight: `${median(again.map((run) => run.seconds)).toFixed(2)} s`,
      peer: '',
      ratio: '',
    },
  ];
  return { rows, data, calibreLibrary: peer ? path.join(folder, 'calibre') : null };
}

async function calibreAdd(folder: string, stories: string): Promise<ProgramRun | null> {
  if (!isInstalled('calibredb')) return null;
  const env = {
    ...process.env,
    CALIBRE_CONFIG_DIRECTORY: path.join(folder, 'calibre-config'),
    QT_QPA_PLATFORM: 'offscreen',
  };
  return runProgram('calibredb', ['add', '-r', stories, '--with-library', path.join(folder, 'calibre')], env);
}
