const ADDRESS = /\bhttps?:\/{1,2}[^\s<>"“”]{3,400}|\bwww\.[\w-]{1,63}\.[^\s<>"“”]{2,300}/gi;

/** Every web address of a text, without closing punctuation; doubled ones once. Section 1.4. */
export function findUrls(text: string): string[] {
  const found = [...text.matchAll(ADDRESS)].map((match) => {
    const url = match[0].replace(/[.,;:!?'*]{1,5}$/, '');
    return url.includes('(') ? url : url.replace(/\)+$/, '');
  });
  return [...new Set(found)];
}
