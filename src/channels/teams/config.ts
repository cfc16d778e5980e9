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
  /** Whose messages are answered, in lower case; null serves every customer (an old MultiTenant registration only). */
  readonly tenants: readonly string[] | null;
  readonly cloud: 'public' | 'government';
}

/** Who the bot is towards Microsoft. */
export type TeamsIdentity =
  | { readonly type: 'SingleTenant'; readonly tenantId: string; readonly password: string }
  | { readonly type: 'UserAssignedMSI'; readonly tenantId: string }
  /** Only registrations made before August 2025. */
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
  TEAMS_ALLOWED_TENANTS: text,
  ChannelService: text,
  TEAMS_PLAYGROUND: text,
  HOST: text,
});

/** The name by which Microsoft's libraries know the cloud of the government of the United States. */
export const GOVERNMENT = 'https://botframework.azure.us';

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
  const identity = readIdentity(set);
  return {
    mode: 'secured',
    appId: set.MicrosoftAppId,
    identity,
    tenants: readTenants(set, identity),
    cloud: readCloud(set),
  };
}

/** The list, or else the bot's own tenant. */
function readTenants({ TEAMS_ALLOWED_TENANTS: list }: v.InferOutput<typeof Settings>, { tenantId }: TeamsIdentity) {
  const tenants = list.split(/[\s,]+/).filter((tenant) => tenant !== '');
  const wrong = tenants.find((tenant) => !/^[\w.-]+$/.test(tenant));
  if (wrong !== undefined) {
    throw new TeamsSettingError(
      'TEAMS_ALLOWED_TENANTS is not a list: use directory (tenant) ids with commas between them.',
    );
  }
  const served = tenants.length === 0 && tenantId !== null ? [tenantId] : tenants;
  return served.length === 0 ? null : served.map((tenant) => tenant.toLowerCase());
}

function readCloud({ ChannelService: service }: v.InferOutput<typeof Settings>): SecuredTeams['cloud'] {
  if (service === '') return 'public';
  if (service.replace(/\/+$/, '').toLowerCase() === GOVERNMENT) return 'government';
  throw new TeamsSettingError(`ChannelService is not known: use ${GOVERNMENT}, or remove it for the public cloud.`);
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
