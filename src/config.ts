import * as v from 'valibot';
import type { SlackConfig } from './channels/slack/config.js';
import { readTeamsConfig, type TeamsConfig, TeamsSettingError } from './channels/teams/config.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** A `postgres://` address, or null for an SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** For how many days questions without a good answer are kept for review, without names; 0 keeps none. */
  readonly reviewDays: number;
  /** Who may say which team has what: ids of people of Slack or Teams; none: whoever says it first. */
  readonly admins: readonly string[];
  readonly logLevel: LogLevel;
  /** Under what address people reach the bot, without a slash at its end; null where none is set. */
  readonly publicUrl: string | null;
  /** Is the chat page served? */
  readonly web: boolean;
  /** Null where Slack is not set up. */
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is missing or wrong. The message is one line that names the variable and the mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const Base = v.object({
  PORT: v.pipe(
    word('3000'),
    v.regex(/^\d{1,5}$/, 'a number from 0 to 65535'),
    v.transform(Number),
    v.maxValue(65_535, 'a number from 0 to 65535'),
  ),
  HOST: word('127.0.0.1'),
  DATABASE_URL: v.pipe(
    word(''),
    v.regex(/^$|^postgres(ql)?:\/\/\S+$/, 'a postgres://… address, or leave it out to use a file under data/'),
  ),
  LOG_LEVEL: v.pipe(word('info'), v.picklist(logLevels, `one of ${logLevels.join(', ')}`)),
  REVIEW_DAYS: v.pipe(
    word('90'),
    v.regex(/^\d{1,4}$/, 'a number of days from 0 (keep nothing) to 9999'),
    v.transform(Number),
  ),
  PUBLIC_URL: v.pipe(
    word(''),
    v.regex(/^$|^https?:\/\/[^\s?#]+$/, 'the http(s):// address under which people reach the bot'),
    v.transform((url) => (url === '' ? null : url.replace(/\/+$/, ''))),
  ),
  ADMINS: v.pipe(
    word(''),
    v.regex(/^[\w:.@, -]*$/, 'ids of people, set apart by commas'),
    v.transform((ids) => ids.split(/[\s,]+/).filter((id) => id !== '')),
  ),
  WEB_CHAT: v.pipe(word('on'), v.picklist(['on', 'off'] as const, 'on or off')),
});

const Slack = v.object({
  SLACK_CLIENT_ID: word(''),
  SLACK_BOT_TOKEN: v.pipe(word(''), v.regex(/^$|^xoxb-\S+$/, 'the bot token of the app, which starts with xoxb-')),
  SLACK_SIGNING_SECRET: word(''),
  SLACK_APP_TOKEN: v.pipe(word(''), v.regex(/^$|^xapp-\S+$/, 'an app-level token, which starts with xapp-')),
  SLACK_API_URL: v.pipe(word(''), v.regex(/^$|^https?:\/\/\S+$/, 'a http(s):// address')),
});

/**
 * Reads and checks all settings, once.
 *
 * @throws ConfigError for the first setting that is wrong or half-set.
 * @example
 * const config = readConfig(process.env);
 */
export function readConfig(environment: Environment): Config {
  const base = parse(Base, environment);
  return {
    port: base.PORT,
    host: base.HOST,
    databaseUrl: base.DATABASE_URL === '' ? null : base.DATABASE_URL,
    dataDir: 'data',
    admins: base.ADMINS,
    reviewDays: base.REVIEW_DAYS,
    logLevel: base.LOG_LEVEL,
    publicUrl: base.PUBLIC_URL,
    web: base.WEB_CHAT === 'on',
    slack: readSlack(environment, base.PUBLIC_URL),
    teams: readTeams({ ...environment, HOST: base.HOST }),
  };
}

/** What is not set up, and what to set for it: one line a platform. */
export function missingLines(config: Config): readonly string[] {
  return [
    ...(config.slack === null
      ? [
          'Slack is off: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN for Socket Mode); see docs/slack.md',
        ]
      : []),
    ...(config.teams.mode === 'closed'
      ? ['Teams is off: set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId; see docs/teams.md']
      : []),
  ];
}

/** Where the pictures of diagrams are served (src/channels/web/page/present/diagrams). */
export function diagramsAt(publicUrl: string | null): string | null {
  return publicUrl === null ? null : `${publicUrl.replace(/\/$/, '')}/present/diagrams`;
}

function readSlack(environment: Environment, publicUrl: string | null): SlackConfig | null {
  const set = parse(Slack, environment);
  if (set.SLACK_BOT_TOKEN === '') {
    const other = Object.keys(Slack.entries).find((name) => (environment[name] ?? '').trim() !== '');
    if (other === undefined) return null;
    if (set.SLACK_CLIENT_ID !== '') {
      throw new ConfigError(
        'SLACK_CLIENT_ID is set, but installing into many workspaces is not built yet: set SLACK_BOT_TOKEN.',
      );
    }
    throw new ConfigError(
      `SLACK_BOT_TOKEN is missing although ${other} is set: set it to the bot token (xoxb-…), or remove ${other}.`,
    );
  }
  const workspace = {
    botToken: set.SLACK_BOT_TOKEN,
    apiUrl: set.SLACK_API_URL === '' ? null : set.SLACK_API_URL.replace(/\/*$/, '/'),
    // Slack fetches pictures from a public address, else they are told in words.
    diagramBaseUrl: diagramsAt(publicUrl),
  };
  if (set.SLACK_APP_TOKEN !== '') return { ...workspace, mode: 'socket', appToken: set.SLACK_APP_TOKEN };
  if (set.SLACK_SIGNING_SECRET !== '') return { ...workspace, mode: 'http', signingSecret: set.SLACK_SIGNING_SECRET };
  throw new ConfigError(
    'SLACK_SIGNING_SECRET is missing: set it to the signing secret of the app, or set SLACK_APP_TOKEN (xapp-…) for Socket Mode.',
  );
}

function readTeams(environment: Environment): TeamsConfig {
  try {
    return readTeamsConfig(environment);
  } catch (error) {
    if (error instanceof TeamsSettingError) throw new ConfigError(error.message);
    throw error;
  }
}

/** The value without blanks around it; an empty one counts as not set. */
function word(fallback: string) {
  return v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((value) => value || fallback),
    ),
    fallback,
  );
}

function parse<Schema extends v.GenericSchema<unknown, unknown>>(
  schema: Schema,
  environment: Environment,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, environment);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ConfigError(`${String(issue.path?.[0]?.key)} is wrong: it must be ${issue.message}.`);
}
