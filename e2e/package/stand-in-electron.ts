import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's binary keeps its fuses: this text, a version, how many there are, and a byte for each. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As Electron publishes it: `RunAsNode`, `NodeOptions`, `NodeCliInspect` and the file protocol's rights are on. */
const fuseStates = '10110001';

/**
 * What stands where an unpacked Electron would be, for machines that cannot fetch one: electron-builder packs it as if it
 * were real. Its binary is a script that does the one thing that is asked of it here, to be Node when told so, and holds a
 * row of fuses behind its end. It shows nothing about windows, the sandbox, or how Electron reads an asar.
 */
export function makeStandInElectron(folder: string, version: string): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  const program = [
    '#!/bin/sh',
    `[ "$ELECTRON_RUN_AS_NODE" = 1 ] && exec '${process.execPath}' "$@"`,
    'echo "no window here: $*"',
    'exit 1',
    '# ',
  ].join('\n');
  const fuses = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuseStates.length]),
    Buffer.from(fuseStates),
  ]);
  for (const [name, content] of Object.entries({
    electron: Buffer.concat([Buffer.from(program), fuses, Buffer.from('\n')]),
    'chrome-sandbox': '#!/bin/sh\n',
    chrome_crashpad_handler: '#!/bin/sh\n',
  })) {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), 0o755);
  }
  for (const [name, content] of Object.entries({
    version,
    LICENSE: 'Electron',
    'LICENSES.chromium.html': 'Chromium',
    'icudtl.dat': '',
    'locales/en-US.pak': '',
  }))
    writeFileSync(join(folder, name), content);
}
