import express, { type Router } from 'express';
import type { QuizPageParts } from './parts.js';

/**
 * The pages of a quiz that is played elsewhere: `/present/<code>` for a wall, `/join/<code>` for phones. What draws them
 * is loaded with the first visit, for most bots never present.
 */
export function createQuizPages(parts: QuizPageParts): Router {
  const router = express.Router();
  let loaded: Promise<Router> | null = null;
  router.use(async (request, response, next) => {
    if (!/^\/(present|join)(\/|$)|^\/card\.js$/.test(request.path)) return next();
    loaded ??= import('./routes.js').then(({ createRoutes }) => createRoutes(parts));
    (await loaded)(request, response, next);
  });
  return router;
}
