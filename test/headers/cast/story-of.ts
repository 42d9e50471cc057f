/** A story that names each of the given people in turn, inside its sentences, `rounds` times over. */
export function storyOf(names: readonly string[], rounds = 12): string {
  const name = (at: number) => names[at % names.length] ?? '';
  return Array.from(
    { length: rounds },
    (_, at) =>
      `It was late when ${name(at)} came in. The lamp stood by ${name(at + 1)}, and nobody spoke to ${name(at + 2)} until the tea was cold.`,
  ).join('\n\n');
}
