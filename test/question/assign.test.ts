import { describe, expect, it } from 'vitest';
import type { AssignWish } from '../../src/question/assign-wish.js';
import { understand } from './understanding.js';

/** What a text wants of our own teams; null where it wants nothing of them. */
function wish(text: string): AssignWish | null {
  const [question] = understand(text, null).questions;
  return question?.kind === 'assign' ? question.wish : null;
}
/** "guest-os-patching ec2 prod" of each scope. */
function scopes(found: AssignWish | null): string[] {
  if (found === null || !('scopes' in found)) return [];
  return found.scopes.map(({ duty, service, environment }) => {
    const what = duty.kind === 'control' ? duty.control : duty.kind === 'group' ? `all of ${duty.group}` : 'all';
    return [what, service ?? '-', environment ?? '-'].join(' ');
  });
}

describe('who has a duty', () => {
  it.each([
    ['the platform team owns OS patching on EC2', 'the platform team', ['guest-os-patching ec2 -']],
    ['Our security team is responsible for IAM permissions', 'the security team', ['iam-permissions iam -']],
    ['@platform is responsible for backups in production.', '@platform', ['backups - prod']],
    ['@Anna Smith owns MFA', '@Anna Smith', ['mfa - -']],
    ['#ops owns monitoring on EC2', '#ops', ['monitoring ec2 -']],
    ['the network squad looks after security groups', 'the network squad', ['security-groups vpc -']],
    ['the DBA team owns everything on RDS in dev', 'the DBA team', ['all rds dev']],
    ['the data team owns Amazon RDS', 'the data team', ['all rds -']],
    ['the security team owns all encryption', 'the security team', ['all of encryption - -']],
    ['IAM is owned by the security team', 'the security team', ['all iam -']],
    ['backups on RDS belong to the platform team', 'the platform team', ['backups rds -']],
    ['assign encryption at rest to Alice', 'Alice', ['encryption-at-rest - -']],
    ['make the platform team responsible for backups on S3', 'the platform team', ['backups s3 -']],
    ['please note that Alice owns the root user', 'Alice', ['root-user iam -']],
    [
      'the platform team takes care of backups on RDS and Aurora',
      'the platform team',
      ['backups rds -', 'backups aurora -'],
    ],
    ['the platform team owns bananas', 'the platform team', []],
  ])('is read from "%s"', (text, holder, expected) => {
    const found = wish(text);
    expect(found).toMatchObject({ command: 'set', holder });
    expect(scopes(found)).toEqual(expected);
  });

  it.each([
    ['forget that the platform team owns OS patching on EC2', 'the platform team', ['guest-os-patching ec2 -']],
    ['the platform team no longer owns backups', 'the platform team', ['backups - -']],
    ['forget who owns backups on RDS', null, ['backups rds -']],
    ['remove the owner of backups', null, ['backups - -']],
  ])('is to be forgotten by "%s"', (text, holder, expected) => {
    const found = wish(text);
    expect(found).toMatchObject({ command: 'forget', holder });
    expect(scopes(found)).toEqual(expected);
  });

  it.each([
    ['undo', 'undo'],
    ['undo that', 'undo'],
    ['who owns what here?', 'list'],
    ['show assignments', 'list'],
    ['assignment history', 'history'],
    ['which services do we use?', 'used'],
    ['export assignments', 'export'],
  ])('is asked by "%s"', (text, command) => {
    expect(wish(text)).toEqual({ command });
  });

  it.each([
    ['gaps', false],
    ['show our gaps', false],
    ['which duties does nobody own?', false],
    ['gaps as CSV', true],
    ['export the gaps', true],
  ])('is missed by "%s"', (text, isFile) => {
    expect(wish(text)).toEqual({ command: 'gaps', isFile });
  });

  it('is kept apart from services that are used', () => {
    expect(wish('we use RDS, S3 and Lambda')).toEqual({ command: 'use', services: ['rds', 's3', 'lambda'] });
    expect(wish('we no longer use Lambda')).toEqual({ command: 'drop', services: ['lambda'] });
    expect(wish('remove SQS from our services')).toEqual({ command: 'drop', services: ['sqs'] });
  });

  it.each([
    'the customer patches the OS',
    'the customer is responsible for patching the OS',
    'our team is responsible for patching the OS',
    'the AWS team is responsible for the hypervisor',
    'make AWS responsible for backups',
    'does the platform team own backups?',
    'the platform team owns backups, right?',
    'the platform team should own backups',
    'if the platform team owns backups, who patches?',
    'the owner of the account is responsible for the root user',
    'who owns etcd backups on EKS?',
    'We use RDS. Who patches it?',
    'we use EKS with Fargate',
    'we use RDS for the shop',
    'Alice owns backups',
  ])('is not read from "%s"', (text) => {
    expect(wish(text)).toBeNull();
  });
});
