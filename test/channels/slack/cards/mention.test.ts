import { expect, it } from 'vitest';
import { elementBlocks } from '../../../../src/channels/slack/cards/elements.js';

it.each([
  ['slack-group', { type: 'usergroup', usergroup_id: 'X1' }],
  ['slack-person', { type: 'user', user_id: 'X1' }],
  ['slack-channel', { type: 'channel', channel_id: 'X1' }],
] as const)('calls a %s the way Slack does', (kind, expected) => {
  const element = { type: 'mention', mention: { kind, id: 'X1' }, name: 'Platform', text: 'Ann asks.' } as const;
  const [block] = elementBlocks(element, { diagramBaseUrl: null, hasTable: false });
  expect(block).toMatchObject({ type: 'rich_text', elements: [{ elements: [expected, { type: 'text' }] }] });
});
