import { describe, expect, it } from 'vitest';
import { isLoopback, readTeamsConfig } from '../../../src/channels/teams/config.js';

const ID = { MicrosoftAppId: 'id' };

describe('the Teams settings', () => {
  it.each([
    ['nothing', {}, { mode: 'closed' }],
    ['empty values', { MicrosoftAppId: ' ', TEAMS_PLAYGROUND: '0' }, { mode: 'closed' }],
    ['the playground on loopback', { TEAMS_PLAYGROUND: '1', HOST: '127.0.0.1' }, { mode: 'playground' }],
    [
      'a single tenant, which is what no type means',
      { ...ID, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 't' },
      {
        mode: 'secured',
        appId: 'id',
        identity: { type: 'SingleTenant', tenantId: 't', password: 'p' },
        tenants: ['t'],
        cloud: 'public',
      },
    ],
    [
      'a managed identity',
      { ...ID, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' },
      {
        mode: 'secured',
        appId: 'id',
        identity: { type: 'UserAssignedMSI', tenantId: 't' },
        tenants: ['t'],
        cloud: 'public',
      },
    ],
    [
      'an old multi-tenant registration',
      { ...ID, MicrosoftAppType: 'multitenant', MicrosoftAppPassword: 'p' },
      {
        mode: 'secured',
        appId: 'id',
        identity: { type: 'MultiTenant', tenantId: null, password: 'p' },
        tenants: null,
        cloud: 'public',
      },
    ],
    [
      'a list of tenants in place of the own one, and the government cloud',
      {
        ...ID,
        MicrosoftAppPassword: 'p',
        MicrosoftAppTenantId: 't',
        TEAMS_ALLOWED_TENANTS: 'A1, b2,,',
        ChannelService: 'https://botframework.azure.us/',
      },
      {
        mode: 'secured',
        appId: 'id',
        identity: { type: 'SingleTenant', tenantId: 't', password: 'p' },
        tenants: ['a1', 'b2'],
        cloud: 'government',
      },
    ],
  ])('understand %s', (_name, environment, config) => {
    expect(readTeamsConfig(environment)).toEqual(config);
  });

  it.each([
    ['MicrosoftAppId', { MicrosoftAppPassword: 'p' }],
    ['MicrosoftAppTenantId', { ...ID, MicrosoftAppPassword: 'p' }],
    ['MicrosoftAppPassword', { ...ID, MicrosoftAppTenantId: 't' }],
    [
      'MicrosoftAppPassword',
      { ...ID, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't', MicrosoftAppPassword: 'p' },
    ],
    ['MicrosoftAppType', { ...ID, MicrosoftAppType: 'Other', MicrosoftAppTenantId: 't', MicrosoftAppPassword: 'p' }],
    [
      'TEAMS_ALLOWED_TENANTS',
      { ...ID, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 't', TEAMS_ALLOWED_TENANTS: 'a;b' },
    ],
    [
      'ChannelService',
      { ...ID, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 't', ChannelService: 'https://example.com' },
    ],
    ['HOST', { TEAMS_PLAYGROUND: '1' }],
    ['HOST', { TEAMS_PLAYGROUND: '1', HOST: '0.0.0.0' }],
    ['TEAMS_PLAYGROUND', { TEAMS_PLAYGROUND: '1', HOST: '127.0.0.1', ...ID }],
  ])('name %s and the mend when it is wrong', (name, environment) => {
    expect(() => readTeamsConfig(environment)).toThrow(new RegExp(`${name}.*: (set|remove|use) `));
  });
});

describe('loopback', () => {
  it.each(['localhost', '127.0.0.1', '::1', '[::1]', '::ffff:127.0.0.1'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['', '0.0.0.0', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example'])('is not "%s"', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
