import type { findings as pattern } from '../en/findings.ts';
import type { Area } from '../message.ts';

export const findings: Area<typeof pattern> = {
  'findings.short.good': 'fonctionne',
  'findings.short.unproved': 'répond',
  'findings.short.slow': 'lent',
  'findings.short.other-model': 'autre modèle',
  'findings.short.other-key-header': 'autre en-tête de clé',
  'findings.short.user-agent-refused': 'refuse le client',
  'findings.short.header-wanted': 'veut un en-tête',
  'findings.short.region-refused': 'hors région',
  'findings.short.key-refused': 'clé refusée',
  'findings.short.key-missing': 'clé absente',
  'findings.short.key-moved': 'clé d’une autre adresse',
  'findings.short.key-of-other': 'clé d’un autre fournisseur',
  'findings.short.keychain': 'trousseau indisponible',
  'findings.short.forbidden': 'non autorisé',
  'findings.short.no-credit': 'plus de crédit',
  'findings.short.rate-limited': 'trop de requêtes',
  'findings.short.not-an-api': 'pas une API',
  'findings.short.wrong-path': 'mauvaise adresse',
  'findings.short.server-error': 'erreur du serveur',
  'findings.short.unreachable': 'injoignable',
  'findings.short.timeout': 'pas de réponse à temps',
  'findings.short.redirected': 'redirigé',
  'findings.short.certificate': 'certificat non fiable',
  'findings.short.model-unlisted': 'modèle hors liste',
  'findings.short.model-refused': 'modèle refusé',
  'findings.short.question-refused': 'requête refusée',
  'findings.short.wrong-format': 'autre format d’API',
  'findings.short.not-streamed': 'sans flux',
  'findings.short.stream-cut': 'réponse coupée',
  'findings.short.tools-refused': 'pas d’outils',
  'findings.short.tool-kinds-refused': 'refuse ses outils',
  'findings.short.tools-unused': 'n’appelle aucun outil',
  'findings.short.tool-result-refused': 'refuse le résultat',
  'findings.short.client-failed': 'échec du client',
  'findings.short.client-silent': 'client muet',
  'findings.short.guarded': 'exige un navigateur',
  'findings.short.password-wanted': 'exige un mot de passe',
  'findings.short.login-page': 'page de connexion',
  'findings.short.cancelled': 'annulé',
  'findings.long.good': '{name} répond et vous laisse entrer.',
  'findings.long.unproved':
    '{name} répond, mais sans dire s’il accepte la clé. La première question à un modèle le dira.',
  'findings.long.key-refused': '{name} a refusé la clé ({status}). Saisissez-la de nouveau ou ouvrez la page des clés.',
  'findings.long.key-missing': '{name} demande une clé, et il n’y en a pas ici. Saisissez-la.',
  'findings.long.key-moved':
    'La clé de {name} a été saisie pour une autre adresse ; {host} ne l’a donc pas reçue. Saisissez-la de nouveau pour celle-ci.',
  'findings.long.key-of-other':
    '{name} a refusé la clé ({status}) : elle ressemble à celle d’un autre fournisseur. Saisissez celle de {name}.',
  'findings.long.keychain': 'Le trousseau n’a pas donné la clé de {name}. Déverrouillez-le, puis testez de nouveau.',
  'findings.long.forbidden': '{name} ne l’autorise pas ({status}). Vérifiez ce que la clé permet, et depuis où.',
  'findings.long.slow': '{name} répond, mais son premier mot a tardé plus qu’on n’aime attendre.',
  'findings.long.other-model': '{model} a été demandé à {name}, qui répond comme un autre modèle.',
  'findings.long.other-key-header':
    '{name} ne cherche pas la clé là où elle a été envoyée ({status}), et l’accepte dans un autre en-tête.',
  'findings.long.user-agent-refused':
    '{name} refuse des programmes d’après leur nom ({status}), et en accepte d’autres. Mettez un autre User-Agent, ou prenez un autre client.',
  'findings.long.header-wanted': '{name} veut un en-tête qui n’est pas envoyé ({status}). Ajoutez-le au fournisseur.',
  'findings.long.region-refused':
    '{name} ne dessert pas ce pays ou cette région ({status}). Prenez un autre fournisseur.',
  'findings.long.no-credit':
    'Le compte chez {name} n’a plus de crédit ({status}). Rechargez-le, puis testez de nouveau.',
  'findings.long.rate-limited':
    '{name} ne prend plus de requêtes pour l’instant ({status}). Attendez une minute, puis testez de nouveau.',
  'findings.long.not-an-api': '{host} a répondu, mais pas comme une API. Vérifiez l’URL de base.',
  'findings.long.wrong-path': '{host} n’a rien à cette adresse. Vérifiez le chemin de l’URL de base.',
  'findings.long.server-error':
    '{name} a lui-même un problème ({status}). Testez plus tard ou prenez un autre fournisseur.',
  'findings.long.unreachable': '{host} est injoignable. Vérifiez l’URL de base et votre réseau.',
  'findings.long.timeout': '{host} n’a pas répondu à temps. Testez de nouveau ou prenez un autre fournisseur.',
  'findings.long.redirected':
    '{host} renvoie ailleurs ({status}), et la clé ne suit pas. Si vous faites confiance à la nouvelle adresse, faites-en l’URL de base.',
  'findings.long.certificate':
    'Le certificat de {host} n’est pas fiable ; rien n’a été envoyé. Vérifiez l’adresse et l’horloge de cet ordinateur.',
  'findings.long.model-unlisted':
    '{name} répond en tant que {model}, mais ne liste pas ce modèle. Un nom de sa liste est plus sûr.',
  'findings.long.model-refused': '{name} ne répond pas avec le modèle {model} ({status}). Choisissez un autre modèle.',
  'findings.long.question-refused': '{name} refuse ce que le client demande ({status}). Sa réponse dit pourquoi.',
  'findings.long.wrong-format': '{host} ne parle pas ce format d’API. Choisissez celui qu’il parle.',
  'findings.long.not-streamed':
    '{name} répond d’un seul bloc, or les clients de code ont besoin d’un flux. Prenez un autre modèle ou fournisseur.',
  'findings.long.stream-cut':
    '{name} a interrompu sa réponse, ou n’a rien dit. Testez de nouveau ou prenez un autre modèle.',
  'findings.long.tools-refused':
    '{model} chez {name} répond, mais n’accepte pas d’outils, et les clients de code ne peuvent pas s’en passer. Choisissez un autre modèle.',
  'findings.long.tool-kinds-refused':
    '{name} accepte les outils simples, mais refuse un type que ce client envoie toujours. Utilisez-le avec un autre client.',
  'findings.long.tools-unused':
    '{model} a répondu par des mots alors qu’il devait appeler un outil. Il fera peut-être peu de chose dans un client de code.',
  'findings.long.tool-result-refused':
    '{model} chez {name} appelle un outil, mais le résultat n’est pas accepté. Choisissez un autre modèle.',
  'findings.long.client-failed': 'Le client lui-même a été interrogé, et a échoué. Son message dit pourquoi.',
  'findings.long.client-silent':
    'Le client lui-même a été interrogé, et s’est terminé sans réponse. Interrogez-le une fois à la main pour en voir plus.',
  'findings.long.guarded':
    'Une protection devant {host} ne laisse entrer que des navigateurs ({status}). Demandez à son propriétaire d’admettre les clients.',
  'findings.long.password-wanted':
    'Une passerelle devant {host} demande un utilisateur et un mot de passe ({status}) ; la clé n’a donc pas été examinée. Donnez-les dans un en-tête ou prenez une autre adresse.',
  'findings.long.login-page': '{host} mène à une page de connexion ({status}), pas à une API. Vérifiez l’URL de base.',
  'findings.long.cancelled': 'Le test a été annulé avant d’avoir rien vu. Testez de nouveau.',
  'levels.reach': 'accès',
  'levels.key': 'clé',
  'levels.model': 'modèle',
  'levels.format': 'format d’API',
  'levels.tools': 'outils',
  'levels.client': 'le client lui-même',
  'findings.unfit': '{client} parle {needed}, et {name} n’a pas d’adresse pour cela.',
  'request-log.none': 'Aucun test n’a encore rien demandé.',
  'request-log.count': { one: '{count} requête', other: '{count} requêtes' },
  'request-log.saved': 'Enregistré dans {file}',
  'testing.title': 'Test de {name}',
  'testing.last': 'Dernier test',
  'testing.why': 'Pourquoi {name} échoue',
  'testing.requests': 'Requêtes de ses tests',
  'testing.thorough': 'Tester à fond',
  'testing.cost':
    'Un test à fond coûte quelques jetons : il demande comme chacun de vos clients, et laisse le modèle appeler un outil.',
  'testing.ask-client': 'Interroger {client} lui-même',
  'testing.mend': 'Corriger et tester à nouveau',
  'testing.asked': 'Ce que ses derniers tests ont demandé, et ce qui est revenu. La clé figure comme {placeholder}.',
  'testing.which': 'Test choisi',
  'testing.copy-curl': 'Copier comme curl',
  'testing.save': 'Enregistrer le rapport',
  'testing.levels': 'Ce qui a été vérifié',
};
