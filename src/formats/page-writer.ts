import { html } from '#markup';

/**
 * Writes a page of HTML from what a document's own markup means, to be read through the allow-list as any other page:
 * nothing of a document reaches a story in another way. Names of elements and attributes come from this program only.
 */
export class PageWriter {
  readonly #parts: string[] = [];

  open(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): void {
    let tag = `<${name}`;
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined && value !== '') tag += ` ${key}="${html`${value}`.value}"`;
    this.#parts.push(`${tag}>`);
  }

  close(name: string): void {
    this.#parts.push(`</${name}>`);
  }

  text(text: string): void {
    this.#parts.push(html`${text}`.value);
  }

  toString(): string {
    return this.#parts.join('');
  }
}
