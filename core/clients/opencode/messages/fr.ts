import type { Area } from '../../../../shared/messages/message.ts';
import type { opencodeMessages as pattern } from './en.ts';

export const opencodeMessages: Area<typeof pattern> = {
  'restart.opencode': 'Redémarrez OpenCode',
};
