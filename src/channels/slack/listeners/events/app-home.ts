import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { publishHome } from '../../windows/publish.js';
import { type ListenerContext, tenantOf } from '../context.js';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody opened the app: their own page is drawn anew each time, for it shows what is theirs now. */
export async function appHome({ event, client, context }: Args, { home }: ListenerContext): Promise<void> {
  const { tab, user, channel: room } = event;
  if (tab === 'home') await publishHome({ client, tenant: tenantOf(context), user, room }, home);
}
