import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';

/** What the server is made of. Routers of chat platforms come first: they check signatures over the raw body. */
export interface ServerParts {
  readonly platforms: readonly Router[];
  /** The chat page, or null where it is switched off. */
  readonly web: Router | null;
  /** Resolves when all that is needed to answer is there; rejects otherwise. */
  readonly ready: () => Promise<void>;
  readonly logger: Logger;
}

export interface Listening {
  readonly url: string;
  /** Takes no new request, and resolves when those that run are answered (open event streams are ended). */
  close(): Promise<void>;
}

/** The port cannot be had; the message names the setting and the mend. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Builds the one HTTP server of all channels. */
export function createApp({ platforms, web, ready, logger }: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(headers);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    try {
      await ready();
      response.json({ status: 'ready' });
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      response.status(503).json({ status: 'not ready' });
    }
  });
  for (const router of platforms) app.use(router);
  if (web !== null) app.use(web);
  app.use((_request, response) => void response.status(404).json({ error: 'There is nothing at this address.' }));
  app.use(failed(logger));
  return app;
}

/**
 * Starts to listen.
 *
 * @throws ListenError when the port is taken or may not be used.
 */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = createHttpServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ListenError(listenMessage(error, host, port))));
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this kind.
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
}

function listenMessage({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use on ${host}: stop what listens there, or set PORT to another one.`;
  if (code === 'EACCES') return `PORT ${port} may not be used by this account: set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine: set HOST to one that is.`;
  return `HOST ${host}, PORT ${port}: cannot listen there (${message}).`;
}

/** The page loads nothing from elsewhere and runs nothing that stands in its markup. */
const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
});

/** The last resort: a status and one line, never a stack. */
function failed(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    logger.error({ err: error }, 'a request could not be handled');
    if (response.headersSent) return next(error);
    response.status(500).json({ error: 'The request could not be handled.' });
  };
}
