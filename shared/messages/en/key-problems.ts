/** Problems with keys, the keychain and the program that clients ask for a key. */
export const keyProblems = {
  'problems.key-empty.cause': 'The key is empty.',
  'problems.key-empty.fix': 'Copy the key again from the provider and enter it on one line.',
  'problems.key-too-long.cause': 'The key is far too long to be one.',
  'problems.key-too-long.fix': 'Copy the key again from the provider and enter it on one line.',
  'problems.key-line-break.cause': 'The key holds a line break.',
  'problems.key-line-break.fix': 'Copy the key again from the provider and enter it on one line.',
  'problems.key-control-character.cause': 'The key holds a control character.',
  'problems.key-control-character.fix': 'Copy the key again from the provider and enter it on one line.',
  'problems.key-half-character.cause': 'The key holds half a character.',
  'problems.key-half-character.fix': 'Copy the key again from the provider and enter it on one line.',
  'problems.key-not-ascii.cause':
    'The key holds a character that no request can carry: an accent, a wide letter or digit, an emoji.',
  'problems.key-not-ascii.fix': 'Copy the key again from the provider, not out of a formatted text.',
  'problems.key-missing.cause': '{provider} has no key here.',
  'problems.key-missing.fix': 'Store it with: switchyard key set {provider}',
  'problems.key-not-entered.cause': '{name} has no key yet.',
  'problems.key-not-entered.fix':
    'Store it with: switchyard key set {provider} (or switchyard edit {provider} --no-key if it needs none)',
  'problems.key-not-moved.cause': 'The key of {name} is not in the keychain yet.',
  'problems.key-not-moved.fix':
    'Bring it there from where its client keeps it: switchyard import --move-keys. Or enter it: switchyard key set {provider}',
  'problems.key-carrier-unsupported.cause': "{client} can't send a key as {carrier}.",
  'problems.key-carrier-unsupported.fix':
    'Use this provider with another client, or ask it for a key that goes into Authorization.',
  'problems.key-carrier-other-delivery.cause': "{client} can't fetch the key from the keychain into {carrier}.",
  'problems.key-carrier-other-delivery.fix':
    'Hand it over by "{delivery}": switchyard use {provider} --client {command} --delivery {delivery}. For a variable of yours, name it first: switchyard edit {provider} --env NAME',
  'problems.import-login.cause':
    'This entry sends the login of {client} to {host}. A login belongs to a person, so it is left alone.',
  'problems.import-login.fix': 'If {host} gives out keys, add it with one of them: switchyard add',
  'problems.import-key-unsure.cause': 'What stands at {place} in {file} can be a key or the name of a variable.',
  'problems.import-key-unsure.fix':
    'If it is a name, set that variable; if it is a key, add the provider by hand: switchyard add',
  'problems.import-variable-name.cause':
    '{file} holds the name of a variable, {name}, where the key belongs: {client} sends the name itself.',
  'problems.import-variable-name.fix':
    'Let it point at the variable in the way of {client}, or put the key there, then import again.',
  'problems.import-second-key.cause':
    '{client} sends more than one secret to this provider: {names}. A provider here has one key.',
  'problems.import-second-key.fix':
    'It stays as it is. If one of them is not needed, take it out of the file and import again.',
  'problems.import-variable-header.cause': '{client} fills {names} from variables, which decides whose account it is.',
  'problems.import-variable-header.fix': 'Write the value itself there, then import again.',
  'problems.import-holds-key.cause': 'A key stands in a name or an address: {what}',
  'problems.import-holds-key.fix': 'Add the provider by hand, with the key in its place: switchyard add',
  'problems.key-variable-missing.cause': '{name} names no variable that holds its key.',
  'problems.key-variable-missing.fix': 'Name it with: switchyard edit {provider} --env NAME',
  'problems.key-origin-changed.cause': 'The key of {name} was entered for another address than {origin}.',
  'problems.key-origin-changed.fix': 'Enter it again for this address: switchyard key set {provider}',
  'problems.key-address-moved.cause': 'The address of {name} was changed to {origin} while the key was being entered.',
  'problems.key-address-moved.fix': 'Enter it again for this address.',
  'problems.key-would-be-lost.cause': 'Another key of {name} is stored already, and would be lost.',
  'problems.key-would-be-lost.fix':
    'Delete it (switchyard key delete {provider}) if this one shall take its place, then run it again.',
  'problems.key-delivery-unsupported.cause': '{client} cannot take a key by "{delivery}".',
  'problems.key-delivery-unsupported.fix': 'Use one of: {deliveries}.',
  'problems.keychain-locked.cause': 'The keychain is locked.',
  'problems.keychain-locked.fix': 'Unlock it (log in to the desktop, or open its password manager) and try again.',
  'problems.keychain-absent.cause': 'There is no keychain here: {words}',
  'problems.keychain-absent.fix':
    'Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or choose to keep the key in a file: --key-store file',
  'problems.keychain-failed.cause': 'The keychain failed: {words}',
  'problems.keychain-failed.fix': 'Open the password manager of your system to see whether it works, and try again.',
  'problems.keychain-timeout.cause': 'The keychain did not answer in time.',
  'problems.keychain-timeout.fix': 'Try again. If it stays, it may be waiting for its password: unlock it.',
  'problems.keychain-not-asked.cause': 'The keychain could not be asked in time: this machine is very busy.',
  'problems.keychain-not-asked.fix': 'Try again when it has less to do.',
  'problems.key-file-unreadable.cause': "{file} can't be read.",
  'problems.key-file-unreadable.fix': "Run: chmod 600 '{file}'",
  'problems.key-file-of-other-user.cause': '{file} belongs to another user.',
  'problems.key-file-of-other-user.fix': "Run: sudo chown $(id -u) '{file}'",
  'problems.key-file-open.cause': 'Other users may read {file}.',
  'problems.key-file-open.fix': "Run: chmod 600 '{file}'",
  'problems.launcher-missing.cause': 'The launcher {file}, which clients call for keys, is gone.',
  'problems.launcher-missing.fix': 'Start Switchyard anew, from where it is installed now, and switch once.',
  'problems.launcher-broken.cause': 'Clients get no keys: {file} is gone.',
  'problems.launcher-broken.fix': 'Start Switchyard anew, from where it is installed now, and switch once.',
  'problems.keychain-of-demo.cause': 'The demo leaves your keychain alone, and this is not the home that it made.',
  'problems.keychain-of-demo.fix': 'Unset SWITCHYARD_DEMO to use your keychain.',
  'problems.keychain-process-ended.cause': 'The keychain failed: the process that asks it ended without an answer',
  'problems.keychain-process-ended.fix':
    'Open the password manager of your system to see whether it works, and try again.',
} as const;
