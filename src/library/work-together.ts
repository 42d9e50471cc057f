/** Does the same work several times at once. Resolves when all have ended; then throws the first error, if there was one. */
export async function workTogether(count: number, work: () => Promise<void>): Promise<void> {
  const ended = await Promise.allSettled(Array.from({ length: count }, work));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
