import { FanlightError } from '#errors';

/** Does work on files that a person asked for. What the system refuses there is FL-USE-OUTPUT; all else is thrown as it is. */
export async function asOutput<Result>(target: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
    throw new FanlightError('FL-USE-OUTPUT', target, { cause: thrown });
  }
}
