const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g;

/**
 * Text without the control characters that no document may hold (XML 1.0 §2.2, and the C1 controls). Tab and line feed
 * stay; CR and CRLF become line feeds. `removed` counts the characters dropped.
 */
export function cleanControls(text: string): { text: string; removed: number } {
  const unified = text.replace(/\r\n?/g, '\n');
  let removed = 0;
  const clean = unified.replace(CONTROLS, () => {
    removed++;
    return '';
  });
  return { text: clean, removed };
}
