import { expect, it } from 'vitest';
import { addressFor } from '../src/address.js';
import type { Place } from '../src/conversation/types.js';

const at = (channel: Place['channel']): Place => ({ channel, tenant: 't', room: 'r', thread: null, kind: 'channel' });

it.each([
  ['slack', 'https://bot.example', 'https://bot.example'],
  ['web', 'https://bot.example', 'https://bot.example'],
  ['slack', null, null],
  ['teams', null, null],
  ['web', null, '.'],
  ['terminal', null, 'http://127.0.0.1:3000'],
] as const)('gives people in %s who were told %s the address %s', (channel, publicUrl, address) => {
  expect(addressFor(at(channel), publicUrl, 'http://127.0.0.1:3000')).toBe(address);
});
