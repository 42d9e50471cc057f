import { readdir, readFile } from 'node:fs/promises';

const KIB = 1024;

/** Bytes that the processes of a group hold in memory for themselves alone, as Linux tells it; 0 elsewhere. */
export async function memoryOfGroup(group: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  let bytes = 0;
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const read = (file: string) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '');
    // The name of the program, in parentheses, may hold anything; fields are counted after it (proc(5)).
    const stat = await read('stat');
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue;
    const [, own = '0'] = /^RssAnon:\s+(\d+) kB$/m.exec(await read('status')) ?? [];
    bytes += Number(own) * KIB;
  }
  return bytes;
}
