import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { publishHome } from '../../windows/publish.js';
import { type ListenerContext, tenantOf } from '../context.js';
import { suggestPrompts } from './prompts.js';

type Args = AllMiddlewareArgs & SlackEventMiddlewareArgs<'app_home_opened'>;

/** Somebody opened the app: page and prompts are made anew each time, for they show what is theirs now. */
export async function appHome({ event, client, context }: Args, { home }: ListenerContext): Promise<void> {
  const { tab, user, channel: room } = event;
  const whose = { client, tenant: tenantOf(context), user, room };
  if (tab === 'home') return publishHome(whose, home);
  if (tab === 'messages') await suggestPrompts(whose, home);
}
