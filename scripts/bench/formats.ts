/** How quickly each form is read, in a warm process on one core, beside pandoc where it reads the form too. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS } from '#formats';
import { readStory } from '#library';
import { isInstalled, median, type Row, runProgram, timeEach } from './measure.ts';
import { FORMS, type Form } from './mixed/forms.ts';
import { tales } from './mixed/tale.ts';

const TALES = 60;
const WARM = 20;
/** Pandoc is started anew for each file, as people use it. */
const PEER_FILES = 5;

export async function benchFormats(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  const peer = isInstalled('pandoc');
  for (const form of FORMS) rows.push(await benchForm(form, path.join(folder, form.name), peer));
  return rows;
}

async function benchForm(form: Form, folder: string, peer: boolean): Promise<Row> {
  const inputs: { bytes: Uint8Array; name: string; path: string }[] = [];
  for (const tale of tales(11)) {
    if (inputs.length >= TALES) break;
    const made = await form.make(tale);
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    const name = `${tale.number}.${form.ending}`;
    inputs.push({ bytes, name, path: name });
  }
  const formats = new Set<string>();
  const read = async (input: (typeof inputs)[number]) => {
    const result = await readStory(FORMATS, input);
    if (result.works.length !== 1) throw new Error(`${input.name} gave ${result.works.length} works`);
    formats.add(result.format);
  };
  await timeEach(inputs.slice(0, WARM), read);
  const times = await timeEach(inputs, read);
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  const megabytes = inputs.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  const milliseconds = (seconds / inputs.length) * 1000;
  const pandoc =
    peer && form.pandoc ? await timePandoc(form.pandoc, folder, inputs.slice(0, PEER_FILES)) : null;
  return {
    measure: `read ${form.name}, ${inputs.length} files, ${(megabytes * 1000).toFixed(0)} kB`,
    fanlight: `${milliseconds.toFixed(2)} ms a file (${(inputs.length / seconds).toFixed(0)} files/s, ${(megabytes / seconds).toFixed(1)} MB/s)`,
    peer: pandoc === null ? '' : `pandoc ${pandoc.toFixed(0)} ms a file`,
    ratio: pandoc === null ? '' : (pandoc / milliseconds).toFixed(0),
  };
}

async function timePandoc(
  format: string,
  folder: string,
  inputs: readonly { bytes: Uint8Array; name: string }[],
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const times: number[] = [];
  for (const { bytes, name } of inputs) {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const { seconds } = await runProgram('pandoc', ['-f', format, '-t', 'plain', '-o', `${file}.out`, file]);
    times.push(seconds * 1000);
  }
  return median(times);
}
