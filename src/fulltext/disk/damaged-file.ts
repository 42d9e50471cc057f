/** A file of the text index does not hold what was written to it. The index is to be made anew; no text is lost by it. */
export class DamagedFileError extends Error {
  constructor(file: string, options?: ErrorOptions) {
    super(`The text index is damaged: ${file}`, options);
    this.name = 'DamagedFileError';
  }
}
