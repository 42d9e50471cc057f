/**
 * Tells the library that its reader came this far: sends `data-body` to `data-address` when the page is shown or, with
 * `data-when="seen"`, when the element comes into view. The page has a button that does the same, in whose place `data-done`
 * stands then.
 */
export class MarkOnView extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    if (this.dataset['when'] !== 'seen') {
      this.#send();
      return;
    }
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#send();
    });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  #send(): void {
    this.#observer?.disconnect();
    const { address, body, done } = this.dataset;
    if (address === undefined || body === undefined) return;
    fetch(address, { method: 'POST', body: new URLSearchParams(body), keepalive: true })
      .then(({ ok }) => {
        if (ok && done !== undefined) this.textContent = done;
      })
      // A mark that is not set because the library was closed meanwhile is no fault of the page.
      .catch(() => undefined);
  }
}
