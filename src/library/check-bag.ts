/** Checking any bag is work of the room that writes and reads them; commands reach it here. */
export { type BagCheck, type BagProgress, checkBag } from '#preservation';
