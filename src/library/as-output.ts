import { FanlightError } from '#errors';

/** Does work on files that a person asked for. What goes wrong there is FL-USE-OUTPUT; what has a code keeps it. */
export async function asOutput<Result>(target: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    if (thrown instanceof FanlightError) throw thrown;
    throw new FanlightError('FL-USE-OUTPUT', target, { cause: thrown });
  }
}
