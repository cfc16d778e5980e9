import { readFile } from 'node:fs/promises';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fillManifest, makePackage } from '../../../scripts/teams-package.js';

const WISH = { appId: '11111111-2222-3333-4444-555555555555', host: 'bot.example.com' };
const filled = async (): Promise<TeamsManifest> => JSON.parse(await fillManifest(WISH)) as TeamsManifest;

/** Width and height stand at fixed places of a PNG file. */
async function sizeOfPicture(name: string): Promise<readonly number[]> {
  const bytes = await readFile(new URL(`../../../teams/${name}`, import.meta.url));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the Teams app package', () => {
  it("has a manifest that is valid against Microsoft's schema", async () => {
    expect(await AppManifestUtils.validateAgainstSchema(await filled())).toEqual([]);
  });

  it('is checked by a validator that does find faults', async () => {
    const { name: _name, ...broken } = await filled();
    expect(await AppManifestUtils.validateAgainstSchema(broken as TeamsManifest)).not.toEqual([]);
  });

  it('has no placeholder left and names the app and the host', async () => {
    const text = await fillManifest(WISH);
    expect(text).not.toContain('{{');
    expect(JSON.parse(text)).toMatchObject({
      id: WISH.appId,
      bots: [{ botId: WISH.appId, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['bot.example.com'],
      developer: { privacyUrl: 'https://bot.example.com/' },
    });
  });

  it('asks for no permission at all', async () => {
    expect(await filled()).not.toHaveProperty('authorization');
    expect(await filled()).not.toHaveProperty('webApplicationInfo');
  });

  it("asks a team's owner for its channels' messages only when told to, and for nothing else", async () => {
    const manifest = JSON.parse(await fillManifest({ ...WISH, readChannels: true })) as TeamsManifest;
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    const { authorization, webApplicationInfo, ...others } = manifest as TeamsManifest & Record<string, unknown>;
    expect(authorization).toEqual({
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    });
    expect(webApplicationInfo).toMatchObject({ id: WISH.appId });
    expect(others).toEqual(await filled());
  });

  it('is a zip of the manifest and both icons, all at its root', async () => {
    const files = unzipSync(await makePackage(WISH));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(new TextDecoder().decode(files['manifest.json'])).toBe(await fillManifest(WISH));
  });

  it.each([
    ['color.png', [192, 192]],
    ['outline.png', [32, 32]],
  ])('has %s in the size that Teams asks for', async (name, size) => {
    expect(await sizeOfPicture(name)).toEqual(size);
  });

  it.each([
    ['--app-id', { ...WISH, appId: 'my bot' }],
    ['--host', { ...WISH, host: 'https://bot.example.com/' }],
    ['--host', { ...WISH, host: '' }],
  ])('names %s when it is wrong', async (option, wish) => {
    await expect(fillManifest(wish)).rejects.toThrow(option);
  });
});
