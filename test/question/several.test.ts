import { describe, expect, it } from 'vitest';
import { talk, understand, verdictsOn } from './understanding.js';

/** The owners in the order in which they are asked for. */
const ownersOn = (text: string) => verdictsOn(text).map((verdict) => verdict.split(' ').at(-1));

describe('several questions in one message', () => {
  it.each([
    [
      'a service that opens the message is meant in all',
      'On EC2, who patches the hypervisor and who patches Windows?',
      ['aws', 'customer'],
    ],
    [
      'the same, behind a preposition alone',
      'On Redshift who resizes the cluster; who patches it; who grants access to tables?',
      ['customer', 'aws', 'customer'],
    ],
    ['the same, before a dash', 'Lambda - who patches the OS, who fixes bugs in the code?', ['aws', 'customer']],
    [
      'the same, in a sentence of its own',
      'RDS for Postgres. Who applies OS patches? Who creates the database users?',
      ['aws', 'customer'],
    ],
    ['a later one names another place only', 'who patches the OS under RDS, and on EC2?', ['aws', 'customer']],
    ['two claims', "Is patching of DynamoDB servers AWS's? Is deciding on table access ours?", ['aws', 'customer']],
    ['a question and a claim', 'who replaces broken servers and is patching Linux on EC2 ours?', ['aws', 'customer']],
    [
      'joined by "while"',
      'who takes care of host patching on Fargate while who is on the hook for container images?',
      ['aws', 'customer'],
    ],
    [
      'a later one is a bare name',
      'Who writes the IAM policies? And the sprinklers of the building?',
      ['customer', 'aws'],
    ],
  ])('%s: %s', (_rule, text, owners) => {
    expect(ownersOn(text)).toEqual(owners);
  });

  it('do not inherit the duty of the one before on the same service', () => {
    const [first, second] = understand('On S3: who replaces failed drives? who hums?', null).questions;
    expect(first).toMatchObject({ kind: 'owner', controls: ['hardware-maintenance'] });
    expect(second).not.toMatchObject({ controls: ['hardware-maintenance'] });
  });
});

describe('a list of duties to sort', () => {
  it.each([
    [
      'behind what asks',
      'Label each of these as AWS or customer: generators, IAM policies, antivirus on EC2',
      ['aws', 'customer', 'customer'],
    ],
    [
      'behind what asks, by lines',
      'Customer or AWS? - firmware of the hosts\n- TLS settings of our load balancer\n- perimeter fence',
      ['aws', 'customer', 'aws'],
    ],
    [
      'with marks',
      'Sort: a) racks b) bucket policies c) code of our Lambda functions',
      ['aws', 'customer', 'customer'],
    ],
    [
      'with marks, asked behind',
      '1. cabling in the data hall\n2. IAM password policy\nplease tell me who is responsible for each',
      ['aws', 'customer'],
    ],
    [
      'before what asks',
      'UPS batteries, VPC route tables, data labelling. Who has what?',
      ['aws', 'customer', 'customer'],
    ],
    ['before a colon', 'Our laptops and the badge readers of the data center: whose is which?', ['customer', 'aws']],
    [
      'by slashes',
      'data classification / hypervisor patching / security group rules - us or Amazon?',
      ['customer', 'aws', 'customer'],
    ],
    [
      'by semicolons',
      'spending alarms on our account; electricity for the buildings. say who, for both',
      ['customer', 'aws'],
    ],
    [
      'as sentences',
      'Pen test of our API. Intrusion detection on the AWS backbone. Name the responsible party for both.',
      ['customer', 'aws'],
    ],
    [
      'as questions with numbers',
      'We are on Lambda. (1) who patches the host (2) who writes the code',
      ['aws', 'customer'],
    ],
    ['closed by its service', 'patching, backups and encryption on RDS: who?', ['aws', 'aws', 'customer']],
    ['where a name is all of an item', 'Sort: EBS snapshots, security groups, racks', ['customer', 'customer', 'aws']],
    ['as bare questions', 'bucket policies? disk destruction? whose are they', ['customer', 'aws']],
  ])('%s: %s', (_shape, text, owners) => {
    expect(ownersOn(text)).toEqual(owners);
  });

  it.each([
    ['Sort these: apples, pears, oranges'],
    ['my laundry, my dishes: whose?'],
    ['1) milk 2) bread. Who eats which?'],
    ['the cat, the dog and the garden: who looks after each?'],
  ])('has duties of ours only: %s', (text) => {
    expect(verdictsOn(text)).toEqual([]);
  });

  it.each([
    ['The operating system of the EC2 instance needs upgrades and patches. Who installs them?'],
    ['The disks under our EBS volumes need checks and repairs. Who makes them?'],
  ])('is not what one question speaks of: %s', (text) => {
    expect(understand(text, null).questions).toHaveLength(1);
    expect(verdictsOn(text)).toHaveLength(1);
  });

  it('is no story with a question behind it', () => {
    expect(
      understand('We moved to Aurora, and our nightly job is slow. Whose fault is that?', null).questions.length,
    ).toBe(1);
  });

  it('of one service is what a follow-up is about', () => {
    const [, later] = talk('restore tests and engine patching on RDS, whose is which?', 'and on EC2?');
    expect(later?.questions).toMatchObject([
      { kind: 'owner', targets: [{ service: 'ec2' }], controls: ['restore-testing', 'engine-patching'] },
    ]);
  });
});
