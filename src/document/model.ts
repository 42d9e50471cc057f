/** Text alignment; absent means the reader's own (start). */
export type Alignment = 'left' | 'center' | 'right' | 'justify';

/** Writing direction, as HTML's `dir`. */
export type Direction = 'ltr' | 'rtl';

/** Inline marks that only wrap other inlines. `small` to `code` are HTML's elements of the same name. */
export const MARK_TYPES = [
  'emphasis',
  'strong',
  'underline',
  'strike',
  'small',
  'sub',
  'sup',
  'code',
] as const;
/** One of {@link MARK_TYPES}. */
export type MarkType = (typeof MARK_TYPES)[number];

/** A run inside a block. Text is NFC-agnostic UTF-16 without control characters other than tab and newline. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: MarkType; children: Inline[] }
  /** `href` is absolute http(s) or mailto; readers drop every other address and report it as a loss. */
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' }
  | { type: 'ruby'; children: Inline[]; annotation: string }
  | { type: 'abbreviation'; title: string; children: Inline[] }
  /** `lang` is a BCP 47 tag. */
  | { type: 'span'; lang?: string; dir?: Direction; children: Inline[] };

/** One item of a list: blocks, usually one paragraph. */
export type ListItem = Block[];

/** A table row; a cell holds inlines only, since layout tables are unpacked by the readers. */
export type TableRow = { header: boolean; cells: Inline[][] };

/** A block of a chapter. */
export type Block =
  | { type: 'paragraph'; align?: Alignment; lang?: string; dir?: Direction; children: Inline[] }
  /** A heading inside a chapter, level 3 to 6 (1 is the work's title, 2 the chapter's). */
  | { type: 'heading'; level: 3 | 4 | 5 | 6; align?: Alignment; children: Inline[] }
  | { type: 'sceneBreak' }
  /** Lines kept as lines. `lyrics` are quoted songs; `poem` is everything else. */
  | { type: 'verse'; kind: 'lyrics' | 'poem'; align?: Alignment; lines: Inline[][] }
  /** `epigraph` stands before the story and may name its source. */
  | { type: 'quotation'; role: 'epigraph' | 'quote'; children: Block[]; attribution?: Inline[] }
  /** Lines kept as lines: letters, mails, telegrams, chat logs, or art that needs a fixed-width face. */
  | { type: 'preformatted'; kind: 'letter' | 'chat' | 'art'; lines: Inline[][] }
  | { type: 'list'; ordered: boolean; start?: number; items: ListItem[] }
  | { type: 'definitionList'; entries: { terms: Inline[][]; definitions: Block[][] }[] }
  | { type: 'table'; caption?: Inline[]; rows: TableRow[] }
  /** A picture that belongs to the story. `media` is the SHA-256 of its stored bytes, absent where it is lost. */
  | { type: 'figure'; media?: string; alt: string; caption?: Inline[] }
  /** A creator's note that stands in the text: before the story (`start`), after it (`end`) or inside it. */
  | { type: 'note'; position: 'start' | 'inside' | 'end'; children: Block[] }
  | { type: 'details'; summary: Inline[]; children: Block[] };

/** A block of one type. */
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;

/** A chapter as the creator divided the work. `title` is without its number where the number is mere counting. */
export type Chapter = { title?: string; blocks: Block[] };

/** A whole story. `language` is a BCP 47 tag, absent when not known. */
export type StoryDocument = { language?: string; chapters: Chapter[] };
