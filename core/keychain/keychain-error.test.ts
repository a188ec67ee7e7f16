import { expect, it } from 'vitest';
import { toKeychainError } from './keychain-error.ts';

// As @napi-rs/keyring 2.1.2 says them on Debian 12; the last two as keyring-rs words them on macOS.
it.each([
  [
    'keychain-absent',
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
  ],
  [
    'keychain-absent',
    'zbus error: Failed to connect to address `unix:path=/run/user/0/bus`: No such file or directory (os error 2)',
  ],
  ['keychain-absent', 'Platform failure: DBus error: Failed to connect to socket /x/bus: Connection refused'],
  [
    'keychain-absent',
    'zbus error: org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files',
  ],
  ['keychain-absent', "Couldn't access platform storage: Secret Service: no result found"],
  ['keychain-locked', "Couldn't access platform storage: Secret Service: unlock prompt was dismissed"],
  ['keychain-locked', 'zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object'],
  ['keychain-locked', 'Platform secure storage failure: User interaction is not allowed.'],
  ['keychain-failed', 'Platform secure storage failure: The specified item is damaged'],
])('S5 %s: %s', (code, message) => {
  expect(toKeychainError(message).problem.code).toBe(code);
});

it('keeps the cause on one line', () => {
  expect(toKeychainError('one\ntwo').problem).toMatchObject({ code: 'keychain-failed', values: { words: 'one' } });
});
