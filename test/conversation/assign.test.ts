import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/answer/json.js';
import type { Place } from '../../src/conversation/types.js';
import { assignRig, labels, NOON, slack, texts, wordsOf } from './assign.rig.js';

const { bot, say, press, keep, faults, store } = assignRig();
const HOUR = 60 * 60 * 1000;
const SET = 'the platform team owns OS patching on EC2';
const ASK = 'who patches the OS of EC2?';
const lastOf = () => store().assignments.last(JSON.stringify(['slack', 'T1']));

describe('saying who has a duty', () => {
  it('asks first, keeps it at Yes, and then says it below every answer of that duty', async () => {
    const respond = bot();
    const card = await say(respond, SET);
    expect(wordsOf(card)).toContain('patching the guest operating system on Amazon EC2');
    expect(labels(card)).toEqual(['Yes', 'No']);
    expect(await lastOf()).toBe(0);
    expect(wordsOf(await say(respond, ASK))).not.toContain('At our place');
    expect(wordsOf(await press(respond, card, 'Yes'))).toContain('Kept: the platform team has');
    const answered = await say(respond, ASK);
    expect(answered[0]?.answer.elements.at(-1)).toEqual({
      type: 'text',
      text: 'At our place: the platform team (set by ada on 24 Nov 2026)',
    });
    expect(faults).toEqual([]);
  });

  it('keeps nothing at No, and nothing twice', async () => {
    const respond = bot();
    const card = await say(respond, SET);
    expect(wordsOf(await press(respond, card, 'No'))).toContain(texts.kept);
    expect(wordsOf(await press(respond, card, 'Yes'))).toContain(texts.stale);
    expect(await lastOf()).toBe(0);
    const again = await say(respond, SET);
    await press(respond, again, 'Yes');
    expect(wordsOf(await press(respond, again, 'Yes'))).toContain(texts.stale);
  });

  it('names nobody where two people bear the same word', async () => {
    const someone = (id: string) => ({ shown: '@someone', kind: 'slack-person', id, name: `@${id}` }) as const;
    const posts = await say(bot(), '@someone owns backups', { mentioned: [someone('U1'), someone('U2')] });
    expect(wordsOf(posts)).toContain(texts.kept);
    expect(labels(await say(bot(), '@someone owns backups', { mentioned: [someone('U1')] }))).toEqual(['Yes', 'No']);
  });

  it('waits an hour for Yes and no longer', async () => {
    const respond = bot();
    const card = await say(respond, SET);
    expect(wordsOf(await press(respond, card, 'Yes', { at: NOON + HOUR }))).toContain(texts.stale);
    expect(await lastOf()).toBe(0);
  });

  it.each([
    'the customer patches the OS',
    'the customer is responsible for patching the OS on EC2',
    'our team is responsible for patching the OS on EC2',
    'AWS owns the hypervisor',
    'the AWS team is responsible for the hypervisor',
    'does the platform team own backups?',
    'the platform team owns backups, right?',
    'the platform team should own backups',
    'if the platform team owns backups, who patches RDS?',
    'the platform team says that EKS is managed',
    'the owner of the account is responsible for the root user',
    'We run Postgres on EC2',
    'we use RDS for the shop',
    'a dedicated team is usually responsible for backups',
  ])('takes "%s" for no wish to set anything', async (text) => {
    const posts = await say(bot(), text);
    expect(posts.flatMap(({ answer }) => answer.buttons.map(({ action }) => action.type))).not.toContain('assign');
    expect(await lastOf()).toBe(0);
  });

  it('is not read from talk that is not said to the bot', async () => {
    const respond = bot();
    await say(respond, ASK);
    expect(await say(respond, SET, { addressed: false })).toEqual([]);
  });

  it('takes several duties and services, groups and environments at once', async () => {
    const respond = bot();
    await keep(respond, 'the platform team owns patching and backups on EC2');
    await keep(respond, 'the security team owns all encryption in prod');
    await keep(respond, 'the DBA team owns everything on RDS');
    const list = wordsOf(await say(respond, 'who owns what here?'));
    for (const each of ['backups', 'Encryption (all of it)', 'prod', 'Amazon RDS', 'the DBA team', 'everything'])
      expect(list).toContain(each);
  });

  it('says in a line which duty it does not know', async () => {
    const posts = await say(bot(), 'the platform team owns bananas');
    expect(wordsOf(posts)).toContain("I don't know a duty like that: bananas");
    expect(posts).toMatchObject([{ kind: 'whisper' }]);
  });

  it('names both where somebody else has the very same, and replaces only when told so', async () => {
    const respond = bot();
    await keep(respond, SET);
    const card = await say(respond, 'the SRE team owns OS patching on EC2');
    expect(wordsOf(card)).toMatch(/is with the platform team.*gives it to the SRE team/);
    expect(labels(card)).toEqual(['Replace', 'No']);
    await press(respond, card, 'Replace');
    expect(wordsOf(await say(respond, ASK))).toContain('At our place: the SRE team');
  });

  it('names both in the answer where neither is the more special, and says how to settle it', async () => {
    const respond = bot();
    await keep(respond, 'the DBA team owns everything on RDS');
    const card = await say(respond, 'the platform team owns backups');
    expect(wordsOf(card)).toContain('everything on Amazon RDS (the DBA team)');
    await press(respond, card, 'Yes');
    const answered = wordsOf(await say(respond, 'who does backups on RDS here?'));
    expect(answered).toContain('two are named');
    expect(answered).toContain('the DBA team for everything on Amazon RDS; the platform team for backups');
    await keep(respond, 'the platform team owns backups on RDS');
    expect(wordsOf(await say(respond, 'who does backups on RDS here?'))).toContain('At our place: the platform team');
  });

  it('strips what cannot be shown from a name, and keeps it short', async () => {
    const respond = bot();
    await keep(respond, `note that Evil\u202e\u0007 ${'x'.repeat(300)} owns backups`);
    const [set] = (await store().assignments.changes(JSON.stringify(['slack', 'T1']))).slice(-1);
    const kept = JSON.stringify(set);
    expect(kept).toContain('Evil xxx');
    expect(kept.length).toBeLessThan(400);
  });
});

describe('asking for one of our teams', () => {
  it('gives that alone, and the full answer at a press', async () => {
    const respond = bot();
    await keep(respond, SET);
    const posts = await say(respond, 'who patches EC2 here?');
    expect(wordsOf(posts)).toBe(
      JSON.stringify([
        [
          { type: 'heading', text: 'At our place: patching the guest operating system on Amazon EC2' },
          { type: 'text', text: 'At our place: the platform team (set by ada on 24 Nov 2026)' },
        ],
      ]),
    );
    expect(wordsOf(await press(respond, posts, texts.full))).toContain('"owner":"customer"');
  });

  it('says that nobody is named, below the usual answer', async () => {
    const posts = await say(bot(), 'who patches EC2 here?');
    expect(wordsOf(posts)).toMatch(/"owner":"customer".*nobody is named for it yet/);
  });

  it("says of AWS's duties that no team of ours has to do them", async () => {
    expect(wordsOf(await say(bot(), 'which team patches the hypervisor of EC2?'))).toContain(
      "No team of ours has to do it: it is AWS's.",
    );
  });

  it("is given below an answer of AWS's where a team is named for that very duty", async () => {
    const respond = bot();
    await keep(respond, 'the DBA team owns everything on RDS');
    expect(wordsOf(await say(respond, 'who does backups on RDS?'))).not.toContain('At our place');
    await keep(respond, 'the DBA team owns backups on RDS');
    expect(wordsOf(await say(respond, 'who does backups on RDS?'))).toMatch(
      /"owner":"aws".*At our place: the DBA team/,
    );
  });

  it('knows environments, said and unsaid', async () => {
    const respond = bot();
    await keep(respond, SET);
    await keep(respond, 'the SRE team owns OS patching on EC2 in prod');
    const general = wordsOf(await say(respond, ASK));
    expect(general).toContain('At our place: the platform team');
    expect(general).toContain('At our place in prod: the SRE team');
    const prod = wordsOf(await say(respond, 'who patches EC2 in prod?'));
    expect(prod).toContain('At our place in prod: the SRE team');
    expect(prod).not.toContain('the platform team');
  });

  it('answers for a duty without a service, on each service where somebody has it', async () => {
    const respond = bot();
    await keep(respond, 'the platform team owns backups');
    await keep(respond, 'the DBA team owns backups on RDS');
    const posts = wordsOf(await say(respond, 'who owns our backups?'));
    expect(posts).toContain('the platform team');
    expect(posts).toContain('the DBA team');
  });

  it('is in the machine-readable answer too', async () => {
    const respond = bot();
    await keep(respond, SET);
    const json = toJson(
      null,
      ASK,
      (await say(respond, ASK)).map(({ answer }) => answer),
    );
    expect(json.ours).toEqual([
      {
        control: 'guest-os-patching',
        service: 'Amazon EC2',
        environment: null,
        holders: [{ name: 'the platform team', setBy: 'ada', setOn: '2026-11-24' }],
      },
    ]);
    expect(
      toJson(
        null,
        'x',
        (await say(respond, 'who runs the hypervisor?')).map(({ answer }) => answer),
      ),
    ).not.toHaveProperty('ours');
  });
});

describe('taking back', () => {
  it('forgets at Yes, and undoes the last change', async () => {
    const respond = bot();
    await keep(respond, SET);
    await keep(respond, 'forget that the platform team owns OS patching on EC2');
    expect(wordsOf(await say(respond, ASK))).not.toContain('At our place');
    expect(wordsOf(await keep(respond, 'undo'))).toContain('Taken back: nobody has patching');
    expect(wordsOf(await say(respond, ASK))).toContain('At our place: the platform team');
    await keep(respond, 'undo');
    expect(wordsOf(await say(respond, ASK))).not.toContain('At our place');
    expect(wordsOf(await say(respond, 'undo'))).toContain(texts.nothingToUndo);
  });

  it('forgets nothing of somebody else', async () => {
    const respond = bot();
    await keep(respond, SET);
    const posts = await say(respond, 'forget that the SRE team owns OS patching on EC2');
    expect(wordsOf(posts)).toContain('is with the platform team, not with the SRE team');
    expect(wordsOf(await say(respond, 'forget who owns backups'))).toContain('nothing to forget');
  });

  it('undoes nothing else than the card says', async () => {
    const respond = bot();
    await keep(respond, SET);
    const card = await say(respond, 'undo');
    await keep(respond, 'the DBA team owns everything on RDS');
    expect(wordsOf(await press(respond, card, 'Yes'))).toContain(texts.changed);
    expect(wordsOf(await say(respond, 'assignment history'))).toMatch(/the DBA team has.*the platform team has/);
  });
});

describe('a card that waited', () => {
  it('replaces nobody whom it did not name', async () => {
    const respond = bot();
    await keep(respond, 'the DBA team owns everything on RDS');
    const card = await say(respond, SET);
    await keep(respond, SET.replace('the platform team', 'the SRE team'));
    expect(wordsOf(await press(respond, card, 'Yes'))).toContain(texts.changed);
    expect(wordsOf(await say(respond, 'who patches EC2 here?'))).toContain('the SRE team');
  });

  it('is kept where only something else was changed meanwhile', async () => {
    const respond = bot();
    await keep(respond, 'the DBA team owns everything on RDS');
    const card = await say(respond, SET);
    await keep(respond, 'the DBA team owns backups');
    expect(wordsOf(await press(respond, card, 'Yes'))).toContain('Kept');
  });
});

describe('two presses at once', () => {
  it('undo one change, not two', async () => {
    const respond = bot();
    await keep(respond, SET);
    await keep(respond, 'the DBA team owns everything on RDS');
    const cards = [await say(respond, 'undo'), await say(respond, 'undo')];
    await Promise.all(cards.map((card) => press(respond, card, 'Yes')));
    expect(wordsOf(await say(respond, 'assignment history'))).toContain('the platform team has');
  });

  it('make one admin, not two', async () => {
    const respond = bot();
    const [ada, eve] = [await say(respond, SET), await say(respond, SET, { by: 'eve' })];
    await Promise.all([press(respond, ada, 'Yes'), press(respond, eve, 'Yes', { by: 'eve' })]);
    const all = await Promise.all(['ada', 'eve'].map((by) => say(respond, 'the SRE team owns backups', { by })));
    expect(all.filter((posts) => labels(posts).includes('Yes'))).toHaveLength(1);
  });
});

describe('who may change it', () => {
  it('is nobody on a page who calls themselves as an admin of Slack is called', async () => {
    const page: Place = { channel: 'web', tenant: 'local', room: 'ada', thread: null, kind: 'direct' };
    const respond = bot(['ada', 'web:ada']);
    expect(wordsOf(await say(respond, SET, { place: page }))).toContain(texts.notAdminSettings);
    expect(labels(await say(respond, SET))).toEqual(['Yes', 'No']);
  });

  it('is whoever does it first, and nobody else after that', async () => {
    const respond = bot();
    const card = await say(respond, SET);
    expect(wordsOf(card)).toContain('you become the first admin');
    expect(wordsOf(await press(respond, card, 'Yes', { by: 'mallory' }))).toContain('Only admins');
    await press(respond, card, 'Yes');
    expect(wordsOf(await say(respond, 'the SRE team owns backups', { by: 'mallory' }))).toContain('Admins: ada');
    const own = await say(respond, 'the SRE team owns backups');
    expect(wordsOf(await press(respond, own, 'Yes', { by: 'mallory' }))).toContain('Only admins');
    expect(wordsOf(await press(respond, own, 'No', { by: 'mallory' }))).toContain('Only admins');
    expect(wordsOf(await press(respond, own, 'Yes'))).toContain('Kept');
  });

  it('is who the setting names', async () => {
    const respond = bot(['slack:grace']);
    expect(wordsOf(await say(respond, SET))).toContain(texts.notAdminSettings);
    expect(labels(await say(respond, SET, { by: 'grace' }))).toEqual(['Yes', 'No']);
  });
});

describe('a team that the platform knows', () => {
  const mentioned = [{ shown: '@platform', kind: 'slack-group', id: 'S1' }] as const;

  it('is shown by name and called only when somebody presses for it', async () => {
    const respond = bot();
    await keep(respond, '@platform is responsible for backups in prod', { mentioned });
    const posts = await say(respond, 'who does backups on RDS in prod?');
    expect(wordsOf(posts)).toContain('At our place in prod: @platform');
    expect(wordsOf(posts)).not.toContain('S1');
    const call = await press(respond, posts, texts.notify, { by: 'bob' });
    expect(call).toMatchObject([{ kind: 'reply', audience: 'everyone' }]);
    expect(call[0]?.answer.elements).toEqual([
      {
        type: 'mention',
        mention: { kind: 'slack-group', id: 'S1' },
        name: '@platform',
        text: 'bob asks about backups in prod.',
      },
    ]);
    const again = await press(respond, posts, texts.notify, { at: NOON + HOUR / 10 });
    expect(again).toMatchObject([{ kind: 'whisper' }]);
    expect(await press(respond, posts, texts.notify, { at: NOON + HOUR / 2 })).toMatchObject([{ kind: 'reply' }]);
  });
});

describe('a workspace', () => {
  it('never sees what another said, whatever its ids', async () => {
    const respond = bot();
    const others: Place[] = [
      { ...slack, tenant: 'T2' },
      { ...slack, channel: 'teams' },
    ];
    await keep(respond, SET);
    const card = await say(respond, 'the SRE team owns backups');
    for (const place of others) {
      expect(wordsOf(await say(respond, ASK, { place }))).not.toContain('At our place');
      expect(wordsOf(await press(respond, card, 'Yes', { place }))).toContain(texts.stale);
    }
    const notify = { type: 'press', action: { type: 'assign', command: 'notify', id: 'x' } } as const;
    const speaker = { id: 'a', name: null };
    expect(wordsOf(await respond({ place: slack, speaker, addressed: true, input: notify, at: NOON }))).toContain(
      texts.notThere,
    );
  });
});

describe('gaps', () => {
  it("are the customer's duties on the services in use that nobody has, the worst first", async () => {
    const respond = bot();
    expect(wordsOf(await say(respond, 'gaps'))).toContain('No service is on the list yet');
    await keep(respond, 'we use RDS, EC2 and Lambda');
    expect(wordsOf(await say(respond, 'which services do we use?'))).toContain('AWS Lambda');
    const before = wordsOf(await say(respond, 'gaps'));
    expect(before).toContain('users and permissions');
    await keep(respond, 'the security team owns all identity');
    const card = await say(respond, 'gaps');
    expect(wordsOf(card)).not.toContain('users and permissions');
    const [file] = await press(respond, card, texts.gaps.file);
    if (file?.kind !== 'file') throw new Error('a file was asked for');
    expect(file.file.text).toContain('patching the guest operating system,Amazon EC2,customer');
    await keep(respond, 'the platform team owns everything');
    expect(wordsOf(await say(respond, 'gaps'))).toContain('has somebody');
    await keep(respond, 'we no longer use Lambda');
    expect(wordsOf(await say(respond, 'which services do we use?'))).not.toContain('AWS Lambda');
  });

  it('and the list come as files in which no name is a formula', async () => {
    const respond = bot();
    await keep(respond, 'note that @evil owns backups on RDS in prod', {
      mentioned: [{ shown: '@evil', name: '=HYPERLINK(1)', kind: 'slack-group', id: 'S1' }],
    });
    const [file] = await say(respond, 'export assignments');
    if (file?.kind !== 'file') throw new Error('a file was asked for');
    expect(file.file.text).toMatch(/backups,Amazon RDS,prod,'=HYPERLINK\(1\),ada,2026-11-24/);
  });
});

it('answers without it, and says so when told something, while the store is down', async () => {
  const down = async () => Promise.reject(new Error('down'));
  const broken = { last: down, changes: down, append: down, remove: down };
  const respond = bot([], { assignments: broken });
  expect(wordsOf(await say(respond, ASK))).toContain('"owner":"customer"');
  expect(wordsOf(await say(respond, SET))).toContain("can't reach my memory");
  expect(faults.length).toBeGreaterThan(0);
});
