import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '#document';
import { markdownFormat } from '../../../src/formats/markdown/format.ts';
import { fragment, paragraph, writableWork } from '../writable-works.ts';

const write = async (work = writableWork()) =>
  new TextDecoder().decode((await markdownFormat.write?.(work))?.bytes);

async function chapter(...blocks: Block[]): Promise<string> {
  const text = await write(writableWork({ chapters: [{ title: null, xhtml: fragment(blocks) }] }));
  return text.slice(text.indexOf('\n# ')).split('\n').slice(3).join('\n').trimEnd();
}

const t = (text: string): Inline => ({ type: 'text', text });
const em = (...children: Inline[]): Inline => ({ type: 'emphasis', children });

test('front matter is YAML in JSON values, then title and chapters follow', async () => {
  const text = await write(writableWork({ title: 'A: "B"\n---', tags: ['x', '#y'] }));
  expect(text.startsWith('---\ntitle: "A: \\"B\\"\\n---"\ncreators: ["Mina H."]\n')).toBe(true);
  expect(text).toContain('\ntags: ["x","#y"]\n');
  expect(text).toContain('\n---\n\n# A: "B"\n---\n\n## Arrival\n\nIt rained.\n\nThe lamp burned.\n');
  expect(text).not.toContain('series');
});

describe('blocks', () => {
  test.each<[string, Block, string]>([
    ['marks in text', paragraph('a*b_c`d[e]<f>&g\\'), 'a\\*b\\_c\\`d\\[e\\]\\<f\\>\\&g\\\\'],
    ['what begins a block', paragraph('# not a heading'), '\\# not a heading'],
    ['what begins a list', paragraph('1. not a list'), '1\\. not a list'],
    ['emphasis', { type: 'paragraph', children: [t('a '), em(t('b')), t(' c')] }, 'a *b* c'],
    [
      'emphasis that stars cannot say',
      { type: 'paragraph', children: [t('a'), em(t('"b"')), t('c')] },
      'a<em>"b"</em>c',
    ],
    ['a break', { type: 'paragraph', children: [t('a'), { type: 'break' }, t('b')] }, 'a\\\nb'],
    [
      'a link',
      { type: 'paragraph', children: [{ type: 'link', href: 'https://a.example/(x)', children: [t('b')] }] },
      '[b](<https://a.example/(x)>)',
    ],
    ['underline', { type: 'paragraph', children: [{ type: 'underline', children: [t('a')] }] }, '<u>a</u>'],
    ['a heading', { type: 'heading', level: 3, children: [t('H')] }, '### H'],
    ['a scene break', { type: 'sceneBreak' }, '* * *'],
    ['verse', { type: 'verse', kind: 'poem', lines: [[t('a')], [t('b')], [], [t('c')]] }, 'a\\\nb\n\nc'],
    [
      'a quotation',
      {
        type: 'quotation',
        role: 'epigraph',
        children: [paragraph('a'), paragraph('b')],
        attribution: [t('c')],
      },
      '> a\n>\n> b\n>\n> — c',
    ],
    [
      'a list',
      { type: 'list', ordered: true, start: 9, items: [[paragraph('a')], [paragraph('b')]] },
      '9. a\n\n10. b',
    ],
    ['art', { type: 'preformatted', kind: 'art', lines: [[t(' ```')], [t('x')]] }, '````\n ```\nx\n````'],
  ])('%s', async (_, block, written) => {
    expect(await chapter(paragraph('First.'), block)).toBe(`First.\n\n${written}`);
  });
});
