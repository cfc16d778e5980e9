import * as v from 'valibot';
import { sentence } from '../answer/sentence.js';

const words = () => v.array(v.pipe(v.string(), v.regex(/^[a-z']+$/, 'must be one word in lower case')));

/** The `quiz` section of the reply texts of one language (intents/replies/quiz.yaml). */
export const quizTexts = v.strictObject({
  options: v.strictObject({ aws: sentence(), customer: sentence(), both: sentence() }),
  /** What speaks against a wrong option. `parts` are duties out of the facts. */
  why: v.strictObject({
    customerNot: sentence(),
    customerLess: sentence('parts'),
    awsNot: sentence(),
    awsLess: sentence('parts'),
    customerToo: sentence('parts'),
    awsToo: sentence('parts'),
    isTheirs: sentence('owner', 'because'),
    stays: sentence('owner', 'because'),
  }),
  deck: v.strictObject({
    title: sentence('about'),
    everything: sentence(),
    description: sentence('code'),
    owner: sentence('place', 'duty'),
    which: v.strictObject({ aws: sentence('place'), customer: sentence('place') }),
    change: sentence('from', 'to', 'loser', 'winner'),
    changed: sentence('from', 'to', 'loser', 'winner', 'duty'),
    truth: sentence('statement'),
    isTrue: sentence(),
    isFalse: sentence(),
    sort: sentence('place', 'duties'),
    sorted: sentence('place', 'aws', 'customer'),
    sides: v.strictObject({ aws: sentence(), customer: sentence() }),
    levels: v.strictObject({ easy: sentence(), medium: sentence(), hard: sentence() }),
    models: v.strictObject({ iaas: sentence(), paas: sentence(), saas: sentence() }),
    /** Between which places workloads move: services, or variants (`ec2/self-managed-database`). */
    moves: v.array(v.array(v.string())),
    /** Duties of which "both" may be the right answer, of a service as a whole: those that are known as shared. */
    shared: v.array(v.string()),
    /** Duties that are asked, or offered, only where a fact of the place itself names them: they mean little elsewhere. */
    named: v.array(v.string()),
    /** Duties whose name puts them on one side's ground: asked, or offered, only where they are that side's. */
    only: v.record(v.string(), v.picklist(['aws', 'customer'])),
    /**
     * Duties that stand on each layer that somebody brings: AWS's only where the customer brings no container images,
     * and "unchanged" only where the system below stays with the same side.
     */
    layers: v.array(v.string()),
    /**
     * Duties that are not asked about in families where their name is also said of another thing, if another owns that:
     * the host operating system where nodes are hosts too.
     */
    twofold: v.array(v.strictObject({ duties: v.array(v.string()), takenFor: v.string(), at: v.array(v.string()) })),
    /**
     * Services, variants (`ec2/spot`) and single duties (`ec2:backups`) that are not asked about: partly on other
     * people's ground, or no place of their own, so that "whose?" depends on the part that is meant.
     */
    without: v.array(v.string()),
    /** How the facts are worded: by it a duty whose owner could be argued is told from one that is clear. */
    words: v.strictObject({
      /** A part of AWS's that begins so leaves the duty to the customer. */
      supports: words(),
      /** A part of the customer's that begins so leaves the duty to AWS. */
      minor: words(),
      /** Parts of the customer's that all begin so are settings: "both" could be argued. */
      choices: words(),
      /** A part of AWS's with one of these happens only if the customer wants it. */
      conditions: words(),
      /** The name of a duty with one of these tells its owner. */
      telling: words(),
    }),
  }),
  intro: v.strictObject({
    heading: sentence('title'),
    how: sentence('questions'),
    timed: sentence('seconds'),
    discuss: sentence(),
    anonymous: sentence(),
  }),
  round: v.strictObject({
    heading: sentence('round', 'rounds'),
    daily: sentence(),
    votes: sentence('votes'),
    votesTimed: sentence('votes'),
    votesDaily: sentence('votes'),
    time: sentence('seconds'),
    paused: sentence(),
    again: sentence(),
    anonymous: sentence(),
    discussing: sentence('votes'),
    options: sentence(),
    closed: sentence(),
  }),
  controls: v.strictObject({ text: sentence('round', 'rounds'), over: sentence() }),
  hints: v.strictObject({ nobody: sentence(), explain: sentence(), discuss: sentence(), 'go-on': sentence() }),
  reveal: v.strictObject({
    votes: sentence(),
    tally: sentence('right', 'votes'),
    nobody: sentence(),
    before: sentence(),
    after: sentence('gained', 'lost'),
    awsDoes: sentence(),
    customerDoes: sentence(),
    discuss: sentence('discuss'),
    answer: sentence('answer'),
    wrong: sentence(),
    why: sentence('option', 'why'),
  }),
  end: v.strictObject({
    heading: sentence('title'),
    room: sentence('questions', 'people', 'percent'),
    nothing: sentence(),
    columns: v.strictObject({ rank: sentence(), name: sentence(), right: sentence() }),
    right: sentence('right', 'questions', 'percent'),
    player: sentence('number'),
    more: sentence('people'),
    hardest: sentence('question', 'answer', 'right', 'votes'),
    takeaways: sentence(),
    confusions: sentence(),
    confusion: sentence('duty', 'percent', 'instead'),
    reading: sentence(),
  }),
  practice: v.strictObject({
    heading: sentence(),
    /** What a click on it says. */
    say: sentence(),
    another: sentence(),
    right: sentence(),
    wrong: sentence('option'),
    next: sentence('when'),
    nothing: sentence(),
  }),
  progress: v.strictObject({
    heading: sentence(),
    none: sentence(),
    answered: sentence('questions', 'percent'),
    due: sentence('due'),
    weak: sentence(),
  }),
  board: v.strictObject({
    heading: sentence('month'),
    none: sentence(),
    row: sentence('right', 'questions'),
    how: sentence(),
    left: sentence(),
    joined: sentence(),
  }),
  daily: v.strictObject({
    set: sentence('time', 'zone', 'next'),
    stopped: sentence(),
    none: sentence(),
    unavailable: sentence(),
    streaks: sentence('streaks'),
    streak: sentence('name', 'days'),
  }),
  remind: v.strictObject({
    set: sentence('time', 'zone'),
    stopped: sentence(),
    none: sentence(),
    elsewhere: sentence(),
    due: sentence('due'),
  }),
  /** The pages for walls and phones. */
  stage: v.strictObject({
    links: sentence(),
    wall: sentence(),
    phone: sentence(),
    noAddress: sentence(),
    nothing: sentence(),
    guest: sentence('tag'),
    discussing: sentence(),
    changed: sentence('gained', 'lost'),
  }),
  csv: v.strictObject({
    yes: sentence(),
    no: sentence(),
    columns: v.strictObject({
      quiz: sentence(),
      when: sentence(),
      number: sentence(),
      question: sentence(),
      answer: sentence(),
      id: sentence(),
      name: sentence(),
      vote: sentence(),
      isRight: sentence(),
      votes: sentence(),
      right: sentence(),
      gained: sentence(),
    }),
  }),
  buttons: v.strictObject({
    reveal: sentence(),
    next: sentence(),
    scores: sentence(),
    end: sentence(),
    mine: sentence(),
    discuss: sentence(),
    revote: sentence(),
    controls: sentence(),
    moreTime: sentence(),
    pause: sentence(),
    resume: sentence(),
    skip: sentence(),
    handOver: sentence(),
    present: sentence(),
    takeOver: sentence(),
    rematch: sentence(),
    results: sentence(),
    asGift: sentence(),
    asCsv: sentence(),
  }),
  whispers: v.strictObject({
    voted: sentence('option'),
    closed: sentence(),
    over: sentence(),
    stale: sentence(),
    notHost: sentence(),
    elsewhere: sentence(),
    unknown: sentence(),
    running: sentence(),
    busy: sentence(),
    paused: sentence(),
    discussing: sentence(),
    mine: sentence('option'),
    notVoted: sentence(),
    offered: sentence(),
    taken: sentence(),
    nothingMissed: sentence(),
    noQuestions: sentence(),
    results: sentence(),
    deckFile: sentence('name'),
  }),
  decks: v.strictObject({
    kept: sentence('name', 'questions'),
    wrong: sentence('name'),
    problem: sentence('line', 'what', 'mend'),
    more: sentence('count'),
    unread: sentence('name'),
    kinds: sentence('name'),
    unknown: sentence('name', 'names'),
    none: sentence(),
    list: sentence(),
    how: sentence(),
    play: sentence(),
    /** What a click on it says. */
    sayPlay: sentence('name'),
    removed: sentence('name'),
  }),
  form: v.strictObject({
    title: v.pipe(sentence(), v.maxLength(24, 'must fit the head of a Slack modal: 24 letters')),
    submit: v.pipe(sentence(), v.maxLength(24, 'must fit a button of a Slack modal: 24 letters')),
    open: sentence(),
    instead: sentence(),
    deck: sentence(),
    byRule: sentence(),
    about: sentence(),
    /** How a quiz about the words in that field is asked for. */
    wish: sentence('about'),
    count: sentence(),
    pace: sentence(),
    byHost: sentence(),
    byClock: sentence(),
    seconds: sentence(),
    names: sentence(),
    named: sentence(),
    anonymous: sentence(),
    votes: sentence(),
    once: sentence(),
    twice: sentence(),
  }),
});

export type QuizTexts = v.InferOutput<typeof quizTexts>;
