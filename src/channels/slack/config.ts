/** One workspace, by its bot token. Many workspaces by OAuth will be a further member of `SlackConfig`. */
interface OneWorkspace {
  /** SLACK_BOT_TOKEN, `xoxb-…`. */
  readonly botToken: string;
  /** SLACK_API_URL: another Web API base (tests, a gateway); null for Slack's own. */
  readonly apiUrl: string | null;
  /** Public https address under which `<scenario>.png` is served, or null where Slack cannot reach us. */
  readonly diagramBaseUrl: string | null;
}

/** Slack sends requests to our `/slack/events`. For production. */
export interface SlackHttpConfig extends OneWorkspace {
  readonly mode: 'http';
  /** SLACK_SIGNING_SECRET. */
  readonly signingSecret: string;
}

/** We open a websocket to Slack; no address of ours is needed. For development and behind a firewall. */
export interface SlackSocketConfig extends OneWorkspace {
  readonly mode: 'socket';
  /** SLACK_APP_TOKEN, `xapp-…`, with the scope `connections:write`. */
  readonly appToken: string;
}

export type SlackConfig = SlackHttpConfig | SlackSocketConfig;
