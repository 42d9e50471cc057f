import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files under a folder, by their paths there. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    const place = path.join(folder, name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}

export function sumOf(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest('hex');
}

/** The files of a small valid bag with one manifest of SHA-256; `changed` has other or further ones. */
export function smallBag(changed: Record<string, string> = {}): Record<string, string> {
  const payload = { 'data/one.txt': 'The tide came in.\n', 'data/two/three.txt': 'It went out.\n' };
  return {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': 'Payload-Oxum: 31.2\n',
    'manifest-sha256.txt': Object.entries(payload)
      .map(([name, content]) => `${sumOf('sha256', content)}  ${name}\n`)
      .join(''),
    ...payload,
    ...changed,
  };
}
