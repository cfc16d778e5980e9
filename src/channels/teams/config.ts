import * as v from 'valibot';

/** How the Teams endpoint stands. */
export type TeamsConfig =
  /** Nothing is set: the endpoint refuses everything. */
  | { readonly mode: 'closed' }
  /** Microsoft's Agents Playground on this machine: no token is checked, only loopback may call. */
  | { readonly mode: 'playground' }
  | SecuredTeams;

export interface SecuredTeams {
  readonly mode: 'secured';
  readonly appId: string;
  readonly identity: TeamsIdentity;
}

/** Who the bot is towards Microsoft. */
export type TeamsIdentity =
  | { readonly type: 'SingleTenant'; readonly tenantId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly tenantId: string }
  /** Only registrations made before August 2025. With a tenant id, only that tenant is served. */
  | { readonly type: 'MultiTenant'; readonly tenantId: string | null; readonly password: string };

/** A Teams setting is missing or wrong; the message names it and the mend. */
export class TeamsSettingError extends Error {
  override readonly name = 'TeamsSettingError';
}

const text = v.optional(v.pipe(v.string(), v.trim()), '');
const Settings = v.object({
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: text,
  MicrosoftAppTenantId: text,
  TEAMS_PLAYGROUND: text,
  HOST: text,
});

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** Is this host name or address this very machine? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, ''));
}

/**
 * Reads the Teams settings from the environment.
 *
 * @throws TeamsSettingError that names the setting and what to do.
 */
export function readTeamsConfig(environment: Readonly<Record<string, string | undefined>>): TeamsConfig {
  const set = v.parse(Settings, environment);
  if (set.TEAMS_PLAYGROUND === '1') {
    if (set.MicrosoftAppId !== '') {
      throw new TeamsSettingError('TEAMS_PLAYGROUND=1 and MicrosoftAppId exclude each other: remove one of the two.');
    }
    if (!isLoopback(set.HOST)) {
      throw new TeamsSettingError(
        'HOST must be this machine alone with TEAMS_PLAYGROUND=1 (no token is checked): set HOST=127.0.0.1.',
      );
    }
    return { mode: 'playground' };
  }
  if (set.MicrosoftAppId === '') {
    if (set.MicrosoftAppPassword !== '' || set.MicrosoftAppTenantId !== '') {
      throw new TeamsSettingError("MicrosoftAppId is missing: set it to the bot registration's application id.");
    }
    return { mode: 'closed' };
  }
  return { mode: 'secured', appId: set.MicrosoftAppId, identity: readIdentity(set) };
}

function readIdentity(set: v.InferOutput<typeof Settings>): TeamsIdentity {
  const type = set.MicrosoftAppType.toLowerCase() || 'singletenant';
  const tenantId = set.MicrosoftAppTenantId;
  const password = set.MicrosoftAppPassword;
  if (type !== 'multitenant' && tenantId === '') {
    throw new TeamsSettingError(
      'MicrosoftAppTenantId is missing: set it to the directory (tenant) id of the registration.',
    );
  }
  if (type === 'userassignedmsi') {
    if (password !== '') {
      throw new TeamsSettingError(
        'MicrosoftAppPassword must be empty with MicrosoftAppType=UserAssignedMSI: remove it.',
      );
    }
    return { type: 'UserAssignedMSI', tenantId };
  }
  if (password === '') {
    throw new TeamsSettingError("MicrosoftAppPassword is missing: set it to the registration's client secret.");
  }
  if (type === 'singletenant') return { type: 'SingleTenant', tenantId, password };
  if (type === 'multitenant') return { type: 'MultiTenant', tenantId: tenantId || null, password };
  throw new TeamsSettingError('MicrosoftAppType is not known: use SingleTenant, UserAssignedMSI or MultiTenant.');
}
