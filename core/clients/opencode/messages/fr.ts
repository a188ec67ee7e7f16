import type { Area } from '../../../../shared/messages/message.ts';
import type { opencodeMessages as pattern } from './en.ts';

export const opencodeMessages: Area<typeof pattern> = {
  'problems.opencode.plugin-changed.cause':
    '{file} a été modifié par quelqu’un d’autre ; sa liste de clés est illisible.',
  'problems.opencode.plugin-changed.fix':
    'Déplacez-le (mv {file} {file}.old), puis choisissez de nouveau chaque fournisseur que vous utilisez.',
  'problems.opencode.no-plain-key.cause': '{provider} n’a pas de clé en clair dans les réglages d’OpenCode.',
  'problems.opencode.no-plain-key.fix': 'Il n’y a rien à déplacer.',
  'problems.opencode.key-path.cause':
    'OpenCode ne peut pas lire une clé dans {file} : le chemin contient une accolade, un guillemet ou une barre oblique inverse.',
  'problems.opencode.key-path.fix':
    'Transmettez la clé par le trousseau, ou donnez à SWITCHYARD_HOME un dossier au nom plus simple.',
  'problems.opencode.query-refused.cause':
    '{provider} veut {names} dans chaque requête, et cet OpenCode ne peut pas l’envoyer par le protocole « {wire} ».',
  'problems.opencode.query-refused.fix':
    'Donnez au fournisseur une URL de base pour le protocole {needed}, ou retirez ces paramètres : switchyard edit {id}',
  'problems.opencode.query-refused-by-both.cause':
    '{provider} veut {names} dans chaque requête, et cet OpenCode ne peut pas l’envoyer par le protocole « {wire} ».',
  'problems.opencode.query-refused-by-both.fix':
    'Donnez au fournisseur une URL de base pour le protocole chat ou responses, ou retirez ces paramètres : switchyard edit {id}',
  'problems.opencode.placeholder.cause':
    '{provider} contient un espace réservé ({file}, {env} ou {variable}), qu’OpenCode remplacerait par ce qui se trouve sur cette machine.',
  'problems.opencode.placeholder.fix': 'Écrivez le texte lui-même : switchyard edit {id}',
  'problems.opencode.codex-key-plugin.cause':
    'Le plug-in opencode-openai-codex-key renomme en gpt-5.1 tout modèle qu’il ne connaît pas, et OpenCode 2 ne le charge pas. Il est inutile : OpenCode parle de lui-même à une adresse Codex.',
  'problems.opencode.codex-key-plugin.fix':
    'Reprenez son adresse avec : switchyard import --client opencode, puis switchyard use. Ensuite, désinstallez-le et supprimez {file}.',
  'problems.opencode.codex-key-plugin-listed.cause':
    'Le plug-in opencode-openai-codex-key renomme en gpt-5.1 tout modèle qu’il ne connaît pas, et OpenCode 2 ne le charge pas. Il est inutile : OpenCode parle de lui-même à une adresse Codex.',
  'problems.opencode.codex-key-plugin-listed.fix':
    'Reprenez son adresse avec : switchyard import --client opencode, puis switchyard use. La réparation le retire de la liste des plug-ins.',
  'problems.opencode.base-url-refused.cause':
    'provider.{id}.baseURL se trouve hors de « options » : cet OpenCode ne démarre pas avec cela.',
  'problems.opencode.base-url-refused.fix': 'La réparation le place dans « options », où il compte.',
  'problems.opencode.base-url-ignored.cause':
    'provider.{id}.baseURL se trouve hors de « options » : OpenCode l’ignore et s’adresse à {id} ailleurs.',
  'problems.opencode.base-url-ignored.fix': 'La réparation le place dans « options », où il compte.',
  'problems.opencode.chat-under-openai.cause':
    'provider.openai utilise {package} : si OPENAI_API_KEY est définie ou une connexion OpenAI enregistrée, OpenCode 1 s’arrête avec « responses is not a function ».',
  'problems.opencode.chat-under-openai.fix':
    'La réparation lui donne l’identifiant {id}. Une clé venant d’OPENAI_API_KEY ou de « opencode auth login » doit être indiquée de nouveau.',
  'problems.opencode.setting-unknown.cause':
    'OpenCode {version} ne connaît pas le réglage « {key} » et ne démarre pas avec lui.',
  'problems.opencode.setting-unknown.fix': 'Mettez OpenCode à jour vers 1.18.17 ou plus récent, ou retirez « {key} ».',
  'problems.opencode.option-refused.cause':
    'provider.{id}.{name} est en dehors de « options » : cet OpenCode ne démarre pas ainsi.',
  'problems.opencode.option-refused.fix': 'La réparation le déplace dans « options », où il compte.',
  'problems.opencode.option-ignored.cause':
    'provider.{id}.{name} est en dehors de « options » : OpenCode l’ignore et envoie ses requêtes sans lui.',
  'problems.opencode.option-ignored.fix': 'La réparation le déplace dans « options », où il compte.',
  'problems.opencode.setting-ignored.cause': 'OpenCode ignore « {name} » au premier niveau. {purpose}',
  'problems.opencode.setting-ignored.fix': 'Déplacez-le à cet endroit, ou retirez-le.',
  'problems.opencode.setting-strange.cause': 'OpenCode ne connaît pas le réglage « {name} » et l’ignore.',
  'problems.opencode.setting-strange.fix': 'Vérifiez qu’il est bien écrit et à sa place.',
  'problems.opencode.text-expected.cause':
    '{place} n’est pas du texte : OpenCode 1 ne démarre pas avec cela, et OpenCode 2 le laisse de côté.',
  'problems.opencode.text-expected.fix': 'Écrivez-le comme texte, entre guillemets.',
  'problems.opencode.pair-incomplete.cause':
    '{place} contient « {there} » sans « {missing} » : OpenCode 1 ne démarre pas avec cela, et OpenCode 2 laisse son fournisseur de côté.',
  'problems.opencode.pair-incomplete.fix': 'Ajoutez « {missing} », ou retirez {place}.',
  'problems.opencode.file-missing.cause':
    '{place} tire sa valeur de {file}, qui n’existe pas : OpenCode ne démarre pas.',
  'problems.opencode.file-missing.fix': 'Créez ce fichier, ou retirez la référence.',
  'notes.opencode.restart':
    'Redémarrez OpenCode : la version 1 ne lit ses réglages qu’une fois. Les sessions déjà lancées gardent leur modèle (aussi avec « run -c ») ; choisissez-y le nouveau avec /models.',
  'notes.opencode.built-in':
    'OpenCode interrogeait ce fournisseur à la manière de sa propre entrée « openai » ou « anthropic », qu’aucune autre entrée ne peut reprendre : une limite de réponse est désormais envoyée, ce qu’un point d’accès fait pour Codex peut refuser.',
  'notes.opencode.live': 'OpenCode 2 suit en moins d’une seconde, même en cours d’exécution.',
  'notes.opencode.restart-or-live':
    'Redémarrez OpenCode : la version 1 ne lit ses réglages qu’une fois. Les sessions déjà lancées gardent leur modèle (aussi avec « run -c ») ; choisissez-y le nouveau avec /models. OpenCode 2 suit en moins d’une seconde, même en cours d’exécution.',
  'notes.opencode.plugin':
    'La clé passe par un fichier de plug-in. Pour tout plug-in, OpenCode 1 installe une fois @opencode-ai/plugin depuis npm ; si npm est injoignable, chaque démarrage l’attend environ 70 s. Avec --pure, il n’y a pas de plug-ins, donc pas de clé. La transmission « file » n’a besoin ni de l’un ni de l’autre.',
  'notes.opencode.variable':
    'OpenCode doit être démarré là où {name} est définie ; sinon, il envoie ses requêtes sans clé.',
  'notes.opencode.query': 'OpenCode 1 n’envoie ces paramètres que par le protocole chat, OpenCode 2 que par responses.',
  'notes.opencode.address':
    'OpenCode continue d’interroger {address}/messages, comme le veut votre propre entrée de ce fournisseur. Si rien ne répond à cette adresse, indiquez {base} comme URL de base.',
  'notes.opencode.moved-keys':
    'La clé de {ids} a été mise dans le trousseau, où OpenCode ne la trouve plus. Affichez-la d’abord : switchyard key print',
  'notes.opencode.agents':
    'Ces agents indiquent un modèle d’un fournisseur qui disparaît : {agents}. Donnez-leur-en un autre.',
  'shadows.opencode.layer.cause': '{file} ({what}) définit {keys} et l’emporte sur ce choix.',
  'shadows.opencode.layer.fix': {
    one: 'Retirez ce réglage à cet endroit, ou acceptez-le.',
    other: 'Retirez ces réglages à cet endroit, ou acceptez-les.',
  },
  'shadows.opencode.layer-broken.cause': '{file} ({what}) est illisible : {cause}',
  'shadows.opencode.layer-named': 'le fichier qu’indique OPENCODE_CONFIG',
  'shadows.opencode.layer-project': 'un fichier de ce projet',
  'shadows.opencode.layer-home': 'lu après le fichier du client',
  'shadows.opencode.layer-folder': 'dans le dossier qu’indique OPENCODE_CONFIG_DIR',
  'shadows.opencode.layer-managed': 'défini par l’administrateur de cette machine',
  'shadows.opencode.content.cause':
    'OPENCODE_CONFIG_CONTENT contient des réglages qui l’emportent sur tous les fichiers.',
  'shadows.opencode.content.fix': 'Retirez OPENCODE_CONFIG_CONTENT.',
  'shadows.opencode.pure.cause': 'OPENCODE_PURE désactive les plug-ins, et avec eux les clés du trousseau.',
  'shadows.opencode.pure.fix': 'Retirez OPENCODE_PURE.',
  'shadows.opencode.second-file.cause': '{name} est lu aussi, à côté de {main}, qui l’emporte clé par clé.',
  'shadows.opencode.second-file.fix': 'Déplacez ce dont vous avez besoin dans {file} et supprimez l’autre fichier.',
  'shadows.opencode.not-enabled.cause': 'enabled_providers ne contient pas {id}, donc OpenCode ne l’utilise pas.',
  'shadows.opencode.not-enabled.fix': 'Choisissez de nouveau {provider} ; cela corrige la liste.',
  'shadows.opencode.disabled.cause': 'disabled_providers contient {id}, donc OpenCode ne l’utilise pas.',
  'shadows.opencode.disabled.fix': 'Choisissez de nouveau {provider} ; cela corrige la liste.',
  'shadows.opencode.agents.cause':
    'Ces agents et commandes indiquent leur propre modèle et ne suivent pas ce choix : {pins}.',
  'shadows.opencode.agents.fix': 'Pour qu’ils suivent, supprimez leur « model » dans {file}.',
  'shadows.opencode.agent-files.cause':
    'Des fichiers de {folder} indiquent leur propre modèle et ne suivent pas ce choix : {pins}.',
  'shadows.opencode.agent-files.fix': 'Pour que l’un d’eux suive, retirez-en la ligne « model: ».',
  'shadows.opencode.plugin-models.cause':
    '{file}, d’un module, indique ses propres modèles, qui ne suivent pas ce choix : {pins}.',
  'shadows.opencode.plugin-models.fix': 'Indiquez-y d’autres modèles, ou aucun.',
  'shadows.opencode.login.cause':
    '{file} contient une connexion pour {id}, qui peut l’emporter sur la clé de ce choix.',
  'shadows.opencode.login.fix': 'Lancez : opencode auth logout (choisissez {id})',
  'repairs.opencode.pair': 'mettre {place}.{missing} à 0, qui signifie « inconnu »',
  'repairs.opencode.base-url': 'placer provider.{id}.baseURL dans options',
  'repairs.opencode.rename-openai': 'renommer provider.openai en {id}',
  'repairs.opencode.codex-key-plugin': 'retirer opencode-openai-codex-key des plug-ins',
  'repairs.opencode.option': 'déplacer provider.{id}.{name} dans options',
  'repairs.opencode.providers': 'renommer « providers » en « provider »',
  'ignored.opencode.models': 'Les modèles appartiennent à un fournisseur : provider.<id>.models.',
  'ignored.opencode.option': 'Il appartient aux options d’un fournisseur : provider.<id>.options.',
  'ignored.opencode.providers':
    'OpenCode 1 lit les fournisseurs dans « provider » ; « providers » est un bloc d’OpenCode 2.',
};
