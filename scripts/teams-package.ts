/**
 * Makes the Teams app package: fills teams/manifest.json and zips it with the icons.
 *
 *     npm run teams:package -- --app-id 00000000-0000-0000-0000-000000000000 --host bot.example.com
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { zipSync } from 'fflate';

const root = new URL('../', import.meta.url);

/** What the manifest is filled with. */
export interface PackageWish {
  readonly appId: string;
  /** The public host name of the server, without `https://`. */
  readonly host: string;
  readonly website?: string | undefined;
  readonly privacy?: string | undefined;
  readonly terms?: string | undefined;
  /** Also gets the messages of the team's channels that do not mention it. */
  readonly readChannels?: boolean | undefined;
}

/** What the owner of a team is asked for at the install, for `readChannels` alone. */
const READ_CHANNELS = { name: 'ChannelMessage.Read.Group', type: 'Application' } as const;

/** A wish that no package can be made from; the message names the option. */
export class PackageWishError extends Error {
  override readonly name = 'PackageWishError';
}

/**
 * Fills the manifest.
 *
 * @throws PackageWishError when an option has the wrong form.
 */
export async function fillManifest(wish: PackageWish): Promise<string> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wish.appId)) {
    throw new PackageWishError('--app-id is the application (client) id of the bot registration, a GUID.');
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(wish.host)) {
    throw new PackageWishError('--host is the public host name alone, as in bot.example.com.');
  }
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  const home = `https://${wish.host}/`;
  const values: Readonly<Record<string, string>> = {
    VERSION: version,
    MICROSOFT_APP_ID: wish.appId,
    HOST: wish.host,
    WEBSITE_URL: wish.website ?? home,
    PRIVACY_URL: wish.privacy ?? home,
    TERMS_URL: wish.terms ?? home,
  };
  const template = await read('teams/manifest.json');
  const filled = template.replace(/"\{\{(\w+)\}\}"/g, (whole, name: string) => JSON.stringify(values[name] ?? whole));
  return wish.readChannels === true ? withConsent(filled, wish) : filled;
}

/** Teams wants the app named a second time for a permission that the owner of a team gives. */
function withConsent(manifest: string, { appId, host }: PackageWish): string {
  const asked = {
    ...(JSON.parse(manifest) as object),
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
    authorization: { permissions: { resourceSpecific: [READ_CHANNELS] } },
  };
  return `${JSON.stringify(asked, null, 2)}\n`;
}

/** The zip that is uploaded to Teams. */
export async function makePackage(wish: PackageWish): Promise<Uint8Array> {
  const [manifest, color, outline] = await Promise.all([
    fillManifest(wish),
    readFile(new URL('teams/color.png', root)),
    readFile(new URL('teams/outline.png', root)),
  ]);
  return zipSync({ 'manifest.json': new TextEncoder().encode(manifest), 'color.png': color, 'outline.png': outline });
}

function read(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8');
}

async function main(): Promise<void> {
  const options = new Command('teams-package')
    .description('Makes the zip to upload in Teams')
    .requiredOption('--app-id <guid>', 'application (client) id of the bot registration')
    .requiredOption('--host <name>', 'public host name of the server')
    .option('--website <url>', 'page about the app (default: the host itself)')
    .option('--privacy <url>', 'privacy page (default: the host itself)')
    .option('--terms <url>', 'terms of use (default: the host itself)')
    .option('--read-channels', "ask a team's owner for all messages of its channels, to follow up without a mention")
    .option('--out <file>', 'where to write', fileURLToPath(new URL('dist/responsibot-teams.zip', root)))
    .parse()
    .opts<PackageWish & { out: string }>();
  const bytes = await makePackage(options);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, bytes);
  console.log(`${options.out}: upload it in Teams under Apps, Manage your apps, Upload an app.`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error: unknown) => {
    if (!(error instanceof PackageWishError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
