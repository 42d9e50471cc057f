/** Wrangling: which names of tags may mean the same, and what one archive says of its tags to another. Pure functions. */
export { MAPPING_FILE, readMappingFile, writeMappingFile } from './mapping-file.ts';
export { type Proposal, type SaidProposal, SURENESS, type Sureness, sayReasons } from './proposal.ts';
export { proposeMerges } from './propose.ts';
