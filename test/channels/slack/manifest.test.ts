import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { SLACK_PATH } from '../../../src/channels/slack/app.js';
import { LINES } from '../../../src/channels/slack/lines.js';
import { SCOPES } from '../../../src/channels/slack/scopes.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const json = readFileSync(join(root, 'manifest.json'), 'utf8');
const manifest = JSON.parse(json);

// Inside node_modules, so that the type is found from there.
const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of this manifest against the type in @slack/web-api; empty when nothing. */
function typeErrors(source: string): string {
  const file = join(folder, 'check.ts');
  writeFileSync(
    file,
    `import type { AppsManifestValidateArguments } from '@slack/web-api';\nexport const manifest = ${source.trim()} satisfies AppsManifestValidateArguments['manifest'];\n`,
  );
  try {
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      'node',
    ];
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, file], { cwd: folder });
    return '';
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout);
  }
}

/** The Web API methods that the channel calls. */
function calledMethods(): string[] {
  const source = join(root, 'src/channels/slack');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const calls = files.flatMap((file) => [
    ...readFileSync(join(source, file), 'utf8').matchAll(/client\.(\w+(?:\.\w+)+|filesUploadV2)\(/g),
  ]);
  return [...new Set(calls.map(([, method = '']) => method))];
}

describe('manifest.json', () => {
  it('is a manifest by the type of Slack’s own library', () => {
    // Slack's documentation asks for this scope with suggested prompts; the type of its library does not know it yet.
    expect(typeErrors(json.replace(/"assistant:write",\s*/, ''))).toBe('');
  });

  it('would be refused by that check with a scope that does not exist', () => {
    expect(typeErrors(json.replace('chat:write', 'chat:shout'))).toContain('chat:shout');
  });

  it('is within the lengths that Slack allows', () => {
    const { name, description, long_description } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThan(174);
    expect(long_description.length).toBeLessThanOrEqual(4000);
    for (const shortcut of manifest.features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
  });

  it('suggests to agents’ users what the bot suggests as well', () => {
    const { agent_description, suggested_prompts } = manifest.features.agent_view;
    expect(agent_description.length).toBeLessThanOrEqual(300);
    expect(suggested_prompts.map(({ message }: { message: string }) => message)).toEqual(LINES.examples);
    expect(manifest.features.assistant_view).toBeUndefined();
  });

  it('sends everything to the one path that the bot listens on', () => {
    const urls = [...json.matchAll(/"(?:url|request_url)": "([^"]+)"/g)].map(([, url]) => url);
    expect(new Set(urls)).toEqual(new Set([`https://YOUR-HOST${SLACK_PATH}`]));
    expect(urls).toHaveLength(3);
  });

  it('asks for exactly the scopes that the bot needs', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
    expect(manifest.oauth_config.scopes.user).toBeUndefined();
  });

  it('needs each scope for an event it gets, a method it calls or a command it has, and has one for each', () => {
    const events: string[] = manifest.settings.event_subscriptions.bot_events;
    const commands = manifest.features.slash_commands.map(({ command }: { command: string }) => command);
    const needed = Object.values(SCOPES).flat();
    const shortcuts = manifest.features.shortcuts.map((each: { callback_id: string }) => each.callback_id);
    const free = ['auth.test', 'views.open', 'views.push', 'views.update', 'views.publish', 'app_home_opened'];
    const used = [...events, ...commands, ...shortcuts, ...calledMethods()].filter((one) => !free.includes(one));
    expect(needed.toSorted()).toEqual(used.toSorted());
  });
});
