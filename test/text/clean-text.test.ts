import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes, decodeField, repairText } from '#text';
import { pick, seeded } from '../../scripts/bench/random.ts';
import { readProse, type Tongue, takePassage } from '../../scripts/score/encodings/prose.ts';

const PASSAGES = 10_000;

/** What good text has that looks like damage, or may be taken for it. */
const TRICKY: readonly string[] = [
  'IRMÃ… E MANHÃ” — NÃO É A MANHÃ, Ã',
  'AÇÃO, CORAÇÃO, ILUSÃO; “É A VÃ” disse. Â, Ê, Ô.',
  'Ânsia, Âmbar e Ângela; À MÃE… Às vezes, Ávila.',
  'Vâlcea, România: câine, pâine, Ștefan și Țara. Â din a.',
  'Đã đến lúc phải đi rồi, Ánh ơi. Ở đâu vậy? Ừ, Ý kiến hay. Ồ…',
  'Tôi không biết “Ấy” là ai – Ỷ lại, Ự, Ễ.',
  'İstanbul’da ışık söndü. Ğ, Ş, İ, Ö, Ü. ÇIĞLIK… “ŞİMŞEK”',
  'Příliš žluťoučký kůň úpěl ďábelské ódy. ŘÍŠE… „Ť“',
  'Zażółć gęślą jaźń. ŻÓŁĆ, „Ósmy” – Łódź… Ćma.',
  'L’ÉTÉ À LA MER. « Ça va ? » — Où ? Là… «À Â»',
  'ÉLÉVATION, ÎLE, ÔTÉ, ÂGE, FÂCHÉ, À “CÔTÉ”, LÀ… OÙ…',
  'Ä “Übermaß” Ü… GÄNSE, STRAßE, Ä–Ö–Ü.',
  'ÅNGSTRÖM… HÅØYA ER BLÅØYD. ÆØÅ “Å”',
  'Ελληνικά και ‘λέξεις’. Ό,τι… «Ναι» — Ώρα.',
  'СССР и Россия. «Ёж» — съёмка… Сёстры, ВІКІ, її, Ґанок',
  'Он сказал: „Вот“ — и ушёл… РСФСР, СР, РЎ, РЕЧЬ',
  'Београд, Њујорк, Ђорђе, Љубав, Џеп, Ћуприја.',
  'עברית: שָׁלוֹם. ערבית: مَرْحَبًا — فارسی: گرگ',
  'ภาษาไทย “คำ” และ हिन्दी में लिखा',
  '日本語の文章です。「はい」と言った… 中文，《书》—— 한국어 “말”',
  'Smile 😀 👩‍👩‍👧 🏳️‍🌈 ❤️ ✨ ☕ ♥ ♪ ★☆',
  '╔══╦══╗\n║ A║ B║\n╚══╩══╝ └─┬─┘ ├─┤ ░▒▓█',
  'He typed “â” and “€” and “™” on three lines.',
  'The sign Ã is an A with a tilde; Â has a circumflex.',
  'a radius of 10 Å— and 20 °C, ½ £5 ©1999 ®™ §2 ¶ ¿ ¡ × ÷ ±',
  'café… naïve—déjà vu; El Niño’s, Brontë’s “Villette”, Zoë…',
  'Ólafur á Íslandi: “Ísinn”… Þór, Æsir, Ýmir, Ðað',
  'Ḥasan, Ṭūsī, Śiva, Kṛṣṇa, Māori, Ōtautahi, Hawaiʻi',
  'x² + y² ≤ r² ∴ √2 ≈ 1.41 ∞ ∑ ∫ ∂ ∆ Ω π µ',
  'A\u00a0B \u00a0 C, 10\u00a0000\u00a0€, soft\u00adhyphen, zero\u200bwidth',
  'if (a == 20 && b) url?id=20&x=E9&y=92 AT&T &c. &copy',
  'Ñandú, ÑU, AÑO… “Ñ” – El Ñ. SEÑOR',
  'Õhtu, Öö, Õ… “ÕIGUS” – ÜLE',
  'Ġużeppi, Ħal, Ŵyn, Ŷd, Ĉu, ĝis, Ŭ',
  'Œuvre, ŒDIPE, Cœur, Æon, ÆSTHETIC, Cæsar',
];

const prose = readProse();
if (prose === null) {
  it('the prose corpus is absent, so leaving good text alone was tried on invented lines only', () =>
    expect(prose).toBeNull());
}

describe('good text', () => {
  it.each(TRICKY)('is left alone: %s', (text) => {
    const bytes = Buffer.from(text);
    expect(repairText(text)).toEqual({ text, repairs: [] });
    expect(decodeBytes(bytes).text).toBe(text);
    expect(decodeField(bytes)).toEqual({ text, encoding: 'utf-8', repaired: [] });
  });

  it.skipIf(prose === null)(
    `is left alone in ${PASSAGES} passages, with and without what looks like damage`,
    () => {
      const random = seeded(1999);
      const tongues: Tongue[] = [...(prose?.keys() ?? [])];
      const touched: string[] = [];
      for (let number = 0; number < PASSAGES && prose !== null; number += 1) {
        const passage = takePassage(prose, random, tongues, () => true).slice(0, 800);
        const extra = Array.from({ length: Math.floor(random() * 4) }, () => pick(random, TRICKY)).join(
          pick(random, ['\n', ' ']),
        );
        const text = random() < 0.5 ? `${passage}\n${extra}` : `${extra} ${passage}`;
        const decoded = decodeBytes(Buffer.from(text)).text;
        if (
          decoded !== text ||
          repairText(text).text !== text ||
          repairText(text, { markup: true }).text !== text
        )
          touched.push(text.slice(0, 200));
      }
      expect(touched).toEqual([]);
    },
  );

  it.skipIf(prose === null)('of whole books is left alone in the charsets that have all of it', () => {
    const western = ['windows-1252', 'macroman', 'windows-1250', 'iso-8859-2'];
    const charsetsOf = (tongue: Tongue) => (tongue === 'zh' ? ['big5', 'gb18030'] : western);
    const wrong: string[] = [];
    let tried = 0;
    for (const [tongue, works] of prose ?? [])
      for (const [index, paragraphs] of works.entries()) {
        const text = paragraphs.join('\n\n');
        if (repairText(text).text !== text) wrong.push(`${tongue} ${index} repaired`);
        if (!/[^\x00-\x7f]/.test(text)) continue;
        for (const charset of charsetsOf(tongue)) {
          const bytes = iconv.encode(text, charset);
          if (iconv.decode(bytes, charset) !== text) continue;
          tried += 1;
          const read = decodeBytes(bytes);
          if (read.text !== text)
            wrong.push(`${tongue} ${index} in ${charset}, read as ${read.encoding.reason}`);
        }
      }
    console.log(`good text: ${tried} books in a charset`);
    expect(wrong).toEqual([]);
  });
});
