/** Words that several rooms of the window share. */
export const common = {
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.undo': 'Undo',
  'common.retry': 'Try again',
} as const;
