/** Where an act was asked for. `outside`: another program or a person changed the file. */
export const faces = ['window', 'tray', 'terminal', 'link', 'outside'] as const;
export type Face = (typeof faces)[number];
