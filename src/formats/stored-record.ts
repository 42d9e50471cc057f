/** What the records of collections share: one story's part of a database, kept as JSON that names its format first. */

/** Whether a text opens as a record of a format does. */
export function opensRecordOf(text: string, format: string): boolean {
  const name = /^\s{0,20}\{\s{0,20}"format"\s{0,5}:\s{0,5}"([a-z-]{1,50})"/.exec(text)?.[1];
  return name === format;
}

/** The record's own object; null where the text is none of the format. */
export function recordOf(text: string, format: string): Record<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  return isJsonObject(parsed) && parsed['format'] === format ? parsed : null;
}

/** Whether a value out of JSON is an object, and no list. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
