/** `npm run check`: everything that can be said about the code without running it. */
import { runSteps } from './steps.mjs';

const { failed } = await runSteps();
process.exitCode = failed === 0 ? 0 : 1;
