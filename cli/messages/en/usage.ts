/** What is wrong with a command line. */
export const usage = {
  'usage.error': 'error: {words}',
  'usage.see': '(see: switchyard --help)',
  'usage.no-command': 'No command was given.',
  'usage.unknown-command': "unknown command '{name}'",
  'usage.unknown-option': "unknown option '{name}'",
  'usage.did-you-mean': '{words}\n(Did you mean {name}?)',
  'usage.did-you-mean-one': '{words}\n(Did you mean one of {names}?)',
  'usage.missing-argument': "missing required argument '{name}'",
  'usage.option-without-value': "option '{option}' argument missing",
  'usage.too-many-arguments': {
    one: "too many arguments for '{command}'. Expected {count} argument but got {given}.",
    other: "too many arguments for '{command}'. Expected {count} arguments but got {given}.",
  },
  'usage.option-not-allowed': "option '{option}' argument '{value}' is invalid. Allowed choices are {choices}.",
  'usage.option-invalid': "option '{option}' argument '{value}' is invalid. {reason}",
  'usage.most': 'give a number from 1 to 200',
  'usage.level': 'give a number from 1 to {most}',
  'usage.unknown-shell': 'unknown shell: {shells}',
  'usage.which-client': 'say which client: {choices}',
} as const;
