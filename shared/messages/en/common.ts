/** Words that several screens of the window share. */
export const common = {
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.undo': 'Undo',
  'common.redo': 'Redo',
  'common.retry': 'Try again',
  'common.screens': 'Screens',
  'common.activity': 'Activity',
  'common.settings': 'Settings',
  'common.diff-create': 'New file: {added} lines',
  'common.diff-change': '{added} added, {removed} removed, of {lines} lines',
  'common.diff-delete': 'File is removed: {lines} lines',
  'common.copy': 'Copy',
  'common.details': 'Details',
} as const;
