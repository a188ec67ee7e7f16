import type { Area } from '../../../../shared/messages/message.ts';
import type { openclawMessages as pattern } from './en.ts';

export const openclawMessages: Area<typeof pattern> = {
  'restart.openclaw': 'Redémarrez la passerelle',
};
