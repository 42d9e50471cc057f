/** How scripts of pages say messages: the build makes functions of the catalogue and gives them here in the place of this room. */

/** What a message needs to be said. */
type Values = Readonly<Record<string, string | number>>;

/** Messages as the build makes them of ICU messages, from how numbers are written and plurals chosen. */
type Compiled = (
  number: (value: number) => string,
  plural: (value: number, cases: readonly string[]) => string,
) => Readonly<Record<string, (values: Values) => string>>;

/** The part of this room that scripts use, for messages of `scripts.json` in one locale. */
export function speaker(locale: string, compiled: Compiled) {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const numberText = (value: number) => numbers.format(value);
  const messages = compiled(numberText, (value, cases) => {
    const exact = `=${value}`;
    if (cases.includes(exact)) return exact;
    const rule = plurals.select(value);
    return cases.includes(rule) ? rule : 'other';
  });
  const say = (key: string, values: Values = {}) => messages[key.slice('scripts.'.length)]?.(values) ?? key;
  return { say, numberText };
}
