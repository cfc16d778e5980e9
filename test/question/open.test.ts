import { describe, expect, it } from 'vitest';
import { asked, talk } from './understanding.js';

const open = [
  'does S3 keep copies in another region for me?',
  'If an AZ burns down who brings my EC2 back',
  'SQS messages lost, whose fault',
];
const plain: [text: string, control: string][] = [
  ["isn't it AWS that patches our VMs?", 'guest-os-patching'],
  ['is AWS going to restore my RDS if I drop the table by accident?', 'restore-testing'],
  ['who takes care of the hardware in Outposts', 'hardware-maintenance'],
];

describe('words that fit duties of both sides', () => {
  it.each(open)('"%s" is asked back, with readings of different owners', (text) => {
    const question = asked(text);
    expect(question).toMatchObject({ kind: 'clarify', missing: 'duty' });
    const options = question?.kind === 'clarify' ? question.options : [];
    const answers = options.map((option) => talk(option.text)[0]?.answers[0]);
    expect(answers.map((answer) => answer?.intent)).toEqual(options.map(() => 'owner'));
    expect(new Set(answers.map((answer) => answer?.verdicts[0]?.owner)).size).toBeGreaterThan(1);
  });

  it.each(plain)('"%s" is answered: the readings that matter are of one side', (text, control) => {
    expect(asked(text)).toMatchObject({ kind: 'owner', controls: [control] });
  });
});
