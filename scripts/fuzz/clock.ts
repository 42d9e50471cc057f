/**
 * Milliseconds of processor time that this thread has used, so that what other programs do at the same time does not count.
 * On a Node older than 23.9 it is that of the whole process.
 */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
