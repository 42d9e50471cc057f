/**
 * Text of `format=flowed` with its soft line breaks undone (RFC 3676, section 4): a line that ends in a blank goes on in
 * the next of the same quoting depth; with DelSp that blank goes too. The signature separator stays a line.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open: { depth: number; parts: string[] } | null = null;
  const close = () => {
    if (open) lines.push('>'.repeat(open.depth) + (open.depth > 0 ? ' ' : '') + open.parts.join(''));
    open = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>{0,200}/.exec(line)?.[0].length ?? 0;
    const unstuffed = line.slice(depth).replace(/^ /, '');
    const soft = unstuffed.endsWith(' ') && unstuffed !== '-- ';
    if (open !== null && (depth !== (open as { depth: number }).depth || unstuffed === '-- ')) close();
    const piece = soft && deleteSpace ? unstuffed.slice(0, -1) : unstuffed;
    if (open === null) open = { depth, parts: [piece] };
    else (open as { parts: string[] }).parts.push(piece);
    if (!soft) close();
  }
  close();
  return lines.join('\n');
}
