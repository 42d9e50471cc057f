/** Most trials that making an input smaller may take. */
const MOST_TRIALS = 3_000;

/**
 * A small text for which `fails` still holds: lines, then characters are left out as long as it does (delta debugging,
 * A. Zeller). Takes no more than a few thousand trials.
 */
export function minimise(text: string, fails: (text: string) => boolean): string {
  let trials = 0;
  const stillFails = (candidate: string) => trials++ < MOST_TRIALS && fails(candidate);
  const byLines = shrink(text.split(/(?<=\n)/), stillFails);
  return shrink([...byLines.join('')], stillFails).join('');
}

/** Parts without every run that can be left out: halves first, then smaller runs. */
function shrink(parts: string[], fails: (text: string) => boolean): string[] {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (without.length > 0 && fails(without.join(''))) kept = without;
      else at += size;
    }
  }
  return kept;
}
