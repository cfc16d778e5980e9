import { describe, expect, it } from 'vitest';
import { asked, talk, understand } from './understanding.js';

const duties: [text: string, control: string][] = [
  ['explain control plane', 'control-plane'],
  ['Can somebody explain data classification to a beginner', 'data-classification'],
  ['Could you describe what data masking is', 'data-masking'],
  ['help me understand what tenant isolation means', 'tenant-isolation'],
  ['what do people mean by vulnerability scanning?', 'vulnerability-scanning'],
  ['My boss keeps talking about data residency. What is it?', 'data-location'],
  ['AMI? never heard, what is that', 'machine-image'],
  ['what is a backup', 'backups'],
  ['explain keeping stored data intact', 'data-durability'],
];

const terms: [text: string, topic: string][] = [
  ["In plain words, what does 'security in the cloud' stand for?", 'security-in-the-cloud'],
  ["i keep reading 'abstracted services', what are those", 'infrastructure-container-abstracted'],
  ['what does AWS mean by customer specific controls', 'customer-specific-controls'],
  ['What do people mean by a guest OS?', 'guest-operating-system'],
];

const models: [text: string, service: string][] = [
  ['Redshift, platform as a service or infrastructure as a service?', 'redshift'],
  ['Put Storage Gateway into one of the three service models', 'storage-gateway'],
  ['RDS is a... PaaS? SaaS? which one', 'rds'],
  ['DynamoDB. Is that PaaS?', 'dynamodb'],
  ['Which service model would you put Fargate in?', 'fargate'],
];

describe('a question after a meaning', () => {
  it.each(duties)('"%s" defines the duty', (text, control) => {
    expect(asked(text)).toMatchObject({ kind: 'define-duty', control });
  });

  it.each(terms)('"%s" defines the term', (text, topic) => {
    expect(asked(text)).toMatchObject({ kind: 'define', topic });
  });

  it.each(["what's the temperature", 'what is our backup duty', 'who does vulnerability scanning'])(
    '"%s" asks after no meaning',
    (text) => {
      expect(understand(text, null).questions[0]?.kind).not.toMatch(/^define/u);
    },
  );
});

describe('a question after the service model', () => {
  it.each(models)('"%s" is known by what else is said: nothing', (text, service) => {
    expect(asked(text)).toMatchObject({ kind: 'classify', target: { service } });
  });

  it('is not asked where a kind of something else is', () => {
    expect(asked('what kind of encryption does S3 use').kind).toBe('owner');
  });
});

describe('a question about the last answer', () => {
  it.each([
    'how do you know that',
    'what makes you say that',
    'which document says this',
    "I don't believe you",
    'has it always been like this?',
    'what are our concrete steps?',
    'break that down for us',
  ])('"%s" asks for more', (text) => {
    const [, second] = talk('who patches the OS on EC2', text);
    expect(second?.questions).toMatchObject([{ kind: 'more' }]);
  });

  it('is not asked by a duty of its own', () => {
    const [, second] = talk('who patches the OS on EC2', 'who decides the retention of backups?');
    expect(second?.questions[0]?.kind).toBe('owner');
  });
});
