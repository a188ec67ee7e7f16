import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';

/** @napi-rs/keyring 2.1 gives every failure the same code, so the text of the message tells them apart. */
const locked = /IsLocked|prompt was dismissed|locked (object|collection)|user interaction is not allowed/i;
const absent =
  /DBUS_SESSION_BUS_ADDRESS|Failed to connect to|not provided by any \.service|ServiceUnknown|autolaunch|no result found|No such file or directory|Connection refused|D-?Bus error: .*(address|connect)/i;

/** What the keychain's own message means. It never holds a key: the library's messages name stores and objects only. */
export function toKeychainError(message: string): AppError {
  if (locked.test(message)) return new AppError(problemOf('keychain-locked'));
  if (absent.test(message)) return new AppError(problemOf('keychain-absent', { words: firstLine(message) }));
  return new AppError(problemOf('keychain-failed', { words: firstLine(message) }));
}

export function keychainTimeout(): AppError {
  return new AppError(problemOf('keychain-timeout'));
}

/** The machine is so busy that not even our own process came up: the keychain was not asked yet. */
export function keychainNotAsked(): AppError {
  return new AppError(problemOf('keychain-not-asked'));
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
