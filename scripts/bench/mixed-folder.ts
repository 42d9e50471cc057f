/** A folder of every form and collection, imported in one command. */
import path from 'node:path';
import { type Row, runProgram } from './measure.ts';
import { writeMixedFolder } from './mixed/folder.ts';

export async function benchMixedFolder(folder: string, files: number): Promise<Row[]> {
  const stories = path.join(folder, 'mixed');
  const written = await writeMixedFolder(stories, files);
  const data = path.join(folder, 'mixed-data');
  const run = await runProgram(process.execPath, [
    'dist/cli.js',
    '--data',
    data,
    'import',
    stories,
    '--json',
  ]);
  const report = JSON.parse(run.stdout) as { works: number; results: { failed: number } };
  const size = `${written.files.toLocaleString('en')} files of all forms, ${(written.bytes / 1e6).toFixed(0)} MB`;
  const rate = `${(written.files / run.seconds).toFixed(0)} files/s, ${(written.bytes / 1e6 / run.seconds).toFixed(1)} MB/s`;
  return [
    {
      measure: `import ${size}`,
      fanlight: `${run.seconds.toFixed(1)} s (${rate}, ${run.peakMb ?? '?'} MB): ${report.works.toLocaleString('en')} works of ${written.stories.toLocaleString('en')} stories, ${report.results.failed} files failed`,
      peer: '',
      ratio: '',
    },
  ];
}
