import { execFileSync } from 'node:child_process';

/** Tests that start workers, the program or a browser, or use the package, run what people run: the built files. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--types'], { stdio: 'inherit' });
  execFileSync(process.execPath, ['test/library/build-second-reader.mjs'], { stdio: 'inherit' });
}
