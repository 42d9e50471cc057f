const months = (text: string): (readonly [string, number])[] =>
  text.split(' ').map((name, at) => [name, at + 1] as const);

/** Names of months in German, French, Spanish, Italian, Portuguese, Polish and Russian (as dates decline them) → 1 to 12. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map([
  ...months('januar februar märz april mai juni juli august september oktober november dezember'),
  ...months('jänner feber maerz'),
  ...months('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  ...months('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
  ...months('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  ...months('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  ...months('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
  ...months(
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  ),
  ...months('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  ...months('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
]);
