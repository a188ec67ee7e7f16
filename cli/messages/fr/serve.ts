import type { Area } from '../../../shared/messages/message.ts';
import type { serve as pattern } from '../en/serve.ts';

export const serve: Area<typeof pattern> = {
  'serve.works-once': 'Ouvrez-la dans un navigateur ; elle marche une fois.',
  'serve.works-once-asked':
    'Ouvrez-la dans un navigateur ; elle marche une fois. Entrée en affiche une nouvelle, Ctrl-C arrête.',
  'serve.forward': 'Depuis votre machine, d’abord : {command}',
  'serve.remote': 'Aucun navigateur n’a été ouvert : vous êtes connecté depuis une autre machine.',
  'serve.no-display': 'Aucun navigateur n’a été ouvert : il n’y a pas d’écran.',
  'serve.not-opened': 'Aucun navigateur n’a pu être ouvert : {reason}. Ouvrez l’adresse vous-même.',
  'serve.no-program': '{program} n’existe pas',
  'serve.program-failed': '{program} s’est terminé avec {code}',
  'serve.turned-away': 'Une requête a été refusée. {reason}',
  'serve.opened': 'L’adresse a été ouverte dans un navigateur.',
};
