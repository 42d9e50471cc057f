import { describe, expect, it } from 'vitest';
import { stemmerOf } from '../../src/fulltext/stemmers/index.ts';

/** Forms of one word each, folded. */
const SAME: Readonly<Record<string, string[]>> = {
  en: [
    'storm storms',
    'walk walks walked walking',
    'quick quickly',
    'hop hopped hopping hops',
    'hope hoped hoping hopes',
    'die dies died dying',
    'city cities',
    'detective detectives',
    'mysterious mysteriously',
    'kiss kisses kissed kissing',
    'communication communicate communicated',
    'generous generously',
  ],
  de: [
    'sturm sturme sturmen',
    'haus hauser hausern',
    'schon schone schonen schoner schones schonem',
    'kind kinder kindern',
  ],
  fr: [
    'chat chats',
    'cheval chevaux',
    'heureux heureuse heureuses',
    'parler parle parlee parlees',
    'maison maisons',
    'bateau bateaux',
  ],
  es: ['tormenta tormentas', 'nino nina ninos ninas', 'lapiz lapices', 'cancion canciones'],
  it: ['tempesta tempeste', 'ragazzo ragazza ragazzi ragazze', 'amica amiche'],
  pt: [
    'tempestade tempestades',
    'menino menina meninos meninas',
    'cancao cancoes',
    'flor flores',
    'animal animais',
  ],
  ru: [
    'буря бури бурю',
    'корабль корабля кораблем корабли кораблеи',
    'красныи красная красное красного красными',
  ],
  nl: [
    'storm stormen',
    'boom bomen',
    'huis huizen',
    'brief brieven',
    'kat katten',
    'mogelijkheid mogelijkheden',
  ],
};
const APART: Readonly<Record<string, string[]>> = {
  en: ['hope hop', 'new news', 'one once', 'sky ski'],
  de: ['haus hut', 'meer mehr'],
  fr: ['raison maison'],
  es: ['mar mal', 'casa cosa'],
  it: ['casa cosa', 'mare male'],
  pt: ['mar mal'],
  ru: ['море мир'],
  nl: ['boot bos'],
};

describe.each(Object.keys(SAME))('the stems of %s', (language) => {
  const stem = stemmerOf(language) ?? (() => '');

  it.each(SAME[language] ?? [])('are one for %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  it.each(APART[language] ?? [])('are two for %s', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(2);
  });

  it('stay as they are for the shortest words', () => {
    for (const word of ['a', 'in', 'es', 'и']) expect(stem(word)).toBe(word);
  });
});

it('is known for a language whatever its region', () => {
  expect(stemmerOf('en-GB')).toBe(stemmerOf('EN'));
  expect(stemmerOf('zh')).toBeNull();
  expect(stemmerOf('')).toBeNull();
});
