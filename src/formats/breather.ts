/** Milliseconds that work may go on before others have their turn. */
const LONGEST = 12;

/** For work in many steps: called after each, it lets whatever else waits in this process go on once the last time is a while ago. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
