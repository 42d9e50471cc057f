import {
  attribute,
  classNames,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  textBelow,
} from '#markup';

/** What is counted of an element before its page is judged. */
type Measure = { text: number; linked: number; links: number };

/** Elements of a page that are the site's and not the story's (header-conventions §2.13). */
export function findChrome(roots: readonly HtmlNode[]): Set<HtmlElement> {
  const measures = new Map<HtmlElement, Measure>();
  const whole = roots.reduce((sum, node) => sum + measure(node, false, measures).text, 0);
  const found = new Set<HtmlElement>();
  const visit = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const own = measures.get(node) ?? NOTHING;
      if (own.text <= whole * MOST_OF_A_PAGE && isChrome(node, own)) found.add(node);
      else visit(node.childNodes);
    }
  };
  visit(roots);
  return found;
}

const NOTHING: Measure = { text: 0, linked: 0, links: 0 };
/** Whatever holds more than this share of a page's text is its content, whatever it is called. */
const MOST_OF_A_PAGE = 0.4;
/** A list of links is at most this long and mostly linked. */
const LINK_LIST_LENGTH = 1500;
const LINK_LIST_SHARE = 0.6;

function measure(node: HtmlNode, inLink: boolean, into: Map<HtmlElement, Measure>): Measure {
  if (isText(node)) {
    const text = node.value.replace(/\s+/g, '').length;
    return { text, linked: inLink ? text : 0, links: 0 };
  }
  if (!isElement(node) || node.tagName === 'script' || node.tagName === 'style') return NOTHING;
  const link = node.tagName === 'a' && attribute(node, 'href') !== null;
  const own = { text: 0, linked: 0, links: link ? 1 : 0 };
  for (const child of node.childNodes) {
    const inner = measure(child, inLink || link, into);
    own.text += inner.text;
    own.linked += inner.linked;
    own.links += inner.links;
  }
  into.set(node, own);
  return own;
}

function isChrome(element: HtmlElement, own: Measure): boolean {
  const name = element.tagName;
  if (name === 'nav' || CHROME_ROLES.has(attribute(element, 'role') ?? '')) return true;
  const names = [attribute(element, 'id') ?? '', ...classNames(element)];
  if (names.some((one) => CHROME_NAMES.test(one))) return true;
  if (name === 'footer') return !classNames(element).includes('attribution');
  if (!BOXES.has(name) || own.text === 0) return false;
  if (own.text < 300 && isTalk(textBelow(element, 400), own)) return true;
  return isLinkList(element, own);
}

function isTalk(text: string, own: Measure): boolean {
  return isChromeLine(text) || (own.links > 0 && isLinkWords(text));
}

function isLinkList(element: HtmlElement, own: Measure): boolean {
  if (own.links < 2 || own.text > LINK_LIST_LENGTH || own.linked < own.text * LINK_LIST_SHARE) return false;
  const text = textBelow(element, 200).replace(/\s+/g, ' ').trim();
  return !LABELLED.test(text) && !BYLINE.test(text);
}

const LABELLED =
  /^(?:by|authors?|written by|fandoms?|e-?mail|rating|pairings?|characters?|series|title|tags?|warnings?)\b/i;
/** A title and its author, each a link to its own page. */
const BYLINE = /^\S.{0,120}\sby\s\S.{0,60}$/;
const CHROME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary']);
const BOXES = new Set(
  'p div center table tbody tr td th ul ol dl li font span h4 h5 h6 address small section header aside form marquee b strong i em'.split(
    ' ',
  ),
);

/** Ids and class names that sites give to their own parts. */
const CHROME_NAMES =
  /^(?:(?:site|main|page|top|bottom|global|sub|side|left|right|chapter|story|post|entry)?[-_]?(?:nav|navi|navbar|navigation|menu|sidebar|breadcrumbs?|pagination|pager|toolbar|jumpmenu|pagelinks)|comments?|commentlist|comment-?form|respond|reviews?|reviewbox|share\w{0,12}|sharing|social\w{0,12}|related\w{0,12}|advert\w{0,12}|ads?|adsense|banner\w{0,12}|webring|counter|hitcounter|guestbook|cookie\w{0,12}|skip-?links?|login\w{0,12}|search\w{0,8}|widget\w{0,12}|footer|copyright|archivedat|pg-header|pg-footer|pg-boilerplate|pg-machine-header|toc|toc-links|kudos|feedback|actions|ljtags|ljcut-link|quickreply|poweredby|page-?num(?:ber)?|pageno)$/i;

/** Whether a line is the page's own talk. Lines are judged alone, so only what no story says of itself counts. */
export function isChromeLine(raw: string): boolean {
  const line = raw.replace(/\s+/g, ' ').trim();
  return line !== '' && line.length <= 300 && CHROME_LINES.some((pattern) => pattern.test(line));
}

/** Whether a line is no more than the words of a link to another page: a title could be, a linked line is not. */
export function isLinkWords(raw: string): boolean {
  const line = raw.replace(/\s+/g, ' ').trim();
  return line.length <= 80 && LINK_WORDS.test(line);
}

const LINK_WORDS =
  /^[[(<«|\s-]{0,5}(?:(?:go |click here to go )?back|return|home|main(?: page)?|index|next|prev(?:ious)?|top|up|site map|links|contents|e-?mail(?: me| the author| author)?|print(?:er)?|feedback|guest ?book|fan ?fic(?:tion)?|fic|stories|gallery|updates?|disclaimer|author index|(?:next|previous|last) (?:part|chapter|story|page)|(?:part|chapter) (?:[\divxlc]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[\])>»|\s.!-]{0,5}$/i;

const CHROME_LINES: readonly RegExp[] = [
  /^(?:<+ ?|« ?|\[ ?|← ?)?(?:go |click here to go )?(?:back|return) to (?:the |my |our )?(?:top|index|main|home|previous|contents|story|stories|archive|library|fic|fan ?fic|page|[\w' ]{1,40} (?:page|index|archive|home|stories|fic|fiction))\b.{0,30}$/i,
  /^(?:you are (?:visitor|guest|reader)|visitors?|hits|this page has been (?:visited|viewed|accessed)|you(?:'re| are) (?:the )?(?:visitor|number))\b.{0,60}\d/i,
  /^(?:number of visitors|since [A-Z]\w+ \d{1,2},? \d{4}.{0,30}visitors)/i,
  /^(?:this )?(?:page|site|website|web site|web page)? ?(?:was )?(?:last )?(?:updated|modified|revised)(?: on)?:? .{0,40}\d/i,
  /^(?:this (?:site|page|web ?page) (?:is )?)?(?:proudly )?(?:site )?(?:hosted|powered|sponsored) by\b.{0,80}/i,
  /\b(?:get your own free|build your free website|free home ?page|free web ?site|this page hosted by|best viewed (?:with|in|at))\b/i,
  /^(?:this|the).{0,60}\bweb ?ring\b.{0,120}$/i,
  /\bweb ?ring\b.{0,80}\b(?:previous|next|random|list sites|site owner)\b/i,
  /^(?:please )?(?:sign|view|read)(?: or (?:sign|view|read))? (?:my|the|our) guest ?book/i,
  /^\[?(?:skip \d{1,2}|random(?: site)?|list sites|next 5|prev 5)\]?$/i,
  /^(?:skip to (?:main )?content|jump to (?:navigation|content)|previous post|next post|leave a comment|post a (?:new )?comment|\d{1,5} comments?(?: - leave a comment)?|reply|link|flag|share this|memories|tell a friend|add to memories)$/i,
  /^\W{0,6}(?:please )?turn (?:up |on )?your speakers\b.{0,30}$/i,
  /^\(?(?:also|cross-?posted|originally) (?:posted |available |archived )?(?:at|on|to) (?:my |the )?(?:AO3|archive of our own|dreamwidth|livejournal|lj|dw|ff\.?net|fanfiction\.net)\b.{0,40}$/i,
  /^copyright ?(?:©|\(c\)).{0,60}\b(?:all rights reserved|angelfire|geocities|tripod|yahoo|lycos)\b/i,
  /^(?:(?:home|index|main|next|prev(?:ious)?|back|links|fics?|fiction|stories|e-?mail|guest ?book|updates?|about|contact|archive|archives|art|gallery|news|faq|site map|contents) ?[|·•:/~*-]{1,3} ?){1,12}(?:home|index|main|next|prev(?:ious)?|back|links|fics?|fiction|stories|e-?mail|guest ?book|updates?|about|contact|archive|archives|art|gallery|news|faq|site map|contents)$/i,
];
