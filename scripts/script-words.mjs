/**
 * The messages that scripts of pages say, as code: each ICU message becomes a function, so that a page loads neither a parser nor the
 * messages of other languages.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * An esbuild plugin that puts the messages of `scripts.json` of one language in the place of the room of words, `folder`: those that
 * are `said`, each by its name or the beginning of it; all where that is not known.
 */
export function scriptWords(folder, language, said = null) {
  return {
    name: 'script-words',
    setup(builder) {
      builder.onResolve({ filter: /^#words$/ }, () => ({ path: language, namespace: 'words' }));
      builder.onLoad({ filter: /.*/, namespace: 'words' }, async () => {
        const text = await readFile(path.join(folder, language, 'scripts.json'), 'utf8');
        return {
          contents: moduleOf(language, saidOf(JSON.parse(text), said)),
          loader: 'js',
          resolveDir: folder,
        };
      });
    },
  };
}

function saidOf(messages, said) {
  if (said === null) return messages;
  const isSaid = (key) => said.some(({ name, isWhole }) => (isWhole ? key === name : key.startsWith(name)));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => isSaid(key)));
}

function moduleOf(language, messages) {
  const entries = Object.entries(messages).map(
    ([name, text]) => `${JSON.stringify(name)}: (v) => ${codeOf(parse(text))},`,
  );
  return `import { speaker } from './in-scripts.ts';
export const { say, numberText } = speaker(${JSON.stringify(language)}, (number, plural) => ({
${entries.join('\n')}
}));
`;
}

/** An expression for parts of a message; `counted` is what stands for `#`. */
function codeOf(elements, counted = '') {
  const parts = elements.map((element) => {
    const value = `v[${JSON.stringify(element.value)}]`;
    switch (element.type) {
      case TYPE.literal:
        return JSON.stringify(element.value);
      case TYPE.argument:
        return value;
      case TYPE.number:
        return `number(${value})`;
      case TYPE.pound:
        return `number(${counted})`;
      case TYPE.plural:
        return choice(element.options, `plural(${value}, Object.keys(o))`, value);
      case TYPE.select:
        return choice(element.options, `${value} in o ? ${value} : 'other'`, counted);
      default:
        throw new Error(
          `A message of a script has a part that scripts do not say: ${JSON.stringify(element)}`,
        );
    }
  });
  return `''${parts.map((part) => ` + ${part}`).join('')}`;
}

function choice(options, chosen, counted) {
  const cases = Object.entries(options).map(
    ([name, { value }]) => `${JSON.stringify(name)}: () => ${codeOf(value, counted)}`,
  );
  return `((o) => o[${chosen}]())({ ${cases.join(', ')} })`;
}
