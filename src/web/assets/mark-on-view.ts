/**
 * Tells the library that its reader came this far: sends `data-body` to `data-address` when the page is shown or, with
 * `data-when="seen"`, when the element comes into view. The page has a button that does the same.
 */
class MarkOnView extends HTMLElement {
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
    const { address, body } = this.dataset;
    if (address === undefined || body === undefined) return;
    // A mark that is not set because the library was closed meanwhile is no fault of the page.
    fetch(address, { method: 'POST', body: new URLSearchParams(body), keepalive: true }).catch(
      () => undefined,
    );
  }
}

customElements.define('mark-on-view', MarkOnView);
