import { AppError } from '../../shared/problem.ts';

/** @napi-rs/keyring 2.1 gives every failure the same code, so the text of the message tells them apart. */
const locked = /IsLocked|prompt was dismissed|locked (object|collection)|user interaction is not allowed/i;
const absent =
  /DBUS_SESSION_BUS_ADDRESS|Failed to connect to|not provided by any \.service|ServiceUnknown|autolaunch|no result found|No such file or directory|Connection refused|D-?Bus error: .*(address|connect)/i;

/** What the keychain's own message means. It never holds a key: the library's messages name stores and objects only. */
export function toKeychainError(message: string): AppError {
  if (locked.test(message))
    return new AppError(
      'keychain-locked',
      'The keychain is locked.',
      'Unlock it (log in to the desktop, or open its password manager) and try again.',
    );
  if (absent.test(message))
    return new AppError(
      'keychain-absent',
      `There is no keychain here: ${firstLine(message)}`,
      'Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or choose to keep the key in a file: --key-store file',
    );
  return new AppError(
    'keychain-failed',
    `The keychain failed: ${firstLine(message)}`,
    'Open the password manager of your system to see whether it works, and try again.',
  );
}

export function keychainTimeout(): AppError {
  return new AppError(
    'keychain-timeout',
    'The keychain did not answer in time.',
    'Try again. If it stays, it may be waiting for its password: unlock it.',
  );
}

/** The machine is so busy that not even our own process came up: the keychain was not asked yet. */
export function keychainNotAsked(): AppError {
  return new AppError(
    'keychain-timeout',
    'The keychain could not be asked in time: this machine is very busy.',
    'Try again when it has less to do.',
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
