/** Something that must not be, found after a kill. */
export function fault(says: string): Error {
  return new Error(says);
}
