import { execFileSync } from 'node:child_process';

/** Tests that start workers, the program or a browser run what people run: the built files. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
