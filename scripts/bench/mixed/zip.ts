import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip of files by name, in their order; `mimetype` is stored. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content as string), name, { compress: name !== 'mimetype' });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
