import type { Authorize } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { refusal, SlackStartError } from './errors.js';
import type { SlackLog } from './ports.js';
import { SCOPES } from './scopes.js';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botId: string | undefined;
  readonly botUserId: string | undefined;
  readonly team: string;
}

/** One workspace by its token: who we are there, and how Bolt may act for it. */
export interface Workspace {
  readonly authorize: Authorize<boolean>;
  /**
   * Asks Slack whether the token is good, and logs what the installed app may not do.
   * @throws SlackStartError when Slack refuses the token. An unreachable Slack is only logged: it may come back.
   */
  verify(): Promise<void>;
}

/**
 * @param client a client with the bot token that gives up after few tries: its callers wait.
 */
export function oneWorkspace(botToken: string, client: WebClient, logger: SlackLog): Workspace {
  let known: Promise<Identity> | null = null;

  const askWho = async (): Promise<Identity> => {
    const { bot_id, user_id, team, response_metadata } = await client.auth.test();
    const missing = missingScopes(response_metadata?.scopes);
    if (missing.length > 0) {
      logger.warn(
        { missing },
        `The Slack app lacks ${missing.join(', ')}: update it with manifest.json and install it again`,
      );
    }
    return { botId: bot_id, botUserId: user_id, team: team ?? '' };
  };

  /** Asked once; asked again only when it failed. */
  const identity = (): Promise<Identity> => {
    known ??= askWho().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };

  return {
    authorize: async () => {
      const { botId, botUserId } = await identity();
      return { botToken, ...(botId ? { botId } : {}), ...(botUserId ? { botUserId } : {}) };
    },
    verify: async () => {
      try {
        const { team } = await identity();
        logger.info({ team }, 'Slack knows this bot');
      } catch (error) {
        const word = refusal(error);
        if (word === null) {
          logger.warn({ err: error }, 'Slack cannot be reached now; messages will be answered when it can');
          return;
        }
        throw new SlackStartError(
          'bot_token_refused',
          `Slack refused SLACK_BOT_TOKEN (${word}): copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions" of the app.`,
          { cause: error },
        );
      }
    },
  };
}

function missingScopes(granted: readonly string[] | undefined): string[] {
  if (granted === undefined) return [];
  return Object.keys(SCOPES).filter((scope) => !granted.includes(scope));
}
