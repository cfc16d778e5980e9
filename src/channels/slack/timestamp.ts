import type { RequestHandler } from 'express';
import type { SlackLog } from './ports.js';

const TOLERANCE_SECONDS = 300;

/**
 * Refuses (401) a request that is dated more than five minutes ahead: Bolt checks only that it is not
 * too old, so that a signed request with a late date could be sent again for as long.
 */
export function refuseFutureRequests(now: () => number, logger: SlackLog): RequestHandler {
  return (req, res, next) => {
    const ahead = Number(req.headers['x-slack-request-timestamp']) - now() / 1000;
    if (ahead > TOLERANCE_SECONDS) {
      logger.warn({ ahead: Math.round(ahead) }, 'Refused a Slack request that is dated in the future');
      res.status(401).end();
      return;
    }
    next();
  };
}
