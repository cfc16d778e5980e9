import { createServer } from 'node:http';
import express from 'express';
import { type Listening, listen } from './listen.js';

/** The parts of what the bot sends that tests look at. */
export interface SentBody {
  readonly type: string;
  readonly summary: string;
  readonly conversation: { readonly id: string };
  readonly attachments: readonly { readonly content: unknown }[];
  readonly channelData?: object;
  readonly text?: string;
  readonly entities?: readonly object[];
  readonly suggestedActions?: object;
}

/** One call that the bot made to the Bot Connector. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: SentBody;
}

/**
 * A stand-in for Microsoft's Bot Connector REST API: it records what the bot sends and gives out
 * ids. The real one answers only registered bots on the internet, so it cannot take part here.
 */
export class Connector {
  readonly calls: Call[] = [];
  /** Statuses to answer with, by method; a method that is not named succeeds. */
  readonly failures = new Map<string, number>();
  private ids = 0;
  private once: { readonly method: string; readonly status: number } | null = null;

  private constructor(private readonly server: { current: Listening | null }) {}

  static async start(): Promise<Connector> {
    const holder: { current: Listening | null } = { current: null };
    const connector = new Connector(holder);
    const app = express();
    app.use(express.json({ limit: '1mb' }));
    app.use((request, response) => {
      const { method, path, body } = request;
      connector.calls.push({ method, path, body, authorization: request.headers.authorization });
      const failure = connector.once?.method === method ? connector.once.status : connector.failures.get(method);
      connector.once = null;
      if (failure !== undefined) {
        response.status(failure).json({ error: { code: 'Fault', message: 'asked to fail' } });
        return;
      }
      connector.ids += 1;
      const id = path === '/v3/conversations' ? `a:private-${connector.ids}` : `activity-${connector.ids}`;
      response.json({ id });
    });
    holder.current = await listen(createServer(app));
    return connector;
  }

  /** Answers the next call with this status, if it has this method. */
  failOnce(method: string, status: number): void {
    this.once = { method, status };
  }

  get url(): string {
    return this.server.current?.url ?? '';
  }

  /** The calls that post a message. */
  get posts(): readonly Call[] {
    return this.calls.filter((call) => call.method === 'POST' && call.path !== '/v3/conversations');
  }

  async stop(): Promise<void> {
    await this.server.current?.close();
  }
}
