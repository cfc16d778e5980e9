import { describe, expect, it } from 'vitest';
import { asked, talk } from './understanding.js';

const open = [
  "who patches the operating system of our team's mail server",
  'kernel fixes for the worker nodes, us or AWS?',
  'who renews our TLS certificate?',
  'Does AWS patch the database?',
  'is the encryption key rotated for us?',
  'who patches the search cluster',
  "who's updating the operating system of our AD?",
  "The file server's operating system needs fixes. Who puts them on?",
];
const plain: [text: string, owner: string][] = [
  ['who looks after permissions in the database', 'customer'],
  ['who replaces a broken disk under our file server', 'aws'],
  ['who fixes bugs in our container images', 'customer'],
  ['who reviews who can open the file share', 'customer'],
];

describe('a kind of thing named instead of a service', () => {
  it.each(open)('"%s" is asked back, with places of different owners', (text) => {
    const question = asked(text);
    expect(question).toMatchObject({ kind: 'clarify', missing: 'which-service' });
    const options = question.kind === 'clarify' ? question.options : [];
    const owners = options.map((option) => talk(option.text)[0]?.answers[0]?.verdicts[0]?.owner);
    expect(new Set(owners).size).toBeGreaterThan(1);
  });

  it.each(plain)('"%s" is answered: the owner is the same everywhere', (text, owner) => {
    expect(talk(text)[0]?.answers[0]?.verdicts[0]).toMatchObject({ owner });
  });
});

it('asks on which service, where "updates" is all that is said', () => {
  expect(asked('updates')).toMatchObject({ kind: 'clarify', missing: 'which-service' });
});

it('claims nothing where "automatic" and "we" stand to choice', () => {
  expect(asked('data encryption on EFS: automatic or do we do it?')).toMatchObject({ kind: 'owner', claim: null });
});

describe('a service and nothing but "whose is it?"', () => {
  it.each(['Whose is Glue?', 'Batch, whose job?', 'Config, us or AWS?', 'Lambda, whose responsibility'])(
    '"%s" is asked back for the duty',
    (text) => {
      expect(asked(text)).toMatchObject({ kind: 'clarify', missing: 'duty' });
    },
  );

  it.each(['whose job are security groups', 'whose backup is this', 'whose batch of cookies is this'])(
    '"%s" names no service',
    (text) => {
      expect(asked(text)).not.toMatchObject({ kind: 'clarify', missing: 'duty' });
    },
  );
});
