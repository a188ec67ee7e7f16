import type { requestProblems as pattern } from '../en/request-problems.ts';
import type { Area } from '../message.ts';

export const requestProblems: Area<typeof pattern> = {
  'problems.request-refused.cause': 'Refusé, car {reason}.',
  'problems.request-refused.fix': 'Tapez ou collez l’adresse dans le navigateur.',
  'problems.request-of-other-user.cause': 'Refusé, car un autre utilisateur de cette machine l’a envoyé.',
  'problems.request-of-other-user.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.request-expects-unknown.cause': 'Ce que la requête attend est inconnu ici.',
  'problems.request-expects-unknown.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.request-method.cause': 'Cette adresse n’accepte que {method}.',
  'problems.request-method.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.nothing-here.cause': 'Il n’y a rien à cette adresse.',
  'problems.nothing-here.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.session-address-used.cause': 'Cette adresse a déjà été ouverte, ou n’est pas la dernière.',
  'problems.session-address-used.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.session-needed.cause': 'Ce navigateur n’a pas de session.',
  'problems.session-needed.fix':
    'Ouvrez l’adresse que Switchyard a affichée ; appuyez sur Entrée là où il tourne pour en avoir une nouvelle.',
  'problems.unexpected-in-server.cause': 'Un imprévu s’est produit.',
  'problems.unexpected-in-server.fix':
    'Réessayez. Si cela persiste, signalez-le avec la ligne affichée par `switchyard serve`.',
  'problems.body-not-json.cause': 'Le corps n’est pas du JSON.',
  'problems.body-not-json.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-type.cause': 'Le corps n’est pas envoyé en simple application/json.',
  'problems.body-type.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-too-large.cause': 'Le corps dépasse 1 Mo.',
  'problems.body-too-large.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-not-utf8.cause': 'Le corps n’est pas en UTF-8.',
  'problems.body-not-utf8.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-too-slow.cause': 'Le corps a mis plus de 30 secondes.',
  'problems.body-too-slow.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-too-deep.cause': 'Le corps est trop imbriqué.',
  'problems.body-too-deep.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.body-odd-name.cause': 'Le corps contient un nom qui n’est jamais l’un des nôtres.',
  'problems.body-odd-name.fix': 'Envoyez ce que la page envoie : une valeur JSON de 1 Mo au plus.',
  'problems.server-gone.cause': 'Switchyard ne répond plus.',
  'problems.server-gone.fix': 'Relancez-le : switchyard serve',
  'requests.reason.host': 'elle demandait un autre hôte',
  'requests.reason.origin': 'un autre site l’a envoyée (Origin)',
  'requests.reason.referer': 'un autre site a mené ici (Referer)',
  'requests.reason.site': 'un autre site l’a envoyée ou a mené ici (Sec-Fetch-Site)',
};
