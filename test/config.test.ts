import { describe, expect, it } from 'vitest';
import { ConfigError, missingLines, readConfig } from '../src/config.js';

const teams = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: 'tenant' };

describe('the settings', () => {
  it('run everything on this machine when none is set', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      admins: [],
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: 'data',
      reviewDays: 90,
      logLevel: 'info',
      publicUrl: null,
      web: true,
      slack: null,
      teams: { mode: 'closed' },
    });
  });

  it('say in two lines what is missing for Slack and Teams', () => {
    const lines = missingLines(readConfig({}));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('SLACK_BOT_TOKEN');
    expect(lines[1]).toContain('MicrosoftAppId');
  });

  it('say nothing is missing when both are set', () => {
    expect(missingLines(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', ...teams }))).toEqual([]);
  });

  it('take the public address without a slash at its end, and know none unless told', () => {
    expect(readConfig({ PUBLIC_URL: 'https://bot.example.com/quiz/' }).publicUrl).toBe('https://bot.example.com/quiz');
    expect(readConfig({}).publicUrl).toBeNull();
  });

  it('take an empty or blank value as not set', () => {
    expect(readConfig({ PORT: ' ', SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: ' ' })).toMatchObject({
      port: 3000,
      slack: null,
    });
  });

  it('use Slack over HTTP with a signing secret, and over a socket with an app token', () => {
    const http = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'http://localhost:9/api',
    });
    expect(http.slack).toEqual({
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: 's',
      apiUrl: 'http://localhost:9/api/',
      diagramBaseUrl: null,
    });
    const reached = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      PUBLIC_URL: 'https://bot.example.com/',
    });
    expect(reached.slack).toMatchObject({ diagramBaseUrl: 'https://bot.example.com/present/diagrams' });
    const socket = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(socket.slack).toMatchObject({
      mode: 'socket',
      appToken: 'xapp-1',
    });
  });

  it.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost' }],
    ['REVIEW_DAYS', { REVIEW_DAYS: 'never' }],
    ['REVIEW_DAYS', { REVIEW_DAYS: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['WEB_CHAT', { WEB_CHAT: 'maybe' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'bot.example.com' }],
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 's' }],
    ['SLACK_BOT_TOKEN', { SLACK_CLIENT_ID: 'c' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-2' }],
    ['SLACK_API_URL', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'localhost' }],
    ['MicrosoftAppId', { MicrosoftAppPassword: 'p' }],
    ['MicrosoftAppPassword', { ...teams, MicrosoftAppPassword: '' }],
    ['MicrosoftAppTenantId', { ...teams, MicrosoftAppTenantId: '' }],
    ['TEAMS_PLAYGROUND', { TEAMS_PLAYGROUND: '1', HOST: '0.0.0.0' }],
  ])('refuse a wrong or half-set %s in one line that names it', (name, environment) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(/\n/);
  });

  it('never repeat a secret in a message', () => {
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'hunter2' })).toThrow(ConfigError);
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'hunter2' })).not.toThrow(/hunter2/);
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h' })).not.toThrow(/hunter2/);
  });

  it('open the Teams endpoint for the playground on this machine only', () => {
    expect(readConfig({ TEAMS_PLAYGROUND: '1' }).teams).toEqual({ mode: 'playground' });
  });
});

it('reads who may say which team has what, set apart by commas', () => {
  expect(readConfig({ ADMINS: 'U012ABC, teams:29:1x-y ' }).admins).toEqual(['U012ABC', 'teams:29:1x-y']);
  expect(() => readConfig({ ADMINS: '<@U1>' })).toThrow(/ADMINS/);
});
