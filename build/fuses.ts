import { type FuseConfig, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

/** Switches inside Electron's own binary, set when it is packed; nobody can turn them back without breaking its signature. */
export const fuses = {
  // The `switchyard` command and the key helper of the packaged app are its own binary, run as Node.
  runAsNode: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  enableCookieEncryption: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const satisfies NonNullable<Configuration['electronFuses']>;

const places: Readonly<Record<keyof typeof fuses, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
};

/** The byte in the binary, the digit `1`. */
const on = '1'.charCodeAt(0);

/** Reads the fuses back from a binary (on macOS: the `.app`) and names each that is not as it must be. */
export async function wrongFuses(binary: string): Promise<readonly string[]> {
  const wire: Readonly<FuseConfig<number>> = await getCurrentFuseWire(binary);
  return Object.entries(fuses).flatMap(([name, wanted]) =>
    (wire[places[name as keyof typeof fuses]] === on) === wanted ? [] : [`${name} must be ${wanted ? 'on' : 'off'}`],
  );
}
