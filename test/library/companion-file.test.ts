import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { companionKind } from '../../src/library/companion-file.ts';

describe('what lies beside stories', () => {
  it.each([
    ['a.png', '\x89PNG\r\n\x1a\nrest', 'picture'],
    ['a', '\xff\xd8\xff\xe0JFIF', 'picture'],
    ['story.txt', 'GIF89a....', 'picture'],
    ['a.ttf', '\0\x01\0\0\0\x0f', 'font'],
    ['a.mp3', 'ID3\x03', 'sound or film'],
    ['style.css', '/* mine */\nbody, p.story { color: black; }', 'style sheet'],
    ['style.css', '@import url("a.css");\n', 'style sheet'],
    ['main.js', '// counter\nvar visits = 1;', 'script'],
    ['main.js', '(function () { document.write("x") })()', 'script'],
  ])('%s with %j is a %s', (name, content, kind) => {
    expect(companionKind(Buffer.from(content, 'latin1'), name)).toBe(kind);
  });

  it.each([
    ['story.txt', 'Title: The Lamp\n\nThe lamp turned.'],
    ['story.css', 'Title: The Lamp\n\nThe lamp turned.'],
    ['style.txt', 'p { color: black; }'],
    ['story.js', 'Let me tell you of the lamp.'],
    ['BM.txt', 'BMW cars were rare on the island that year.'],
    ['', ''],
  ])('%s with %j may be a story', (name, content) => {
    expect(companionKind(Buffer.from(content, 'latin1'), name)).toBeNull();
  });
});
