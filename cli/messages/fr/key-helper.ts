import type { Area } from '../../../shared/messages/message.ts';
import type { keyHelper as pattern } from '../en/key-helper.ts';

export const keyHelper: Area<typeof pattern> = {
  'problems.helper.no-key.cause': '{provider} n’a pas de clé ici.',
  'problems.helper.no-key.fix': 'Enregistrez-la avec : switchyard key set {provider}',
  'problems.helper.index-broken.cause': '{file} est illisible.',
  'problems.helper.index-broken.fix': 'Lancez : switchyard status',
  'helper.usage': 'Utilisation : switchyard key print <fournisseur>',
  'helper.request-too-long': 'la demande est trop longue',
  'helper.request-no-object': 'la demande n’est pas un objet',
  'helper.request-version': 'la demande n’est pas de la version {version} du protocole',
  'helper.request-without-ids': 'la demande ne contient pas de liste d’ids',
  'helper.no-request': 'Aucune demande n’est arrivée sur l’entrée standard.',
};
