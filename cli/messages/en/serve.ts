/** What `serve` says where it runs. */
export const serve = {
  'serve.works-once': 'Open it in a browser; it works once.',
  'serve.works-once-asked': 'Open it in a browser; it works once. Enter prints a new one, Ctrl-C stops.',
  'serve.forward': 'From your own machine, first: {command}',
  'serve.remote': 'No browser was opened: you are logged in from another machine.',
  'serve.no-display': 'No browser was opened: there is no display.',
  'serve.not-opened': 'No browser could be opened: {reason}. Open the address yourself.',
  'serve.no-program': 'there is no {program}',
  'serve.program-failed': '{program} ended with {code}',
  'serve.turned-away': 'A request was turned away. {reason}',
  'serve.opened': 'The address was opened in a browser.',
} as const;
