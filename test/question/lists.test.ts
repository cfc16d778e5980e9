import { describe, expect, it } from 'vitest';
import { asked } from './understanding.js';

const lists: [text: string, service: string | null, side: string | null][] = [
  ['if we buy WorkSpaces, what are we signing up to do ourselves?', 'workspaces', 'customer'],
  ["the customer's side of AWS Transfer Family, what's in it?", 'transfer-family', 'customer'],
  ['what can i forget about with SQS because aws does it', 'sqs', 'aws'],
  ["Give me the things we can't hand off on Cognito.", 'cognito', 'customer'],
  ["Tell me what AWS doesn't do for us on EC2", 'ec2', 'customer'],
  ['which part of S3 is none of our business', 's3', 'aws'],
  ['Everything Amazon covers in EFS?', 'efs', 'aws'],
  ["What's shared on RDS between us and AWS?", 'rds', 'shared'],
  ['Is there anything left to do for us on SQS?', 'sqs', 'customer'],
  ['We run Grafana as the AWS managed thing. What is still ours?', 'managed-grafana', 'customer'],
  ["what's always on the customer, no matter the service", null, 'customer'],
  ['What does the customer always have to do?', null, 'customer'],
  ['Which responsibilities does everyone carry a part of, us and Amazon alike?', null, 'shared'],
];

const places: [text: string, control: string, side: string][] = [
  ['where does a failover happen without anybody on our team lifting a finger?', 'automatic-failover', 'aws'],
  ['on which services is the engine upgrade on us', 'engine-version', 'customer'],
  ['Which AWS services encrypt data at rest automatically?', 'encryption-at-rest', 'aws'],
  ['which services patch themselves', 'patch-management', 'aws'],
  ['which services need us to configure backups', 'backups', 'customer'],
];

const comparisons: [text: string, services: string[], controls: string[]][] = [
  ['Compare encrypting disks in EBS with S3 objects', ['ebs', 's3'], ['encryption-at-rest']],
  ['side by side: SQS, SNS. who writes the access policies?', ['sqs', 'sns'], ['resource-policy']],
  ['S3, EBS, EFS. Who encrypts?', ['s3', 'ebs', 'efs'], ['encryption-at-rest']],
  ['backups in DynamoDB vs DocumentDB, who starts them', ['dynamodb', 'documentdb'], ['backups']],
  ['RDS or Aurora, which leaves us less work?', ['rds', 'aurora'], []],
  ['our nightly job moves off an EC2 instance onto Fargate. what do we stop doing?', ['ec2', 'fargate'], []],
  ['Our Mongo leaves EC2 for DocumentDB. What changes?', ['ec2', 'documentdb'], []],
];

describe('a list', () => {
  it.each(lists)('"%s" holds all of one side', (text, service, side) => {
    expect(asked(text)).toMatchObject({ kind: 'list', target: service === null ? null : { service }, side });
  });
});

describe('a duty that bears the name of a service', () => {
  it('is no list', () => {
    expect(asked('who is responsible for backups on RDS?').kind).toBe('owner');
  });
});

describe('an inverse question', () => {
  it.each(places)('"%s" asks for services', (text, control, side) => {
    expect(asked(text)).toMatchObject({ kind: 'where', control, side });
  });
});

describe('a comparison', () => {
  it.each(comparisons)('"%s" puts services side by side', (text, services, controls) => {
    expect(asked(text)).toMatchObject({ kind: 'compare', targets: services.map((service) => ({ service })), controls });
  });

  it('is not meant where the new place is asked about', () => {
    expect(asked('We moved from EC2 to Fargate. Who patches the OS now?')).toMatchObject({
      kind: 'owner',
      targets: [{ service: 'fargate' }],
    });
  });
});
