import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A runtime is as long as its file says it is: the packed files begin behind it. */
const runtimeLength = 1024;

/**
 * Stands for the tools with which electron-builder makes an AppImage, and which it would have to download: Debian's own, and
 * a runtime that unpacks the files where the real one mounts them. The variables are those that the real one sets.
 * https://docs.appimage.org/packaging-guide/environment-variables.html
 */
export function makeStandInAppImageTools(folder: string): void {
  for (const name of ['runtimes', 'lib/x64', 'lib/arm64']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['mksquashfs', 'desktop-file-validate']) copyFileSync(join('/usr/bin', name), join(folder, name));
  const runtime = [
    '#!/bin/sh',
    'export APPIMAGE=$(readlink -f "$0") ARGV0=$0 APPDIR=$(mktemp -d)/mounted',
    `unsquashfs -q -n -o ${runtimeLength} -d "$APPDIR" "$APPIMAGE" >/dev/null`,
    '"$APPDIR/AppRun" "$@"',
    'code=$?',
    'rm -r "$(dirname "$APPDIR")"',
    'exit $code',
    '',
  ].join('\n');
  for (const arch of ['x64', 'arm64']) {
    writeFileSync(join(folder, 'runtimes', `runtime-${arch}`), runtime.padEnd(runtimeLength, '#'));
    chmodSync(join(folder, 'runtimes', `runtime-${arch}`), 0o755);
  }
}
