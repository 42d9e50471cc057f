const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/**
 * Text without the control characters that no document may hold (XML 1.0 §2.2, and C1 controls besides NEL). Tab and
 * line feed stay; CR, CRLF and NEL become line feeds, form feeds line feeds too, so call it when lines no longer need
 * their places. `removed` counts the characters dropped.
 */
export function cleanControls(text: string): { text: string; removed: number } {
  const unified = text.replace(/\r\n?|[\f\u0085]/g, '\n');
  let removed = 0;
  const clean = unified.replace(CONTROLS, () => {
    removed++;
    return '';
  });
  return { text: clean, removed };
}
