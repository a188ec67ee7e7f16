/** What the program that hands out keys says to the log of a client. */
export const keyHelper = {
  'problems.helper.no-key.cause': '{provider} has no key here.',
  'problems.helper.no-key.fix': 'Store it with: switchyard key set {provider}',
  'problems.helper.index-broken.cause': "{file} can't be read.",
  'problems.helper.index-broken.fix': 'Run: switchyard status',
  'helper.usage': 'Usage: switchyard key print <provider>',
  'helper.request-too-long': 'the request is too long',
  'helper.request-no-object': 'the request is no object',
  'helper.request-version': 'the request is not of protocol version {version}',
  'helper.request-without-ids': 'the request holds no list of ids',
  'helper.no-request': 'No request came on stdin.',
} as const;
