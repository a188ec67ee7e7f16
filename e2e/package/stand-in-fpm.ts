import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// Stands for the program `fpm`, with which electron-builder makes a Debian package and which it would have to download.
// It knows what electron-builder says to it and no more, so that a flag that is new upstream fails the test.
const flags = new Set(['--force', '--debug']);
const lists = new Set(['-d', '--depends', '--deb-recommends']);
const names = new Set(
  `-s -t --deb-compression --architecture --after-install --after-remove --description --version --package --name
   --maintainer --vendor --url --deb-priority --license --category --iteration --log`.split(/\s+/),
);

interface Order {
  readonly one: ReadonlyMap<string, string>;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  /** `from=to`; a folder's contents when `from` ends with a slash. */
  readonly paths: readonly string[];
}

function read(args: readonly string[]): Order {
  const one = new Map<string, string>();
  const lists_: Record<string, string[]> = { depends: [], recommends: [] };
  const paths: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (flags.has(arg)) continue;
    const next = args[at + 1] ?? '';
    if (lists.has(arg)) lists_[arg === '--deb-recommends' ? 'recommends' : 'depends']?.push(next);
    else if (names.has(arg)) one.set(arg, next);
    else if (arg.startsWith('-')) throw new Error(`unknown to this stand-in: ${arg}`);
    else {
      paths.push(arg);
      continue;
    }
    at += 1;
  }
  return { one, depends: lists_.depends ?? [], recommends: lists_.recommends ?? [], paths };
}

function fill(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    const [from = '', to = ''] = path.split('=');
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(from, join(root, to), { recursive: true, verbatimSymlinks: true });
  }
}

/** Readable by everybody, as root's files are, whoever builds; gives what they weigh in kB. */
function setModes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const { mode, size } = lstatSync(path);
    if (entry.isDirectory()) bytes += setModes(path) * 1024;
    else bytes += size;
    if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  chmodSync(folder, 0o755);
  return Math.ceil(bytes / 1024);
}

function control({ one, depends, recommends }: Order, size: number): string {
  const [synopsis = '', ...lines] = (one.get('--description') ?? '').trim().split('\n');
  const fields = {
    Package: one.get('--name'),
    Version: one.get('--version'),
    License: one.get('--license'),
    Vendor: one.get('--vendor'),
    Architecture: one.get('--architecture'),
    Maintainer: one.get('--maintainer'),
    'Installed-Size': String(size),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: one.get('--category'),
    Priority: one.get('--deb-priority'),
    Homepage: one.get('--url'),
    Description: [synopsis, ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  return Object.entries(fields)
    .map(([name, value]) => (value ? `${name}: ${value}\n` : ''))
    .join('');
}

function makeDeb(order: Order): number {
  const root = mkdtempSync(join(tmpdir(), 'switchyard-deb-'));
  try {
    fill(root, order.paths);
    const size = setModes(root);
    mkdirSync(join(root, 'DEBIAN'), { mode: 0o755 });
    writeFileSync(join(root, 'DEBIAN', 'control'), control(order, size));
    for (const [flag, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ] as const) {
      const script = order.one.get(flag);
      if (script) writeFileSync(join(root, 'DEBIAN', name), readFileSync(script), { mode: 0o755 });
    }
    const { status } = spawnSync(
      'dpkg-deb',
      ['--root-owner-group', '-Zgzip', '-z1', '--build', root, order.one.get('--package') ?? ''],
      { stdio: 'inherit' },
    );
    return status ?? 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

process.exitCode = makeDeb(read(process.argv.slice(2)));
