/** A PDF, and whether the browser that made it was kept apart from this machine by its own sandbox. */
export type PrintedBook = { bytes: Uint8Array; sandboxed: boolean };

/**
 * Makes a PDF, tagged and with an outline, of a page of HTML that holds all it needs; the page's own style gives the paper.
 * Throws FL-PRINT-FAILED, FL-PRINT-LIMIT and FL-PRINT-BUSY.
 */
export type Printer = { print(page: string): Promise<PrintedBook> };
