import type { HeaderContext } from '#headers';
import { oneLine } from '#markup';

type Hints = NonNullable<HeaderContext['hints']>;

/** The longest title or name that is believed. */
const LONGEST = 255;
/** What programs put where nobody wrote a title, or a name for whoever sits at the machine. */
const NO_TITLE =
  /^(?:untitled.{0,20}|(?:new )?(?:word )?document ?\d{0,3}|microsoft word - .{0,200}|word document|title|.{0,200}\.(?:docx?|odt|rtf|txt|html?))$/i;
const NO_NAME =
  /^(?:unknown(?: author)?|author|user\d{0,3}|(?:hp|dell|compaq|preferred|default|authorized)[_ ]?(?:user|owner|customer)|owner|admin(?:istrator)?|guest|me|home|(?:microsoft )?office user|(?:valued )?(?:gateway )?customer|windows user|pc|computer|laptop|none|n\/a|python-docx|calibre.{0,20}|un-named)$/i;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/;

/** What a document's properties say of it, as weak hints: names that only a program gave are left out. */
export function documentHints(found: Readonly<Record<keyof Hints, string | null>>): Hints {
  const hints: Hints = {};
  const title = oneLine((found.title ?? '').slice(0, 2000));
  const author = oneLine((found.author ?? '').slice(0, 2000));
  const language = found.language?.trim() ?? '';
  const description = oneLine((found.description ?? '').slice(0, 10_000));
  if (title !== '' && title.length <= LONGEST && !NO_TITLE.test(title)) hints.title = title;
  if (author !== '' && author.length <= LONGEST && !NO_NAME.test(author)) hints.author = author;
  if (LANGUAGE.test(language)) hints.language = language;
  if (description !== '') hints.description = description;
  return hints;
}
