import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBot } from '../../src/bot.js';
import type { Place, Post, Turn } from '../../src/conversation/types.js';
import { readData } from '../../src/data.js';
import { openStore } from '../../src/store/open.js';
import type { FeedbackStore, Store } from '../../src/store/types.js';
import { temporaryFolder } from '../store/folder.js';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const data = readData();
const { answers, quiz } = data.replies;

const direct: Place = { channel: 'slack', tenant: 'T1', room: 'D1', thread: null, kind: 'direct' };
const channel: Place = { channel: 'teams', tenant: 'T1', room: 'C1', thread: null, kind: 'channel' };
const thread: Place = { channel: 'slack', tenant: 'T1', room: 'C1', thread: '1.2', kind: 'channel' };

const FIRST = 'who is responsible for backups on RDS?';
const FOLLOW_UP = 'and on DynamoDB?';

type Kept = Parameters<FeedbackStore['add']>[0];
type Remembering = Pick<Store, 'contexts' | 'quizzes'> & { feedback: Pick<FeedbackStore, 'add'> | null };

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let faults: unknown[];
let kept: Kept[];
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStore(null, folder.path);
  faults = [];
  kept = [];
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

/** The bot on the SQLite file, as after a start; what is kept as feedback is also seen here. */
function bot(change: Partial<Remembering> = {}) {
  const feedback: Pick<FeedbackStore, 'add'> = {
    add: async (entry) => {
      kept.push(entry);
      await store.feedback.add(entry);
    },
  };
  const { contexts, quizzes, practice, scores, schedules, decks, assignments } = store;
  const parts = { contexts, quizzes, practice, scores, schedules, decks, assignments, feedback, ...change };
  return createBot({ data, store: parts, onFault: (error) => faults.push(error) }).respond;
}

function says(text: string, place = direct, more: { by?: string; at?: number; addressed?: boolean } = {}): Turn {
  const { by = 'ada', at = NOON, addressed = true } = more;
  return { place, speaker: { id: by, name: by }, addressed, input: { type: 'text', text }, at };
}

/** "service control owner" of all verdicts given. */
const verdicts = (posts: readonly Post[]) =>
  posts.flatMap(({ answer }) =>
    answer.verdicts.map(({ subject, owner }) => `${subject.service ?? '-'} ${subject.control} ${owner}`),
  );
const intents = (posts: readonly Post[]) => posts.map(({ answer }) => answer.intent);
const words = (posts: readonly Post[]) => JSON.stringify(posts.map(({ answer }) => answer.elements));

it('lets one practise by words and buttons, and shows a leaderboard', async () => {
  const respond = bot();
  const [post] = await respond(says('practice'));
  const button = post?.answer.buttons[0];
  if (button === undefined) throw new Error('a question has options');
  const press: Turn = { ...says(''), input: { type: 'press', action: button.action } };
  expect(words(await respond(press))).toMatch(/Right|Not quite/);
  expect(words(await respond(says('my progress')))).toContain('Questions answered: 1');
  expect(words(await respond(says('leaderboard', channel)))).toContain('Leaderboard for 20');
  expect(words(await respond(says('hide me from the leaderboard', channel)))).toContain('no leaderboard');
  expect(faults).toEqual([]);
});

describe('a question', () => {
  it('is answered to the asker, each question in a message of its own', async () => {
    const posts = await bot()(says('who patches the guest OS of EC2? who configures S3 bucket policies?'));
    expect(posts).toMatchObject([
      { kind: 'reply', audience: 'asker', card: null },
      { kind: 'reply', audience: 'asker', card: null },
    ]);
    expect(verdicts(posts)).toEqual(['ec2 guest-os-patching customer', 's3 resource-policy customer']);
  });

  it('of another topic gets one line and no owner', async () => {
    const posts = await bot()(says('what is the weather like?'));
    expect(intents(posts)).toEqual(['out_of_scope']);
    expect(verdicts(posts)).toEqual([]);
  });

  it('that cannot be answered is kept, without a name, and no longer than needed', async () => {
    await bot()(says('who patches AWS Blorptron?'));
    await bot()(says(`who patches AWS Blorptron? ${'so it is '.repeat(300)}`));
    expect(kept).toHaveLength(2);
    expect(kept[0]).toEqual({ kind: 'unanswered', text: 'who patches AWS Blorptron?', detail: '', now: NOON });
    expect(kept[1]?.text).toHaveLength(500);
  });

  it('that was answered is not kept, nor is talk about something else', async () => {
    for (const text of [FIRST, 'what is the weather like?', 'who founded Rome?', 'hello', 'why?'])
      await bot()(says(text));
    await bot()(says('who patches AWS Blorptron?', thread, { addressed: false }));
    expect(kept).toEqual([]);
  });

  it('that was asked back is kept, and so is the reading that was chosen, clicked or typed', async () => {
    const respond = bot();
    const text = 'who upgrades Postgres?';
    const [asked] = await respond(says(text));
    const [first, second] = asked?.answer.buttons ?? [];
    if (first?.action.type !== 'say' || second === undefined) throw new Error('two readings are offered');
    await respond({ ...says(''), input: { type: 'press', action: first.action } });
    await respond(says(FIRST));
    await respond(says(first.label));
    await respond(says(text, thread));
    await respond(says(second.label.toUpperCase(), thread));
    expect(kept.map(({ kind, text, detail }) => [kind, text, detail])).toEqual([
      ['asked-back', text, ''],
      ['picked', text, first.action.text],
      ['asked-back', text, ''],
      ['picked', text, second.action.type === 'say' ? second.action.text : ''],
    ]);
  });

  it('is not kept, and answers carry no thumbs, where nothing is to be kept', async () => {
    const respond = bot({ feedback: null });
    const [answered] = await respond(says(FIRST));
    await respond(says('who patches AWS Blorptron?'));
    await respond(says('who upgrades Postgres?'));
    expect(answered?.answer.buttons.map(({ action }) => action.type)).toEqual(['say']);
    expect(kept).toEqual([]);
    expect(JSON.stringify(await store.contexts.load('slack/T1/D1/', NOON))).not.toContain('Postgres');
  });
});

describe('a follow-up', () => {
  const expected = (posts: readonly Post[]) =>
    expect(verdicts(posts)).toEqual([expect.stringContaining('dynamodb backups')]);

  it('takes up what was said before, also after a restart', async () => {
    await bot()(says(FIRST));
    expected(await bot()(says(FOLLOW_UP)));
  });

  it('in a thread may be by somebody else', async () => {
    await bot()(says(FIRST, thread, { by: 'ada' }));
    expected(await bot()(says(FOLLOW_UP, thread, { by: 'bob' })));
  });

  it('in a room belongs to the one who asked', async () => {
    const respond = bot();
    await respond(says(FIRST, channel, { by: 'ada' }));
    await respond(says('who configures S3 bucket policies?', channel, { by: 'bob' }));
    expected(await respond(says(FOLLOW_UP, channel, { by: 'ada' })));
    expect(verdicts(await respond(says(FOLLOW_UP, channel, { by: 'eve' })))).toEqual([]);
  });

  it('may be a correction', async () => {
    const respond = bot();
    await respond(says(FIRST));
    expected(await respond(says('no, I meant DynamoDB')));
  });

  it('may ask why, and then ask on', async () => {
    const respond = bot();
    await respond(says(FIRST));
    const why = await respond(says('why?'));
    expect(verdicts(why)).toEqual(verdicts(await bot()(says(FIRST, { ...direct, room: 'D2' }))));
    await respond(says('thanks'));
    expected(await respond(says(FOLLOW_UP)));
  });

  it('leans on the last of two questions', async () => {
    const respond = bot();
    await respond(says(`who patches the guest OS of EC2? ${FIRST}`));
    expected(await respond(says(FOLLOW_UP)));
  });

  it.each<[string, Place]>([
    ['tenant', { ...direct, tenant: 'T2' }],
    ['room', { ...direct, room: 'D2' }],
    ['thread', { ...direct, thread: '9.9' }],
    ['channel', { ...direct, channel: 'teams' }],
    ['room that only looks alike', { ...direct, tenant: 'T1/D1', room: '' }],
  ])('of another %s knows nothing of it', async (_name, place) => {
    const respond = bot();
    await respond(says(FIRST, direct));
    expect(verdicts(await respond(says(FOLLOW_UP, place)))).toEqual([]);
  });

  it.each<[string, Place, number]>([
    ['a direct message', direct, 30 * MINUTE],
    ['a room', channel, 30 * MINUTE],
    ['a thread', thread, 24 * HOUR],
  ])('in %s must come in time', async (_name, place, patience) => {
    const respond = bot();
    await respond(says(FIRST, place));
    expected(await respond(says(FOLLOW_UP, place, { at: NOON + patience - 1 })));
    await respond(says(FIRST, place));
    expect(verdicts(await respond(says(FOLLOW_UP, place, { at: NOON + patience })))).toEqual([]);
  });

  it('renews the time', async () => {
    const respond = bot();
    await respond(says(FIRST));
    await respond(says(FOLLOW_UP, direct, { at: NOON + 29 * MINUTE }));
    expect(verdicts(await respond(says('and on RDS?', direct, { at: NOON + 58 * MINUTE })))).toEqual([
      expect.stringContaining('rds backups'),
    ]);
  });

  it.each([
    ['nonsense', 'nonsense'],
    [
      'a service that is gone',
      {
        asker: 'ada',
        topic: { targets: [{ service: 'toaster', variant: null }], controls: ['backups'], question: null },
      },
    ],
    ['a duty that is gone', { asker: 'ada', topic: { targets: [], controls: ['toasting'], question: null } }],
    ['an older shape', { topic: { targets: [] } }],
  ])('on a stored context that is %s starts anew', async (_name, value) => {
    await bot({ contexts: { load: async () => value, save: async () => undefined } })(says(FIRST));
    const posts = await bot({ contexts: { load: async () => value, save: async () => undefined } })(says(FOLLOW_UP));
    expect(verdicts(posts)).toEqual([]);
    expect(posts).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});

describe('a message that was not said to the bot', () => {
  const aside = (text: string, by = 'bob', place = thread) => says(text, place, { by, addressed: false });

  it('is never answered where the bot takes no part', async () => {
    expect(await bot()(aside(FIRST))).toEqual([]);
  });

  it.each([
    'thanks',
    'hello',
    'ok, I will ask my boss',
    'what is the weather like?',
    'why?',
    'help',
    'start a quiz',
    '',
    '👍',
  ])('is passed over in a thread of the bot when it is no question for it: %s', async (text) => {
    const respond = bot();
    await respond(says(FIRST, thread));
    expect(await respond(aside(text))).toEqual([]);
    expect(kept).toEqual([]);
  });

  it.each([
    ['who configures S3 bucket policies?', 's3 resource-policy customer'],
    [FOLLOW_UP, 'dynamodb backups'],
  ])('is answered in a thread of the bot when it is one: %s', async (text, verdict) => {
    const respond = bot();
    await respond(says(FIRST, thread));
    expect(verdicts(await respond(aside(text)))).toEqual([expect.stringContaining(verdict)]);
  });

  it('asking why is answered to the one who asked before', async () => {
    const respond = bot();
    await respond(says(FIRST, thread, { by: 'ada' }));
    expect(await respond(aside('why?', 'bob'))).toEqual([]);
    expect(verdicts(await respond(aside('why?', 'ada')))).toEqual([expect.stringContaining('rds backups')]);
  });

  it('is passed over once the thread has rested', async () => {
    const respond = bot();
    await respond(says(FIRST, thread));
    expect(await respond({ ...aside(FOLLOW_UP), at: NOON + 24 * HOUR })).toEqual([]);
  });
});

describe('a button', () => {
  const press = (action: Extract<Turn['input'], { type: 'press' }>['action'], place = direct): Turn => {
    return { ...says('', place), addressed: false, input: { type: 'press', action } };
  };

  it('that says something acts as if it were typed', async () => {
    const [asked] = await bot()(says('who upgrades Postgres?'));
    expect(asked?.answer.intent).toBe('clarify');
    const [button] = asked?.answer.buttons ?? [];
    if (button === undefined) throw new Error('no button');
    const posts = await bot()(press(button.action));
    expect(verdicts(posts)).toEqual([expect.stringContaining('engine-patching')]);
  });

  it('for the whole split lists it', async () => {
    const [first] = await bot()(says(FIRST));
    const [button] = first?.answer.buttons ?? [];
    if (button === undefined) throw new Error('no button');
    expect(intents(await bot()(press(button.action)))).toEqual(['list']);
  });

  it.each(['up', 'down'] as const)(
    'for thumbs %s keeps what it was about, and thanks the one who pressed',
    async (verdict) => {
      const posts = await bot()(press({ type: 'feedback', verdict, about: 'rds backups' }));
      expect(posts).toMatchObject([{ kind: 'whisper', answer: { intent: 'feedback' } }]);
      expect(words(posts)).toContain(answers.rated);
      expect(kept).toEqual([{ kind: verdict, text: 'rds backups', detail: '', now: NOON }]);
    },
  );

  it('with a reason keeps that without what tells on somebody, and counts no second vote', async () => {
    await bot()(
      press({ type: 'feedback', verdict: 'down', about: 'rds backups', reason: 'ask bob@example.com\ninstead' }),
    );
    expect(kept).toEqual([{ kind: 'reason', text: 'rds backups', detail: 'ask … instead', now: NOON }]);
  });

  it('for thumbs below an answer keeps the text and what it was answered with', async () => {
    const [post] = await bot()(says(`${FIRST}\n(ask bob@example.com)`));
    const thumb = post?.answer.buttons.find(({ action }) => action.type === 'feedback' && action.verdict === 'down');
    if (thumb === undefined) throw new Error('no thumb');
    await bot()(press(thumb.action));
    expect(kept).toEqual([{ kind: 'down', text: `${FIRST} (ask …)`, detail: 'rds backups', now: NOON }]);
  });

  it('of a quiz that is not known says so to the one who pressed', async () => {
    const posts = await bot()(press({ type: 'vote', session: 'none', round: 0, option: 'aws' }));
    expect(posts).toMatchObject([{ kind: 'whisper' }]);
    expect(words(posts)).toContain(JSON.stringify(quiz.whispers.unknown));
  });
});

describe('a quiz', () => {
  it('is started by a sentence, for everyone, and voted on by buttons', async () => {
    const posts = await bot()(says("let's start a quiz", channel));
    expect(posts.length).toBeGreaterThanOrEqual(2);
    for (const post of posts.slice(0, -1)) expect(post).toMatchObject({ kind: 'reply', audience: 'everyone' });
    expect(posts.at(-1)).toMatchObject({ kind: 'aside', to: expect.any(String) });
    const vote = posts.flatMap((post) => post.answer.buttons).find((button) => button.action.type === 'vote');
    if (vote === undefined) throw new Error('nothing to vote on');
    const voted = await bot()({ ...says('', channel, { by: 'bob' }), input: { type: 'press', action: vote.action } });
    expect(voted.map((post) => post.kind)).toEqual(['whisper', 'update', 'view']);
  });

  it('runs once in a room', async () => {
    await bot()(says('start a quiz', channel));
    const again = await bot()(says('start a quiz', channel, { by: 'bob', at: NOON + 1 }));
    expect(again).toMatchObject([{ kind: 'whisper' }]);
    expect(words(again)).toContain(quiz.whispers.running);
  });

  it('leaves what was talked about as it was', async () => {
    const respond = bot();
    await respond(says(FIRST));
    await respond(says('start a quiz'));
    expect(verdicts(await respond(says(FOLLOW_UP)))).toEqual([expect.stringContaining('dynamodb backups')]);
  });
});

describe('a store that fails', () => {
  const fails = async () => Promise.reject(new Error('disk full'));
  const broken = { contexts: { load: fails, save: fails }, feedback: { add: fails } };

  it('does not keep an answer back, and is told of', async () => {
    const posts = await bot(broken)(says(FIRST));
    expect(verdicts(posts)).toEqual([expect.stringContaining('rds backups')]);
    expect(faults).toEqual([new Error('disk full'), new Error('disk full')]);
  });

  it('at writing leaves what was said before', async () => {
    await bot()(says(FIRST));
    const posts = await bot({ contexts: { load: store.contexts.load, save: fails } })(says(FOLLOW_UP));
    expect(verdicts(posts)).toEqual([expect.stringContaining('dynamodb backups')]);
    expect(faults).toHaveLength(1);
  });

  it('takes thumbs and questions without an answer all the same', async () => {
    const respond = bot(broken);
    const thumb: Turn = {
      ...says(''),
      input: { type: 'press', action: { type: 'feedback', verdict: 'up', about: 'x' } },
    };
    expect(await respond(thumb)).toMatchObject([{ kind: 'whisper' }]);
    expect(intents(await respond(says('who patches AWS Blorptron?')))).toEqual(['unknown']);
    expect(faults.length).toBeGreaterThanOrEqual(3);
  });

  it('lets unaddressed messages pass in silence', async () => {
    expect(await bot(broken)(says(FIRST, thread, { addressed: false }))).toEqual([]);
  });
});

describe('a quiz whose store is down', () => {
  it('says so to whoever wanted it, and fails nobody', async () => {
    const broken = { ...store.quizzes, begin: () => Promise.reject(new Error('disk full')) };
    const posts = await bot({ quizzes: broken })(says('start a quiz', channel));
    expect(posts).toMatchObject([{ kind: 'whisper', answer: { intent: 'quiz' } }]);
    expect(words(posts)).toContain('try again');
    expect(faults).toEqual([new Error('disk full')]);
  });
});

describe('anything that a person can type', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 700 }),
    fc.string({ unit: 'grapheme', maxLength: 700 }),
    fc.constantFrom(
      '\0',
      'a\0b?',
      '\ud83d',
      '😀'.repeat(400),
      '%',
      "'; DROP TABLE contexts; --",
      '<!channel>',
      'constructor',
    ),
  );

  it('is answered when the bot is spoken to, with no fault and nobody pinged', async () => {
    const respond = bot();
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(direct, channel, thread), async (text, place) => {
        const posts = await respond(says(text, place));
        expect(posts.length).toBeGreaterThan(0);
        expect(words(posts)).not.toMatch(/<[!@#]/u);
        expect(faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('as an id of a place keeps conversations apart', async () => {
    const respond = bot();
    const id = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a', 'a/', '/a', '%2F', 'a/a', ''));
    let at = NOON;
    await fc.assert(
      fc.asyncProperty(id, id, id, id, async (tenant, room, otherTenant, otherRoom) => {
        fc.pre(tenant !== otherTenant || room !== otherRoom);
        // What earlier runs said has run out by then.
        at += HOUR;
        await respond(says(FIRST, { ...direct, tenant, room }, { at }));
        const elsewhere = { ...direct, tenant: otherTenant, room: otherRoom };
        expect(verdicts(await respond(says('why?', elsewhere, { at })))).toEqual([]);
        expect(verdicts(await respond(says('why?', { ...direct, tenant, room }, { at })))).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
