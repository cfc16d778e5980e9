import express, { type ErrorRequestHandler, type Router } from 'express';
import type { TeamsConfig } from './config.js';
import { messageOf, RefusedError, statusOf } from './errors.js';
import type { PostTo, TeamsLogger, TeamsParts } from './ports.js';
import { Refusals } from './refusals.js';

const PATH = '/api/messages';

export interface TeamsChannel {
  /** Has `POST /api/messages`, and is to be mounted at the server's root. */
  readonly router: Router;
  /** Null where Teams is switched off. */
  readonly post: PostTo | null;
}

/**
 * Builds the Teams channel.
 * Microsoft's library is loaded only when Teams is switched on.
 */
export async function createTeams(config: TeamsConfig, parts: TeamsParts): Promise<TeamsChannel> {
  const router = express.Router();
  if (config.mode === 'closed') {
    router.post(PATH, (_request, response) => {
      response.status(403).json({ error: 'Microsoft Teams is not set up here: MicrosoftAppId is not set.' });
    });
    return { router, post: null };
  }
  const { createReceiver } = await import('./receiver.js');
  const { receive, post } = createReceiver(config, parts);
  // An activity is at most 100 kB as UTF-16, and carries its text twice.
  router.post(PATH, express.json({ limit: '300kb' }), receive);
  router.use(PATH, refuse(parts.logger, new Refusals(parts.logger, parts.now ?? Date.now)));
  return { router, post };
}

/** Answers failed requests with a status and one line, and never with a stack. */
function refuse(logger: TeamsLogger, refusals: Refusals): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (error instanceof RefusedError) {
      refusals.add(error);
      if (!response.headersSent) response.status(error.status).json({ error: error.message });
      return;
    }
    const status = statusOf(error) ?? 500;
    if (isBodyError(error) && status >= 400 && status < 500) {
      response.status(status).json({ error: status === 413 ? 'The body is too large.' : 'The body is not JSON.' });
      return;
    }
    logger.error({ error: messageOf(error), status: statusOf(error) }, 'Teams: a message could not be handled');
    if (response.headersSent) next();
    else response.status(500).json({ error: 'The message could not be handled.' });
  };
}

/** Errors of the body parser carry a word for what went wrong. */
function isBodyError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'type' in error && 'expose' in error;
}
