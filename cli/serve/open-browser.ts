import { spawn } from 'node:child_process';
import { win32 } from 'node:path';
import type { Said } from '../../shared/sentence.ts';
import { terminalSentence } from '../words.ts';

export interface Desktop {
  readonly platform: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Where a browser would open where nobody sees it, or not at all. */
export function hasDesktop({ platform, variables }: Desktop): boolean {
  if (isRemote(variables)) return false;
  return platform !== 'linux' || Boolean(variables.DISPLAY || variables.WAYLAND_DISPLAY);
}

/** Somebody is logged in from another machine, where the browser is. */
export function isRemote(variables: Desktop['variables']): boolean {
  return Boolean(variables.SSH_CONNECTION || variables.SSH_TTY);
}

/**
 * What is started to open an address or a file. Windows would look for a bare name in the working folder first, and its
 * shell reads on at every blank and `&` of a path; a quote is in none.
 */
export function openCommand(target: string, { platform, variables }: Desktop): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['/usr/bin/open', target];
  if (platform !== 'win32') return ['xdg-open', target];
  const shell = win32.join(variables.SystemRoot ?? 'C:\\Windows', 'System32', 'cmd.exe');
  // `start` takes its first quoted word for a title.
  return [shell, '/d', '/c', 'start', '""', `"${target}"`];
}

/**
 * What is handed to the opener, whose arguments every user of the machine can read. Linux tells the server who connects
 * (see `peer-user.ts`), so the address may stand there; and it has to, for browsers from snap and flatpak can't read a
 * folder like ours. The others don't tell: there it is a file that only this user can read, and that leads to the address.
 */
export function opensBy({ platform }: Pick<Desktop, 'platform'>): 'address' | 'file' {
  return platform === 'linux' ? 'address' : 'file';
}

/** Opens the default browser at an address or a file; gives why it could not, without a full stop. What it says itself is nobody's business here. */
export function openBrowser(target: string, desktop: Desktop): Promise<Said | undefined> {
  const { platform, variables } = desktop;
  const [program, ...args] = openCommand(target, desktop);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: variables,
      stdio: 'ignore',
      detached: true,
      windowsHide: true,
      windowsVerbatimArguments: platform === 'win32',
    });
    child.once('error', (error) =>
      resolve(
        'code' in error && error.code === 'ENOENT' ? terminalSentence('serve.no-program', { program }) : error.message,
      ),
    );
    child.once('exit', (code) =>
      resolve(code === 0 ? undefined : terminalSentence('serve.program-failed', { program, code: String(code) })),
    );
    child.unref();
  });
}

/** The command that brings the server's port to the machine in front of which its user sits. */
export function forwardCommand(port: number, user: string, { SSH_CONNECTION = '' }: Desktop['variables']): string {
  // "client-address client-port server-address server-port"
  const [, , server = 'this-machine', sshPort = '22'] = SSH_CONNECTION.split(' ');
  return `ssh ${sshPort === '22' ? '' : `-p ${sshPort} `}-L ${port}:127.0.0.1:${port} ${user}@${server}`;
}
