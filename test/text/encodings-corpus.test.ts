import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeBytes, repairText } from '#text';
import { corpusBytes, corpusFolder, corpusJson } from '../corpus-folder.ts';

type Sample = { file: string; encoding: string; reference: string };
type Work = { folder: string; files: { file: string; encoding: string; declared: string | null }[] };

/** The number of the 99 samples that decode to their exact text without any hint. */
const DECODED_FLOOR = 98;
/** Encodings whose bytes the name on the right decodes to the same text. */
const SUPERSETS: Record<string, readonly string[]> = {
  'us-ascii': ['utf-8'],
  'utf-8': ['utf-8'],
  'utf-8 (BOM)': ['utf-8'],
  'iso-8859-1': ['windows-1252'],
  'windows-1252': ['windows-1252'],
  'iso-8859-15': ['iso-8859-15', 'windows-1252'],
};

const encodings = corpusFolder('encodings');
if (encodings === null) {
  it('the encodings corpus is absent, so decoding real samples was left out', () =>
    expect(encodings).toBeNull());
} else {
  describe('samples in 45 encodings', () => {
    const samples = corpusJson<Sample[]>(encodings, 'manifest.json');
    const text = (sample: Sample) => Buffer.from(corpusBytes(encodings, sample.reference)).toString('utf8');

    it(`decodes at least ${DECODED_FLOOR} of them to the exact text`, () => {
      const wrong = samples.filter(
        (sample) => decodeBytes(corpusBytes(encodings, sample.file)).text !== text(sample),
      );
      console.log(`encodings: ${samples.length - wrong.length} of ${samples.length} decoded exactly`);
      expect(
        samples.length - wrong.length,
        wrong.map((sample) => sample.file).join(' '),
      ).toBeGreaterThanOrEqual(DECODED_FLOOR);
    });

    it('decodes all of them when they are declared', () => {
      const wrong = samples.filter((sample) => {
        const declared = sample.encoding.replace(/ .*/, '');
        return decodeBytes(corpusBytes(encodings, sample.file), { declared }).text !== text(sample);
      });
      expect(wrong.map((sample) => sample.file)).toEqual([]);
    });

    it('leaves good text in every language alone', () => {
      const touched = samples.filter((sample) => repairText(text(sample)).text !== text(sample));
      expect(touched.map((sample) => sample.reference)).toEqual([]);
    });
  });
}

const prose = corpusFolder('public-domain-prose');
if (prose === null) {
  it('the prose corpus is absent, so decoding whole books was left out', () => expect(prose).toBeNull());
} else {
  describe('whole books', () => {
    const files = corpusJson<Work[]>(prose, 'catalog.json').flatMap((work) =>
      work.files.map((file) => ({ ...file, path: `${work.folder}/${file.file}` })),
    );

    it.each(files)(
      '$path decodes as $encoding, declared or not, and needs no repair',
      ({ path, encoding, declared }) => {
        const bytes = corpusBytes(prose, path);
        const hinted = decodeBytes(bytes, declared === null ? {} : { declared });
        const found = decodeBytes(bytes);
        expect(SUPERSETS[encoding]).toContain(hinted.encoding.name);
        expect(SUPERSETS[encoding]).toContain(found.encoding.name);
        expect(hinted.invalid).toBeNull();
        expect(repairText(hinted.text, { markup: path.endsWith('.htm') }).repairs).toEqual([]);
      },
    );
  });
}
