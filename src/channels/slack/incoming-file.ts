import type { WebClient } from '@slack/web-api';
import type { PersonMessage } from './listeners/events/person-message.js';
import type { SlackLog } from './ports.js';

type SentFile = NonNullable<PersonMessage['files']>[number];

/** No deck is larger, and what is larger is not read. */
const MOST_BYTES = 1_200_000;
const PATIENCE = 10_000;
const READABLE = /\.(csv|tsv|gift|txt|ya?ml)$/i;

/** The file of a message that the bot may read: the first one with the ending of a text. */
export function readableFile({ files }: PersonMessage): SentFile | null {
  return files?.find(({ name }) => READABLE.test(name)) ?? null;
}

/** Fetches what was sent; null where that cannot be done (the log says why). */
export async function fetchFile(file: SentFile, client: WebClient, logger: SlackLog): Promise<string | null> {
  const { url_private_download: url, size } = file;
  if (url === undefined || size > MOST_BYTES || !isSlacks(url, client.slackApiUrl)) return null;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Without the scope for files Slack sends its login page.
    if (!response.ok || (response.headers.get('content-type') ?? '').startsWith('text/html')) {
      logger.warn({ status: response.status }, 'A file from Slack cannot be read: does the app have files:read?');
      return null;
    }
    const bytes = await response.arrayBuffer();
    return bytes.byteLength > MOST_BYTES ? null : new TextDecoder().decode(bytes);
  } catch (err) {
    logger.warn({ err }, 'A file from Slack cannot be read');
    return null;
  }
}

/** The token is shown to Slack alone. */
function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host } = new URL(url);
  return (protocol === 'https:' && hostname.endsWith('.slack.com')) || host === new URL(apiUrl).host;
}
