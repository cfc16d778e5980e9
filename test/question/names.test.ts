import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/knowledge/resolve.js';
import { asked, knowledge } from './understanding.js';

/** Services that are run in unlike ways, so that most duties exist on one of them. */
const services = ['ec2', 'rds', 's3', 'lambda', 'bedrock'];

/** What the bot's own question calls a duty; patching is that of the service's own layer. */
const named = Object.values(knowledge.controls)
  .filter(({ id }) => id !== 'patch-management')
  .flatMap(({ id, name }) =>
    services
      .filter((service) => resolve(knowledge, { service, variant: null, control: id })?.kind === 'verdict')
      .map((service) => ({ service: knowledge.services[service]?.name ?? service, control: id, name })),
  );

describe('a duty by its own name, as the buttons say it', () => {
  it.each(named)('"$name" on $service is that duty', ({ service, control, name }) => {
    expect(asked(`Who is responsible for ${name} on ${service}?`)).toMatchObject({
      kind: 'owner',
      controls: [control],
    });
  });
});
