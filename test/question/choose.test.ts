import { describe, expect, it } from 'vitest';
import { standsFor } from '../../src/question/choose/stands.js';
import { countOf } from '../../src/question/choose/stem.js';
import { talk } from './understanding.js';

const picked = (text: string) => talk(text).flatMap(({ answers }) => answers.flatMap(({ choices }) => choices));

const DUTIES =
  'A. patching the hypervisor\nB. writing bucket policies\nC. replacing failed disks\nD. guarding the buildings';

describe('the letters picked', () => {
  it.each([
    ['a side named', 'Which of these is up to the customer?', ['B']],
    ['whom the story is about', 'A logistics firm keeps files in Amazon S3. Which chore stays with the firm?', ['B']],
    ['"theirs", said of whom the story is about', 'A charity keeps files in S3. Which of these is theirs?', ['B']],
    ['what only says when', 'When a customer uses S3, AWS is NOT responsible for:', ['B']],
    ['what is left to AWS', 'Which of these can the customer not hand over to AWS?', ['B']],
    ['one side against the other', 'Which of these is done by the customer and not by AWS?', ['B']],
    ['all but one', 'Amazon does all of the following on S3 except', ['B']],
    ['a gap', 'In S3, the customer ... for the data.', ['B']],
    ['what the service does', 'Which is NOT taken care of by Amazon S3?', ['B']],
    ['what stands behind and only says when', 'Which of these does AWS not manage when a customer uses S3?', ['B']],
    ['what an owner does', 'Which of these is not owned by AWS?', ['B']],
    ['so many', 'Which THREE does AWS do?', ['A', 'C', 'D']],
    ['as many as fit', 'Which of these does AWS do? Select all that apply.', ['A', 'C', 'D']],
  ])('follow from %s: %s', (_rule, stem, letters) => {
    expect(picked(`${stem}\n${DUTIES}`)).toEqual(letters);
  });

  it.each([
    ['sides', 'Who rotates the access keys of IAM users?\nA. AWS\nB. The customer\nC. Both\nD. An auditor', ['B']],
    ['sides with words besides', 'Who replaces failed disks of S3?\nA. AWS, on its own\nB. you, once a year', ['A']],
    ['sides behind an open end', 'Fire suppression in the data centers is up to\na) AWS\nb) the customer', ['A']],
    [
      'a part of a side',
      'Who fixes an open security group?\nA. AWS Support\nB. The customer\nC. Amazon Inspector',
      ['B'],
    ],
    ['kinds of controls', 'Guards at the data center are\nA. shared controls\nB. inherited controls', ['B']],
    ['services', 'Where does the customer patch the OS?\nA. Amazon EC2\nB. DynamoDB\nC. AWS Lambda', ['A']],
    [
      'statements',
      'Which statement is true?\nA. AWS writes your bucket policies\nB. You write your bucket policies',
      ['B'],
    ],
    [
      'pairs',
      'Which pair is correct?\nA. AWS: bucket policies; customer: hypervisor\nB. AWS: hypervisor; customer: bucket policies',
      ['B'],
    ],
    [
      'statements on both sides without a comma',
      'Which is true of S3?\nA. AWS writes bucket policies and the customer replaces disks\nB. AWS replaces disks and the customer writes bucket policies',
      ['B'],
    ],
    ['all of the others', `Which of these does AWS do?\nA. racks\nB. hypervisor\nC. all of the above`, ['C']],
    ['boxes', 'Which is ours on S3?\n[ ] bucket policies\n[ ] failed disks\n[ ] the hypervisor', ['A']],
    ['letters alone', 'Pick one that is ours: A hypervisor, B bucket policies, C disk disposal', ['B']],
  ])('are read from %s', (_kind, text, letters) => {
    expect(picked(text)).toEqual(letters);
  });
});

describe('whose duty an option is', () => {
  it.each([
    [
      'of two services',
      'A firm replaces EC2 with RDS. Which work shifts to AWS?\nA. disks\nB. OS patches\nC. users',
      ['B'],
    ],
    [
      'set against each other',
      "Which is AWS's on RDS but the customer's on EC2?\nA. hypervisor\nB. database engine patches\nC. data classification",
      ['B'],
    ],
    [
      'on all services',
      "Which duty is the customer's regardless of the service?\nA. OS patches\nB. data classification\nC. failed disks",
      ['B'],
    ],
    [
      'of all its kind',
      'Which of these is an inherited control?\nA. environmental controls\nB. patch management\nC. awareness training',
      ['A'],
    ],
    [
      'said not to be',
      'What changes with Lambda?\nA. The customer no longer patches the OS\nB. The customer no longer writes code',
      ['A'],
    ],
    [
      'beside nothing to be done',
      'What must the customer do about a dead disk under EBS?\nA. Nothing, AWS replaces it\nB. Order a new disk\nC. Restore a snapshot',
      ['A'],
    ],
    [
      'of the service that it speaks of',
      "A lab uses EC2 and FSx for Lustre. What is the lab's?\nA. Patching the guest OS of EC2\nB. Failed disks\nC. Guards at the doors",
      ['A'],
    ],
    [
      'of the firm as "it"',
      'A firm moves to Amazon RDS. Which task will it not have to do?\nA. Design tables\nB. Replace failed disks\nC. Manage database users',
      ['B'],
    ],
    [
      'which another is asked to do',
      'What must AWS do about a worn-out disk?\nA. Ask the customer to wipe it\nB. Destroy the disk',
      ['B'],
    ],
  ])('is judged %s: %s', (_how, text, letters) => {
    expect(picked(text)).toEqual(letters);
  });
});

describe('a pasted question that is not about sides', () => {
  it.each([
    'A shop wants to serve pictures with low latency. What should it use?\nA. CloudFront\nB. Direct Connect\nC. EBS',
    'Which service records API calls?\nA. CloudWatch\nB. CloudTrail\nC. X-Ray',
    'Which pillar deals with recovery from failures?\nA. Security\nB. Reliability\nC. Cost optimization',
    'Which team at our firm owns the dashboard?\nA. Finance\nB. Platform\nC. Legal',
    'How can a company encrypt a database of RDS?\nA. In the console\nB. From a copied snapshot\nC. Not at all',
  ])('is refused: %s', (text) => {
    expect(talk(text).flatMap(({ answers }) => answers.flatMap(({ verdicts }) => verdicts))).toEqual([]);
  });
});

describe('a stem', () => {
  it.each([
    ['Which TWO are ours?', 2],
    ['(Choose three.) Which are ours?', 3],
    ['Two answers are right. Which?', 2],
    ['Which are ours? Select all that apply.', 'all'],
    ['Which is ours?', null],
  ])('says how many letters are wanted: %s', (stem, count) => {
    expect(countOf(stem)).toBe(count);
  });
});

describe('an option', () => {
  it.each([
    ['All of the above', ['A', 'B', 'C']],
    ['None of these', []],
    ['Both A and C', ['A', 'C']],
    ['B and C only', ['B', 'C']],
    ['A and X', null],
    ['All IAM users', null],
    ['Access keys', null],
  ])('may speak of others: %s', (text, letters) => {
    expect(standsFor(text, ['A', 'B', 'C'])).toEqual(letters);
  });
});
