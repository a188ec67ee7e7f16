/** Where a client's choice and what it relies on have come apart. */
export const gaps = {
  'problems.gap-provider.cause': '{client} uses the provider "{provider}", which is not in the list of providers.',
  'problems.gap-provider.fix': 'Take it into the list: switchyard import --client {id}',
  'problems.gap-launcher.cause': '{file} asks {program} for the key, which is not the launcher of this machine.',
  'problems.gap-launcher.fix': 'Name the one of this machine: switchyard repair --client {client}',
  'problems.gap-key.cause': 'The key of {name} is missing.',
  'problems.gap-key.fix': 'Enter it: switchyard key set {provider}',
  'problems.gap-key-beside.cause':
    'The entry "{entry}" of {file} takes a key from Switchyard that is missing: then {client} may ask nobody at all.',
  'problems.gap-key-beside.fix': 'Enter it: switchyard key set {provider}. Or take the entry out of {file}.',
  'problems.gap-own-file.cause': '{file} takes the key from {path}, and there is no such file.',
  'problems.gap-own-file.fix': 'Have it written anew: switchyard use {provider} --client {client}',
  'problems.gap-file.cause': '{file} takes a key from {path}, and there is no such file.',
  'problems.gap-file.fix': 'Put that file back, or take its name out of {file}.',
  'problems.gap-variable.cause': 'The variable {name}, from which {client} takes a key, is not set here.',
  'problems.gap-variable.fix': 'Set it where {client} starts.',
  'problems.gap-command.cause': '{file} gets the key of "{entry}" from the command {command}, which is not there.',
  'problems.gap-command.fix':
    'Install it again, or choose another provider: switchyard use <provider> --client {client}',
  'problems.gap-settings.cause': '{file} still has older settings of {name} than the list of providers.',
  'problems.gap-settings.fix': 'Write the new ones: switchyard use {provider} --client {client}',
  'repairs.launcher': 'Name the launcher of this machine for "{entry}"',
} as const;
