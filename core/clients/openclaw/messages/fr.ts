import type { Area } from '../../../../shared/messages/message.ts';
import type { openclawMessages as pattern } from './en.ts';

export const openclawMessages: Area<typeof pattern> = {
  'problems.openclaw.login-unfit.cause': '« {login} » n’est pas une connexion OpenAI enregistrée.',
  'problems.openclaw.login-unfit.fix':
    'Nommez les connexions comme les affiche « openclaw models auth list », par exemple openai:chatgpt.',
  'problems.openclaw.login-none.cause': 'OpenClaw n’a pas de connexion « {login} ».',
  'problems.openclaw.login-none.fix': 'Connectez-vous d’abord : openclaw models auth login --provider openai',
  'problems.openclaw.login-unknown.cause': 'OpenClaw n’a pas de connexion « {login} ».',
  'problems.openclaw.login-unknown.fix':
    'Il a celles-ci : {known}. Nommez l’une d’elles, ou connectez-vous d’abord : openclaw models auth login --provider openai',
  'problems.openclaw.shrinks.cause':
    'Avec cette modification, {file} perd plus de la moitié de sa taille. OpenClaw le croirait endommagé et remettrait sa copie plus ancienne {backup}.',
  'problems.openclaw.shrinks.fix': 'Déplacez cette sauvegarde, puis réessayez : mv {backup} {backup}.old',
  'problems.openclaw.loses-meta.cause':
    'Avec cette modification, {file} perd son « meta ». OpenClaw le croirait endommagé et remettrait sa copie plus ancienne {backup}.',
  'problems.openclaw.loses-meta.fix': 'Déplacez cette sauvegarde, puis réessayez : mv {backup} {backup}.old',
  'problems.openclaw.loses-gateway-mode.cause':
    'Avec cette modification, {file} perd son « gateway.mode ». OpenClaw le croirait endommagé et remettrait sa copie plus ancienne {backup}.',
  'problems.openclaw.loses-gateway-mode.fix': 'Déplacez cette sauvegarde, puis réessayez : mv {backup} {backup}.old',
  'problems.openclaw.no-plain-key.cause': '{id} n’a pas de clé en clair.',
  'problems.openclaw.no-plain-key.fix': 'Il n’y a rien à déplacer.',
  'problems.openclaw.several-files.cause':
    '{path} vient de plusieurs fichiers qu’OpenClaw fusionne, et la modification ne l’emporterait pas.',
  'problems.openclaw.several-files.fix': 'Ne l’écrivez que dans un seul de ces fichiers, puis réessayez le changement.',
  'problems.openclaw.variable-name.cause':
    'OpenClaw ne prend les clés que dans des variables en majuscules, pas dans {name}.',
  'problems.openclaw.variable-name.fix':
    'Indiquez une variable faite de A à Z, 0 à 9 et « _ », ou transmettez la clé par le trousseau.',
  'problems.openclaw.secret-missing.cause':
    'L’entrée « {id} » prend sa clé de {what}, qui n’existe pas : hors d’une passerelle, OpenClaw n’interroge alors personne.',
  'problems.openclaw.secret-missing.fix': 'Définissez-la, ou retirez l’entrée.',
  'problems.openclaw.key-missing.cause':
    'L’entrée « {id} » n’a pas de « apiKey » : OpenClaw ne l’interroge qu’avec une clé, ou avec une connexion qu’il a enregistrée.',
  'problems.openclaw.key-missing.fix':
    'Écrivez-en une. Si le fournisseur n’en demande pas, un mot suffit : "apiKey": "not-needed".',
  'notes.openclaw.secrets-missing':
    'Hors d’une passerelle, OpenClaw n’interroge personne tant qu’un secret manque : {entries}. Définissez-le, ou retirez l’entrée.',
  'problems.openclaw.logins-retired.cause':
    '{file} est abandonné : OpenClaw refuse les fournisseurs qu’il contient tant que le fichier n’est pas repris.',
  'problems.openclaw.logins-retired.fix': 'Laissez OpenClaw le reprendre : openclaw doctor --fix',
  'problems.openclaw.gateway-mode-missing.cause': 'gateway.mode manque : la passerelle ne démarre pas sans lui.',
  'problems.openclaw.gateway-mode-missing.fix':
    'Définissez-le : switchyard repair --client openclaw, ou openclaw config set gateway.mode local',
  'problems.openclaw.reload-mode-retired.cause': 'gateway.reload.mode « {mode} » est abandonné : OpenClaw le refuse.',
  'problems.openclaw.reload-mode-retired.fix': 'Écrivez-y « hybrid ».',
  'problems.openclaw.env-flat.cause':
    '{names} : OpenClaw n’accepte les variables que sous env.vars, et refuse ce fichier.',
  'problems.openclaw.env-flat.fix': 'Déplacez-les sous env.vars. Une passerelle en marche redémarre alors.',
  'problems.openclaw.provider-retired.cause':
    'Le fournisseur « openai-codex » est abandonné ; ses modèles et connexions s’appellent « openai ».',
  'problems.openclaw.provider-retired.fix':
    'Renommez-le ici. Les connexions enregistrées sous l’ancien nom sont renommées par : openclaw doctor --fix',
  'problems.openclaw.agent-list-retired.cause':
    'agents.list est abandonné ; les agents se trouvent dans agents.entries.',
  'problems.openclaw.agent-list-retired.fix': 'Laissez OpenClaw le récrire : openclaw doctor --fix',
  'problems.openclaw.root-key-unknown.cause':
    'OpenClaw {version} ne connaît pas « {key} » et ne démarre pas de passerelle avec cela.',
  'problems.openclaw.root-key-unknown.fix':
    'Retirez-le, ou voyez si votre version le connaît : openclaw config validate',
  'problems.openclaw.live-file-link.cause':
    '{file} est un lien. Switchyard le garde, mais les commandes d’OpenClaw refusent d’écrire à travers lui.',
  'problems.openclaw.live-file-link.fix':
    'Mettez-y le fichier lui-même, ou faites pointer OPENCLAW_CONFIG_PATH vers {target}.',
  'problems.openclaw.include-circle.cause': '{from} inclut {file} en boucle.',
  'problems.openclaw.include-circle.fix': 'Retirez ce $include de {from}.',
  'problems.openclaw.include-depth.cause': '{from} est le {limit}e $include à la suite.',
  'problems.openclaw.include-depth.fix': 'Imbriquez moins de fichiers.',
  'problems.openclaw.include-outside.cause': '{from} inclut {file}, qui se trouve hors du dossier d’OpenClaw.',
  'problems.openclaw.include-outside.fix':
    'Déplacez-le dans ce dossier, ou indiquez son dossier dans OPENCLAW_INCLUDE_ROOTS.',
  'problems.openclaw.include-missing.cause': '{from} inclut {file}, qui n’existe pas.',
  'problems.openclaw.include-missing.fix': 'Créez-le, ou retirez le $include de {from}.',
  'problems.openclaw.providers-at-root.cause':
    '« providers » se trouve à la racine : OpenClaw ne le connaît que sous « models » et refuse ce fichier.',
  'problems.openclaw.providers-at-root.fix': 'Déplacez-le vers models.providers.',
  'problems.openclaw.address-missing.cause':
    'models.providers.{id} n’a pas de baseUrl, qu’OpenClaw exige de tout fournisseur qu’il n’apporte pas lui-même : il refuse ce fichier.',
  'problems.openclaw.address-missing.fix': 'Ajoutez sa baseUrl, ou retirez l’entrée.',
  'problems.openclaw.models-missing.cause':
    'models.providers.{id} n’a pas de liste de modèles, qu’OpenClaw exige de tout fournisseur qu’il n’apporte pas lui-même : il refuse ce fichier.',
  'problems.openclaw.models-missing.fix': 'Ajoutez « models » avec ceux que vous utilisez.',
  'problems.openclaw.api-unknown.cause': '{place} vaut « {api} », qu’OpenClaw ne connaît pas : il refuse ce fichier.',
  'problems.openclaw.api-unknown.fix': 'Écrivez l’une de ces valeurs : {known}.',
  'notes.openclaw.query': 'OpenClaw ne peut pas ajouter de paramètres à ses requêtes ; laissés de côté : {names}.',
  'notes.openclaw.new-id':
    'La clé a été remplacée, donc le fournisseur a un nouvel identifiant : OpenClaw en bloque un pendant des minutes après un refus.',
  'notes.openclaw.restart': 'gateway.reload.mode vaut « off » : lancez « openclaw gateway restart ».',
  'notes.openclaw.live':
    'Une passerelle en marche reprend cela en quelques secondes, aussi pour les conversations ouvertes.',
  'notes.openclaw.included':
    '{file} est inclus et contient le modèle principal, donc « openclaw models set » refuse de le changer.',
  'notes.openclaw.link': '{file} est un lien. Il est gardé, mais OpenClaw lui-même refuse d’écrire à travers lui.',
  'notes.openclaw.model-kept':
    'Aucun modèle antérieur n’est connu, donc {model} reste. Choisissez-en un : openclaw models set openai/<model>',
  'notes.openclaw.login-order':
    'Un ordre enregistré par OpenClaw lui-même l’emporte sur celui-ci. Pour le voir : openclaw models auth order get --provider openai',
  'notes.openclaw.backups':
    'Les sauvegardes d’OpenClaw ({file}.bak et .bak.1 à .bak.4) peuvent encore contenir la clé.',
  'notes.openclaw.model-gone':
    'Il ne reste pas de modèle principal, donc OpenClaw prend son propre défaut. Choisissez-en un : openclaw models set <ref>',
  'notes.openclaw.key-kept': '{path} était dans le trousseau ; saisissez de nouveau cette clé.',
  'notes.openclaw.shrunk':
    'OpenClaw peut croire endommagé un fichier devenu si petit et remettre {file}.bak. Si ce fichier existe, déplacez-le d’abord.',
  'shadows.openclaw.managed.cause':
    '{file} est géré de l’extérieur : OpenClaw lui-même n’y écrit rien, et ce qui le gère peut annuler ce choix.',
  'shadows.openclaw.managed.fix': 'Faites ce choix là où le fichier est généré.',
  'shadows.openclaw.profile.cause':
    '« openclaw --profile {profile} » lit ~/.openclaw-{profile}/openclaw.json, pas {file} ; la variable seule ne change rien.',
  'shadows.openclaw.profile.fix':
    'Pour changer ce profil : OPENCLAW_STATE_DIR=~/.openclaw-{profile} switchyard use ...',
  'shadows.openclaw.moved.cause':
    '{name} de ce terminal mène à {file} ; une passerelle démarrée comme service peut lire un autre fichier.',
  'shadows.openclaw.moved.fix': 'Comparez avec : openclaw gateway status',
  'shadows.openclaw.second-file.cause': '{file} indique aussi un modèle principal, et {winner} l’emporte.',
  'shadows.openclaw.second-file.fix': 'Gardez-le dans un seul des fichiers.',
  'shadows.openclaw.agent-model.cause': 'L’agent « {id} » a son propre modèle ({model}) et ne suit pas le changement.',
  'shadows.openclaw.agent-model.fix': 'Retirez {path} pour qu’il suive : openclaw config unset {path}',
  'shadows.openclaw.models.cause':
    'Ces réglages indiquent leurs propres modèles et ne suivent pas le changement : {pins}.',
  'shadows.openclaw.models.fix': 'Pour que l’un d’eux suive, retirez-le : openclaw config unset <réglage>',
  'shadows.openclaw.fallbacks.cause':
    'Quand une requête échoue, OpenClaw continue avec agents.defaults.model.fallbacks : {pins}.',
  'shadows.openclaw.fallbacks.fix':
    'Retirez ceux qui ne doivent pas être interrogés : openclaw models fallbacks remove <ref>',
  'shadows.openclaw.catalog.cause':
    '{file} donne à {id} une autre adresse que la configuration : {url}. OpenClaw 2026.9.6 s’adresse à celle de la configuration, bien que sa documentation laisse ce fichier l’emporter.',
  'shadows.openclaw.catalog.fix': 'Retirez l’entrée de {file}, ou supprimez le fichier : OpenClaw le refait.',
  'shadows.openclaw.allowlist.cause':
    '{place} ne contient pas {ref}, donc les conversations ne peuvent pas le choisir.',
  'shadows.openclaw.allowlist.fix': 'Ajoutez-le à cet endroit : "{provider}/*"',
  'shadows.openclaw.login.cause':
    'OpenClaw a enregistré la connexion « {id} » pour {provider} ; une connexion enregistrée l’emporte sur la clé du changement.',
  'shadows.openclaw.login.fix': 'Supprimez-la : openclaw models auth logout {id}',
  'repairs.openclaw.providers': 'Déplacer « providers » vers models.providers',
  'repairs.openclaw.models': 'Donner à {id} la liste des modèles utilisés',
  'repairs.openclaw.api': 'Écrire « {known} » dans {place}',
  'repairs.openclaw.root-key': 'Retirer « {key} »',
  'repairs.openclaw.gateway-mode': 'Mettre gateway.mode à « local »',
  'repairs.openclaw.reload-mode': 'Mettre gateway.reload.mode à « hybrid »',
  'repairs.openclaw.env': 'Déplacer les variables sous env.vars',
  'repairs.openclaw.provider': 'Renommer « openai-codex » en « openai »',
};
