import type { common as pattern } from '../en/common.ts';
import type { Area } from '../message.ts';

export const common: Area<typeof pattern> = {
  'common.close': 'Fermer',
  'common.cancel': 'Annuler',
  'common.undo': 'Annuler l’action',
  'common.retry': 'Réessayer',
};
