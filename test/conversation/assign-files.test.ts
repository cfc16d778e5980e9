import { describe, expect, it } from 'vitest';
import { assignRig, labels, wordsOf } from './assign.rig.js';

const { bot, say, press, keep, send, faults } = assignRig();

const CSV =
  'Duty,Service,Environment,Owner\nbackups,RDS,production,DBA team\nOS patching,Amazon EC2,,Platform\neverything,,,Central IT\n';
const YAML = `assignments:
  - {duty: encryption, owner: Security}
  - {duty: users and permissions, service: iam, owner: Identity team}
`;
const BACKSTAGE = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: shop, tags: [java, rds]}
spec: {type: service, lifecycle: production, owner: group:default/shop-team}
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: files}
spec: {type: s3, owner: storage}
`;

describe('a file that says who has what', () => {
  it.each([
    [
      'teams.csv',
      CSV,
      ['backups on Amazon RDS in prod: DBA team', 'on Amazon EC2: Platform', 'everything: Central IT'],
    ],
    ['teams.csv', CSV.replaceAll(',', ';'), ['backups on Amazon RDS in prod: DBA team']],
    ['teams.yaml', YAML, ['users and permissions on AWS IAM: Identity team', 'Encryption (all of it): Security']],
    ['catalog-info.yaml', BACKSTAGE, ['everything on Amazon RDS: shop-team', 'everything on Amazon S3: storage']],
  ])('is kept at Yes: %s', async (name, text, items) => {
    const respond = bot();
    const card = await send(respond, name, text);
    for (const item of items) expect(wordsOf(card)).toContain(item);
    await press(respond, card, 'Yes');
    expect(labels(await send(respond, name, text))).toEqual(['Yes', 'No']);
    await keep(respond, 'undo');
    expect(wordsOf(await say(respond, 'who owns what here?'))).toContain('Nobody is named');
  });

  it.each([
    ['an alias that leads nowhere', 'teams.yaml', 'assignments: [*nobody]\n', 'aliases'],
    [
      'aliases by the thousand',
      'teams.yaml',
      `assignments: [${['&a {duty: backups, owner: A}', ...Array(60).fill('*a')].join(', ')}]\n`,
      'aliases',
    ],
    ['a duty named as every object has it', 'teams.csv', 'duty,owner\nconstructor,Platform\n', 'constructor'],
  ])('is not kept with %s', async (_, name, text, told) => {
    const posts = await send(bot(), name, text);
    expect(labels(posts)).toEqual([]);
    expect(wordsOf(posts)).toContain(told);
    expect(faults).toEqual([]);
  });

  it('tells how many more it replaces than it shows', async () => {
    const respond = bot();
    const file = (owner: string) =>
      `duty,service,owner\n${['rds', 'ec2', 's3', 'eks', 'sqs'].map((id) => `all,${id},${owner}`).join('\n')}\n`;
    await press(respond, await send(respond, 'teams.csv', file('Platform')), 'Yes');
    expect(wordsOf(await send(respond, 'teams.csv', file('SRE')))).toContain('… +2');
  });

  it('reads what it exported as it was', async () => {
    const respond = bot();
    await press(respond, await send(respond, 'teams.csv', CSV), 'Yes');
    const [file] = await say(respond, 'export assignments');
    if (file?.kind !== 'file') throw new Error('a file was asked for');
    const list = wordsOf(await say(respond, 'who owns what here?'));
    await keep(respond, 'undo');
    await press(respond, await send(respond, file.file.name, file.file.text), 'Yes');
    expect(wordsOf(await say(respond, 'who owns what here?'))).toBe(list);
  });

  it.each([
    ['a duty that is none', 'duty,owner\nbananas,Platform', "Line 2: I don't know a duty like bananas"],
    ['a service that is none', 'duty,service,owner\nbackups,Blorp,Platform', 'called Blorp'],
    ['nobody', 'duty,owner\nbackups,', 'nobody is named for backups'],
    ['two for the same', 'duty,owner\nbackups,A\nbackups,B', 'Line 3: two are named for the same (A, B)'],
    ['an environment that is no word', 'duty,environment,owner\nbackups,a b!,A', 'no name of an environment'],
    ['no line', 'duty,owner\n', 'nothing in it'],
    ['an open quote', 'duty,owner\n"backups,A', 'cannot be read'],
    ['too many', `duty,owner\n${'backups,A\n'.repeat(501)}`, 'no more than 500'],
  ])('with %s is kept not at all, and told what to mend', async (_, text, words) => {
    const posts = await send(bot(), 'teams.csv', text);
    expect(wordsOf(posts)).toContain(words);
    expect(labels(posts)).toEqual([]);
  });

  it('that is a deck of questions is still one', async () => {
    const posts = await send(bot(), 'deck.csv', 'question,right,wrong1\nWho?,We,They\nWhy?,So,No\n');
    expect(wordsOf(posts)).not.toContain('Nothing was kept');
    expect(posts[0]?.answer.intent).toBe('quiz');
  });
});
