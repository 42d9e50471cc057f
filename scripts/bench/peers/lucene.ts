/** Lucene as a peer: a small Java program compiled here, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../measure.ts';
import { type EngineRun, readRun, runPinned } from '../million/runs.ts';

/** Where Debian puts `liblucene8-java`. */
const JARS = '/usr/share/java';
const PASSES = 6;

/** The class path of Lucene with its version; null where it or a Java compiler is not installed. */
export function findLucene(): { classPath: string; version: string } | null {
  if (!isInstalled('javac') || !existsSync(JARS)) return null;
  const jars = readdirSync(JARS);
  const core = jars.map((jar) => /^lucene-core-(.+)\.jar$/.exec(jar)?.[1]).find((version) => version);
  if (core === undefined) return null;
  const names = [`lucene-core-${core}.jar`, `lucene-analyzers-common-${core}.jar`];
  if (!names.every((name) => jars.includes(name))) return null;
  return { classPath: names.map((name) => path.join(JARS, name)).join(path.delimiter), version: core };
}

/** Runs a program of this folder over the data of a folder. It begins passes for so many seconds and is stopped after ten times that. */
export async function runLucene(
  classPath: string,
  program: 'Facets' | 'Texts',
  folder: string,
  seconds: number,
): Promise<EngineRun> {
  const classes = path.join(folder, 'classes');
  const sources = [program, 'Passes'].map((name) => fileURLToPath(new URL(`${name}.java`, import.meta.url)));
  const compiled = spawnSync('javac', ['-d', classes, '-cp', classPath, ...sources], { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(`javac: ${compiled.stderr}`);
  const out = path.join(folder, `lucene-${program}.txt`);
  const args = ['-Xmx2g', '-cp', `${classPath}${path.delimiter}${classes}`, program];
  await runPinned('java', [...args, folder, out, String(PASSES), String(seconds)], seconds * 10 + 300);
  return readRun(out);
}
