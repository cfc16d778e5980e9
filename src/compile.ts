/** What the build (scripts/build.mjs) calls to turn knowledge/ and intents/ into the data that the programs read. */
export { compileReplies } from './conversation/compile.js';
export { compileWithPhrases } from './knowledge/compile.js';
export { compileLanguage } from './question/compile.js';
