import type { Activity } from 'botbuilder';
import type { Request, RequestHandler } from 'express';
import { latestOnly } from '../latest-only.js';
import { readActivity, type TeamsActivity, tenantOf } from './activity.js';
import { authenticationFor, TeamsAdapter } from './adapter.js';
import { createBot } from './bot.js';
import { isLoopback, type TeamsConfig } from './config.js';
import { RefusedError } from './errors.js';
import type { PostTo, TeamsParts } from './ports.js';
import { createPostTo } from './post-to.js';

type OpenConfig = Exclude<TeamsConfig, { mode: 'closed' }>;

export interface Receiver {
  readonly receive: RequestHandler;
  readonly post: PostTo;
}

/**
 * `receive` is the handler of `POST /api/messages` (the body already parsed as JSON): shape, token, tenant, turn, in this order.
 * Passes a RefusedError on for what must not come in, and any other error when a reply could not be sent.
 */
export function createReceiver(config: OpenConfig, parts: TeamsParts): Receiver {
  const adapter = new TeamsAdapter(parts.authentication ?? authenticationFor(config), parts.pause);
  const appId = config.mode === 'secured' ? config.appId : '';
  const inTurn = latestOnly();
  const post = createPostTo(adapter, appId, inTurn, parts);
  const bot = createBot({ adapter, appId, inTurn, post, parts });
  const receive: RequestHandler = async (request, response) => {
    const checked = readActivity(request.body);
    if (!checked) throw new RefusedError(400, 'The body is not a Teams activity.');
    if (config.mode === 'playground') admitLocal(request, checked);
    // The library's type asks for fields that it never looks at; those it does were checked above.
    const activity = checked as unknown as Activity;
    const caller = await adapter.authenticate(activity, request.headers.authorization ?? '');
    admitTenant(config, checked);
    const outcome = await adapter.run(caller, activity, (context) => bot(context, checked));
    response.status(outcome?.status ?? 200);
    if (outcome?.body === undefined) response.end();
    else response.json(outcome.body);
  };
  return { receive, post };
}

/** Without tokens only this machine may call, and only be called back. */
function admitLocal(request: Request, activity: TeamsActivity): void {
  const local = isLoopback(request.socket.remoteAddress ?? '') && isLoopback(new URL(activity.serviceUrl).hostname);
  if (!local) throw new RefusedError(403, 'The playground mode serves this machine only.');
}

/** A good token says who carries the message, not which customer wrote it. */
function admitTenant(config: OpenConfig, activity: TeamsActivity): void {
  if (config.mode === 'playground' || config.tenants === null) return;
  if (config.tenants.includes(tenantOf(activity)?.toLowerCase() ?? '')) return;
  throw new RefusedError(403, 'This bot does not serve that tenant.', `tenant ${tenantOf(activity) ?? 'not named'}`);
}
