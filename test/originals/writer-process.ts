/** A process of its own for tests that kill it: puts originals for ever, saying the hash of each that is kept. */
import { openDiskStore } from '#originals';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder');
const store = await openDiskStore(folder);
for (let count = 0; ; count += 1) {
  const hash = await store.put(Buffer.alloc(200_000, `${process.argv[3]} ${count} `));
  process.stdout.write(`${hash}\n`);
}
