/** Loaded before the program: it is always the same moment, so that the same pages come out the same. */
const MOMENT = Date.UTC(2026, 2, 4, 10, 20);
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...parts) {
    super(...(parts.length === 0 ? [MOMENT] : parts));
  }

  static now() {
    return MOMENT;
  }
};
