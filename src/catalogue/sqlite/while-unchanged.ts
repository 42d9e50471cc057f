import type { Connection } from './connection.ts';

/**
 * A question that every page asks, answered from before while nothing was written: `ask` runs once for each list of arguments and
 * state of the database. Answers are shared, so nobody may change one.
 */
export function whileUnchanged<Arguments extends (string | number)[], Answer>(
  connection: Connection,
  ask: (...given: Arguments) => Answer,
): (...given: Arguments) => Answer {
  let state = '';
  const answers = new Map<string, Answer>();
  return (...given) => {
    const now = connection.state();
    if (now !== state) answers.clear();
    state = now;
    const key = given.join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = connection.snapshot(() => ask(...given));
    answers.set(key, answer);
    return answer;
  };
}
