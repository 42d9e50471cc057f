/**
 * Lets the promises that the PDF library leaves behind fail in silence: of a damaged file some are rejected when nobody
 * waits for them any more, which would end the thread in the middle of another file. Everything else ends it as before.
 * Called once, when a process or thread begins.
 */
export function allowLateFailures(): void {
  process.on('unhandledRejection', (thrown) => {
    if (!isOfPdfLibrary(thrown)) throw thrown;
  });
}

/** Its errors have names of their own, and are thrown in its own code. */
function isOfPdfLibrary(thrown: unknown): boolean {
  return thrown instanceof Error
    ? /Exception$/.test(thrown.name) || /[\\/]unpdf[\\/]/.test(thrown.stack ?? '')
    : /Exception: /.test(String(thrown));
}
