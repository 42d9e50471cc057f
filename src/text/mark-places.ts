/** Mean log likelihoods, comparable with those of letters in `guess-charset.ts`. */
const SYMBOL = -6.5;
const RARE_PLACE = -5;
/** Quotation marks that word processors turn the wrong way, as after a dash. */
const WRONG_WAY = -4.4;
const GOOD_MARK = -1.6;

/** Whether a character is a lower-case letter. */
export function isLower(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

/** Whether a character is a capital letter. */
export function isUpper(character: string): boolean {
  return /\p{Lu}/u.test(character);
}

const isWordCharacter = (character: string) => /[\p{L}\p{M}\p{N}]/u.test(character);
const isOpenPlace = (before: string) =>
  /[\s(\u005b{>*_"'\u2014\u2013\u2018\u201c\u00a0\xbf\xa1-]/.test(before);
const isClosePlace = (after: string) =>
  /[\s.,;:!?)\u005d}<*_"'\u2014\u2013\u2019\u201d\u2026\u00a0-]/.test(after);

/** How well a mark that is no letter stands where it stands. */
export function scoreMark(mark: string, before: string, after: string, beforeThat: string): number {
  if (mark === '\u2019') {
    if (isWordCharacter(before)) return isWordCharacter(after) || isClosePlace(after) ? GOOD_MARK : WRONG_WAY;
    return /[.,!?\u2026]/.test(before) || isWordCharacter(after) ? GOOD_MARK - 1 : WRONG_WAY;
  }
  if (/[\u201c\u2018\xab\u201e\u201a]/.test(mark)) {
    if (isWordCharacter(before) && isWordCharacter(after)) return SYMBOL - 1.5;
    if (isOpenPlace(before) && !/\s/.test(after)) return GOOD_MARK;
    if (mark === '\xab' && isOpenPlace(before)) return GOOD_MARK - 1;
    return !isOpenPlace(before) && isClosePlace(after) && mark !== '\u201a' && mark < '\u201e'
      ? GOOD_MARK - 1.5
      : /[\u201a\u201e]/.test(mark)
        ? RARE_PLACE
        : WRONG_WAY;
  }
  if (/[\u201d\xbb]/.test(mark)) {
    if (isWordCharacter(before) && isWordCharacter(after)) return SYMBOL - 1.5;
    if (!/\s/.test(before) && isClosePlace(after)) return GOOD_MARK;
    return /\s/.test(before) && isClosePlace(after) ? GOOD_MARK - 1 : WRONG_WAY;
  }
  if (/[\u2013\u2014]/.test(mark)) {
    const alike = /\s/.test(before) === /\s/.test(after) || isWordCharacter(before) || isWordCharacter(after);
    if (mark === '\u2013' && isLower(before) && isLower(after)) return GOOD_MARK - 2.6;
    return alike ? GOOD_MARK - 0.4 : RARE_PLACE;
  }
  if (mark === '\u2026' && isUpper(before) && isUpper(after)) return RARE_PLACE;
  if (mark === '\u2026')
    return /\s/.test(before) && isWordCharacter(beforeThat) && !isClosePlace(after)
      ? GOOD_MARK - 1.2
      : GOOD_MARK - 0.6;
  if (mark === '\u00a0') return GOOD_MARK - 1;
  if (/[\xbf\xa1]/.test(mark))
    return isOpenPlace(before) && isWordCharacter(after) ? GOOD_MARK : RARE_PLACE - 1;
  if (mark === '\xa7' && isLower(before)) return SYMBOL;
  if (/[\xa9\xae\xb0\xa3\xa7\u2022\xb7\u2122\u20ac\u060c\u061f\u2116]/.test(mark))
    return isWordCharacter(before) && isWordCharacter(after) && !/\p{N}/u.test(after)
      ? SYMBOL
      : GOOD_MARK - 2;
  if (/[\xbc-\xbe]/.test(mark) && /\p{L}/u.test(after)) return SYMBOL - 1.5;
  return isWordCharacter(before) && isWordCharacter(after) ? SYMBOL - 1.5 : SYMBOL;
}
