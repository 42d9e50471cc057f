/** What plots are drawn by: axes of years, steps, stretches of lengths, drawings of connections. Numbers to numbers, nothing else. */
export { layOut, MOST_NODES, type Place } from './force-layout.ts';
export { placeNames, type Side } from './label-places.ts';
export { LENGTH_BINS, type LengthBin, lengthBinOf, middleOf } from './length-bins.ts';
export { type Step, share, sizeBetween, stepOf, stepsUpTo } from './steps.ts';
export { spanOfYears, type YearMark, type YearSpan, yearMarks, yearsOf } from './years.ts';
