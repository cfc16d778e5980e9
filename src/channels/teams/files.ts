import type { FileOut } from '../../conversation/types.js';
import type { Upload } from './incoming.js';

/** No deck is larger, and what is larger is not read. */
const MOST_BYTES = 1_200_000;
const PATIENCE = 10_000;
const READABLE = /\.(csv|tsv|gift|txt|ya?ml)$/i;
/** Where Teams keeps files: nothing else is fetched or written, whatever a message says. */
const STORAGE =
  /(^|\.)(sharepoint\.(com|us|cn|de)|sharepoint-mil\.us|1drv\.com|microsoftpersonalcontent\.com|svc\.ms)$/;

/** Fetches a file that somebody sent; null where it is too large, no text, or not to be had. */
export async function fetchFile(name: string, url: string): Promise<string | null> {
  if (!READABLE.test(name) || !isStorage(url)) return null;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) return null;
    const bytes = await response.arrayBuffer();
    return bytes.byteLength > MOST_BYTES ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Puts a file where Teams said that its owner agreed to have it.
 *
 * @throws an error that says why it could not be put there
 */
export async function uploadFile(text: string, { uploadUrl }: Upload): Promise<void> {
  if (!isStorage(uploadUrl)) throw new Error('Teams: the address to put a file at is none of its storage.');
  const bytes = Buffer.from(text, 'utf8');
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`Teams: a file was not taken, with status ${response.status}.`);
}

/** Asks whether a file may be put into the person's storage. */
export function consentCard(file: FileOut, id: string, words: string): object {
  const context = { file: id };
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: file.name,
    content: {
      description: words.slice(0, 200),
      sizeInBytes: Buffer.byteLength(file.text, 'utf8'),
      acceptContext: context,
      declineContext: context,
    },
  };
}

/** Shows a file that lies in the person's storage now. */
export function infoCard({ contentUrl, name, uniqueId, fileType }: Upload): object {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl,
    name,
    content: { uniqueId, fileType },
  };
}

function isStorage(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && STORAGE.test(new URL(url).hostname);
}
