import { quotedTitles } from './spoilers.ts';

/** What a note says of the challenge it answers: its name with the prompt, and who asked for it. */
export type Challenge = { challenge: string; recipient: string | null };

/** Reads "Written for the Harbour Ficathon; Bea wanted "tea"" and the like. Null when there is none. Section 1.18. */
export function readChallenge(note: string): Challenge | null {
  const text = note.slice(0, 1500).replace(/\s+/g, ' ');
  const match =
    /\b(?:written |originally written )?(?:for|in response to) (?:the\s)?((?!the\s)["“]?[\p{Lu}\d][\p{L}\d' #-]{1,60}?["”]?\s?(?:ficathon|fic-a-thon|challenge|exchange|big bang|comm(?:unity)?|bingo|fest|secret santa|meme|swap))\b(?: comm(?:unity)?\b)?(.{0,200})/iu.exec(
      text,
    );
  if (!match) return null;
  const name = (match[1] ?? '').replace(/\scomm(?:unity)?$/i, '').trim();
  const rest = match[2] ?? '';
  const prompt = quotedTitles(rest)[0];
  const recipient =
    /^[;,.]?\s(\p{Lu}[\p{L}\d_-]{1,30}) (?:wanted|asked|requested)\b/u.exec(rest)?.[1] ?? null;
  return { challenge: prompt ? `${name}: "${prompt}"` : name, recipient };
}
