/**
 * Does something once the page was drawn for the first time, so that what its reader came for does not wait for what scripts add;
 * at once where nobody looks at it, since nothing is drawn then.
 */
export async function whenDrawn(act: () => void): Promise<void> {
  if (document.readyState === 'loading')
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
  if (document.visibilityState === 'hidden') act();
  else requestAnimationFrame(() => setTimeout(act));
}
