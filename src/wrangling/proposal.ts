import type { TagKind } from '#catalogue';
import { say, type TextKey } from '#words';

/**
 * How far a proposal can be believed. `sure`: the names differ in nothing that is said aloud. `likely`: a rule or a table
 * says so, and nothing else fits. `possible`: it needs a look.
 */
export type Sureness = 'sure' | 'likely' | 'possible';
/** Every degree, the surest first. */
export const SURENESS: readonly Sureness[] = ['sure', 'likely', 'possible'];

/** Why a name may mean another, by the message that says it: it completes the sentence "it is the same, since it …". */
export type Reason =
  Extract<TextKey, `wrangling.because-${string}`> extends `wrangling.because-${infer Name}` ? Name : never;

/** A name that may mean the canonical one, and why. */
export type ProposedSpelling = { id: number; name: string; works: number; because: Reason };

/** Names that may mean one canonical tag. `works` is how many say one of the names, each name counted apart. */
export type Proposal = {
  /** The same for as long as the same is proposed. */
  id: string;
  kind: TagKind;
  /** The canonical name, or the one that becomes so. */
  into: string;
  /** It is canonical already by a person's word. */
  settled: boolean;
  /** The fandom in whose works alone the names mean it; null: everywhere. */
  fandom: string | null;
  sureness: Sureness;
  spellings: ProposedSpelling[];
  works: number;
};

/** A proposal as people read it, with the reasons in words. */
export type SaidProposal = Omit<Proposal, 'spellings'> & {
  spellings: (Omit<ProposedSpelling, 'because'> & { because: string })[];
};

/** The reasons of a proposal in words. Proposals are kept from one request to the next, their words are not. */
export function sayReasons({ spellings, ...proposal }: Proposal): SaidProposal {
  return {
    ...proposal,
    spellings: spellings.map((one) => ({ ...one, because: say(`wrangling.because-${one.because}`) })),
  };
}
