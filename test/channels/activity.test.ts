import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderText } from '../../src/answer/text.js';
import { createBot } from '../../src/bot.js';
import { ask } from '../../src/channels/terminal/ask.js';
import { readData } from '../../src/data.js';
import { createPassingStore } from '../../src/store/passing.js';
import { startBot, type TestBot } from './slack/bot.js';
import { messageEvent } from './slack/payloads.js';
import { message, PERSONAL } from './teams/activities.js';
import { type Rig, startRig } from './teams/rig.js';
import { post, startWeb } from './web/rig.js';

/** The eight questions of the training module's activity, as people put them, and whose each is. */
const ACTIVITY: readonly (readonly [owner: 'AWS' | 'You', subject: string, wordings: readonly string[]])[] = [
  [
    'You',
    'patching the guest operating system on Amazon EC2',
    [
      'Upgrades and patches to the operating system on the EC2 instance?',
      'who has to patch the os of my ec2 instance',
      'Our EC2 instance runs Linux. Is it AWS that installs the system updates?',
      'EC2: operating system updates are whose job?',
    ],
  ],
  [
    'AWS',
    'data cent(er|re)',
    [
      'Physical security of the data center?',
      'who guards the data centre',
      'do we have to secure the building in which the servers stand?',
      "guards and cameras at Amazon's data centers, whose responsibility",
    ],
  ],
  [
    'AWS',
    'hypervisor',
    [
      'Virtualization infrastructure?',
      'who looks after the hypervisor',
      'Is the virtualisation layer ours to patch?',
      'who maintains the virtualization software under our instances?',
    ],
  ],
  [
    'You',
    'security groups',
    [
      'Amazon EC2 security group settings?',
      'who configures security groups',
      'the rules of the security group around our ec2, is that AWS?',
      'whose job are secrity groups',
    ],
  ],
  [
    'You',
    'Amazon EC2',
    [
      'Configuration of the applications that run on the EC2 instance?',
      'who configures the apps on ec2',
      'Does AWS set up the application on my EC2 instance?',
      'app config on an EC2 box, who?',
    ],
  ],
  [
    'AWS',
    'RDS',
    [
      'Oracle upgrades or patches, if the Oracle instance runs as an Amazon RDS instance?',
      'who patches Oracle on RDS?',
      'whoo pathces oracle on rds',
      'We run Oracle as an RDS instance. Who applies the patches?',
    ],
  ],
  [
    'You',
    'EC2',
    [
      'Oracle upgrades or patches, if Oracle runs on an EC2 instance?',
      'who patches oracle on ec2',
      'We installed Oracle ourselves on EC2: who has to patch it?',
      'is patching an Oracle database on an EC2 instance up to AWS?',
    ],
  ],
  [
    'You',
    'Amazon S3',
    [
      'Configuration of S3 bucket access?',
      'who decides who may read our s3 bucket',
      'is S3 bucket access on us?',
      'S3 bucket permissions, whose job?',
    ],
  ],
];
const cases = ACTIVITY.flatMap(([owner, subject, wordings]) => wordings.map((text) => ({ text, owner, subject })));

const { respond } = createBot({
  data: readData(),
  store: createPassingStore(),
  onFault: (error) => {
    throw error;
  },
});
let slack: TestBot;
let teams: Rig;
let web: Awaited<ReturnType<typeof startWeb>>;
let turns = 0;
beforeAll(async () => {
  slack = await startBot();
  teams = await startRig(undefined, { respond, renderText });
  web = await startWeb(respond);
});
afterAll(() => Promise.all([slack.close(), teams.stop(), web.close()]));
beforeEach(() => {
  slack.reset();
  slack.respond.mockImplementation(respond);
  teams.connector.calls.length = 0;
  turns += 1;
});

/** The line that names the owner: it stands first, or behind "Yes" or "No". */
const heading = (owner: string, subject: string) => new RegExp(`^${owner}: .*${subject}`, 'm');

describe.each(cases)('asked "$text"', ({ text, owner, subject }) => {
  it(`Slack's card names ${owner}`, async () => {
    await slack.send(messageEvent({ channel: slack.api.direct, channel_type: 'im', user: `U${turns}`, text }));
    const posts = () => slack.api.calls.filter(({ method }) => method === 'chat.postMessage');
    await vi.waitFor(() => expect(posts()).toHaveLength(1), 5000);
    const headers = (posts()[0]?.args.blocks ?? []) as { text?: { text: string } }[];
    expect(headers.map((block) => block.text?.text ?? '').join('\n')).toMatch(
      new RegExp(`^\\S+ \\S+ ${owner} · .*${subject}`, 'm'),
    );
  });

  it(`Teams' card names ${owner}`, async () => {
    await teams.send(message({ ...PERSONAL, id: `a:${turns}` }, text));
    const card = teams.connector.posts[0]?.body.attachments[0]?.content as { fallbackText: string };
    expect(card.fallbackText).toMatch(heading(owner, subject));
  });

  it(`the page's answer names ${owner}`, async () => {
    const response = await post(web.url, { session: `s${turns}`, text });
    const { posts } = (await response.json()) as { posts: { elements: { type: string }[] }[] };
    const line = posts[0]?.elements.find(({ type }) => type === 'owner');
    expect(line).toMatchObject({ owner: owner === 'AWS' ? 'aws' : 'customer' });
    expect(JSON.stringify(line)).toMatch(new RegExp(subject));
  });

  it(`the terminal names ${owner}`, async () => {
    const output = new PassThrough();
    const io = { input: new PassThrough(), output, errors: output, explain: (asked: string) => asked, now: () => 0 };
    await ask([text], { ...io, respond });
    output.end();
    expect(await readAll(output)).toMatch(heading(owner, subject));
  });
});
