import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';
import { GOVERNMENT, type SecuredTeams, type TeamsConfig } from './config.js';
import { messageOf, RefusedError, statusOf } from './errors.js';
import { patiently } from './patience.js';
import type { Authentication } from './ports.js';
import { quietly } from './quiet.js';

// The library means to send entities whole, but looks its own setting up in the wrong place: of all but mentions it would
// send the type alone.
Entity.type.additionalProperties = { type: { name: 'Object' } };

/** The library's word on who is calling. */
type Caller = Awaited<ReturnType<Authentication['authenticateRequest']>>;

/**
 * The library's adapter with its two steps apart: first who is calling, then the turn. Its own
 * `process` answers a bad signature with 500 and prints a stack for each anonymous request.
 */
export class TeamsAdapter extends CloudAdapter {
  constructor(
    private readonly authentication: Authentication,
    private readonly pause?: (ms: number) => Promise<void>,
  ) {
    super(authentication);
  }

  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return patiently(() => super.sendActivities(context, activities), this.pause);
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    return (await patiently(() => super.updateActivity(context, activity), this.pause)) ?? undefined;
  }

  override deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    return patiently(() => super.deleteActivity(context, reference), this.pause);
  }

  /**
   * Checks the caller's token.
   *
   * @throws RefusedError 401 when the token is missing or not good, 503 when Microsoft's keys cannot be fetched.
   */
  async authenticate(activity: Activity, header: string): Promise<Caller> {
    const said: string[] = [];
    try {
      return await quietly(
        (line) => said.push(line),
        () => this.authentication.authenticateRequest(activity, header),
      );
    } catch (error) {
      const detail = [messageOf(error), ...said].join('; ').slice(0, 300);
      if (isOutage(error)) throw new RefusedError(503, 'The signing keys cannot be fetched now.', detail);
      throw new RefusedError(401, 'The token is missing or not valid.', detail);
    }
  }

  /** Runs one authenticated turn; gives what an invoke is to be answered with. */
  async run(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}

function isOutage(error: unknown): boolean {
  return (error instanceof Error && error.name === 'FetchError') || (statusOf(error) ?? 0) >= 500;
}

/** Builds the library's check of callers from our settings. Without an app id it checks nothing (playground). */
export function authenticationFor(config: Exclude<TeamsConfig, { mode: 'closed' }>): Authentication {
  return new ConfigurationBotFrameworkAuthentication(config.mode === 'playground' ? {} : credentials(config));
}

function credentials(config: SecuredTeams): Record<string, string> {
  const { identity } = config;
  return {
    MicrosoftAppId: config.appId,
    MicrosoftAppType: identity.type,
    ...(config.cloud === 'government' ? { ChannelService: GOVERNMENT } : {}),
    ...(identity.tenantId === null ? {} : { MicrosoftAppTenantId: identity.tenantId }),
    ...(identity.type === 'UserAssignedMSI' ? {} : { MicrosoftAppPassword: identity.password }),
  };
}
