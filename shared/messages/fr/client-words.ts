import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': 'Il n’y a pas de client « {id} ».',
  'problems.client.unknown.fix': 'Indiquez l’un de ceux-ci : {clients}.',
  'notes.client.shadow': '{message} {fix}',
};
