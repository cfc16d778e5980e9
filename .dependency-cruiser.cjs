// The rules of direction between the folders of src/. `npm run layers` checks them; test/layers.test.ts shows that
// a forbidden import is really found (the parser must be swc: without it TypeScript 7 sources look empty).

/** Node's and libraries' ways to the outside: files, network, processes, databases, chat platforms, logs. */
const io =
  '^(node:)?(fs|fs/promises|net|tls|http|http2|https|dns|child_process|cluster|dgram|worker_threads|readline|os|process|timers)(/|$)' +
  '|node_modules/(express|pino|pg|libsql|kysely|undici|ws|bot(builder|framework)[^/]*|@slack|dotenv|commander|graphile-worker)(/|$)';

const core = '^src/(knowledge|question|answer|quiz|assignments|csv)/';

/** These run when the data is compiled (scripts/build.mjs), never when a question is answered. */
const compilers =
  '^src/compile\\.ts$|^src/conversation/compile\\.ts$|^src/knowledge/((compile|load|lint|document|problem)\\.ts$|checks/|schema/)|^src/question/(compile|load|language)[^/]*(\\.ts$|/)';

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'Knowledge, question, answer and quiz do no input or output: what they need is passed in.',
      severity: 'error',
      from: { path: core, pathNot: compilers },
      to: { path: io },
    },
    {
      name: 'core-knows-no-outer-layer',
      comment: 'The core must not know who calls it or where things are kept.',
      severity: 'error',
      from: { path: core },
      to: { path: '^src/(channels|store|conversation|config|main|server|ask|matrix|review)' },
    },
    {
      name: 'knowledge-stands-alone',
      comment: 'Facts are resolved without knowing how they were asked for or will be said.',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^src/', pathNot: '^src/knowledge/' },
    },
    {
      name: 'question-knows-only-knowledge',
      comment: 'Understanding a text decides nothing about what is said.',
      severity: 'error',
      from: { path: '^src/question/' },
      to: { path: '^src/', pathNot: '^src/(question|knowledge)/' },
    },
    {
      name: 'answering-never-compiles',
      comment: 'YAML is read when the project is built; a running bot reads the compiled base.',
      severity: 'error',
      from: { path: '^src/', pathNot: compilers },
      to: { path: compilers },
    },
    {
      name: 'channels-only-translate',
      comment: 'A channel talks to conversation and reads the Answer types. It never looks up facts or storage itself.',
      severity: 'error',
      from: { path: '^src/channels/' },
      to: { path: '^src/(knowledge|question|quiz|store|assignments)/' },
    },
    {
      name: 'channels-are-apart',
      comment: 'Removing one channel folder must not break another.',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/[^/]+/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'conversation-knows-no-channel',
      comment: 'One respond() for every channel.',
      severity: 'error',
      from: { path: '^src/conversation/' },
      to: { path: '^src/channels/' },
    },
    {
      name: 'conversation-knows-only-the-port',
      comment: 'Storage is passed in; only its types are known here.',
      severity: 'error',
      from: { path: '^src/(conversation|assignments)/' },
      to: { path: '^src/store/', pathNot: '^src/store/types\\.ts$' },
    },
    {
      name: 'store-knows-no-caller',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/', pathNot: '^src/store/' },
    },
    {
      name: 'slack-sdk-in-its-channel',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/channels/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'teams-sdk-in-its-channel',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/channels/teams/' },
      to: { path: 'node_modules/bot(builder|framework)' },
    },
    {
      name: 'natural-by-single-files',
      comment: 'The main entry and util of natural pull in database drivers (which are replaced by nothing here).',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/natural/lib/natural/(index|util/index|wordnet)' },
    },
    {
      name: 'no-cycles',
      comment: 'Files named types.ts hold nothing but types, so a circle through one is none when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '(^|/)types\\.ts$' } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
