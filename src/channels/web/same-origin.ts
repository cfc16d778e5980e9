import type { Request, RequestHandler } from 'express';
import { LINES } from './lines.js';

/** A page of another site must not speak in its visitor's name. Browsers say where a request comes from. */
export const sameOrigin: RequestHandler = (request, response, next) => {
  if (isSameOrigin(request)) next();
  else response.status(403).json({ error: LINES.elsewhere });
};

function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}
