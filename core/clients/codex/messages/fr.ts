import type { Area } from '../../../../shared/messages/message.ts';
import type { codexMessages as pattern } from './en.ts';

export const codexMessages: Area<typeof pattern> = {
  'problems.codex.wire-refused.cause':
    'Codex ne parle que le protocole Responses : avec wire_api = "{wire}" dans son fichier, il ne démarrerait pas, et {provider} répondrait 404 à /responses.',
  'problems.codex.wire-refused.fix': 'Choisissez un fournisseur qui a une adresse pour le protocole « responses ».',
  'problems.codex.profile-name.cause': 'Codex n’accepte pas de profil nommé « {profile} ».',
  'problems.codex.profile-name.fix': 'N’utilisez que des lettres sans accent, des chiffres, « - » et « _ ».',
  'problems.codex.home-missing.cause':
    'Le dossier {folder}, indiqué par CODEX_HOME, n’existe pas : Codex ne démarre pas.',
  'problems.codex.home-missing.fix': 'Créez-le (mkdir -p {folder}), ou corrigez CODEX_HOME.',
  'problems.codex.folder-missing.cause':
    'Le dossier {folder}, indiqué dans les réglages, n’existe pas : Codex ne démarre pas.',
  'problems.codex.folder-missing.fix': 'Créez-le (mkdir -p {folder}), ou corrigez les réglages.',
  'problems.codex.change-refused.cause': 'Codex ne démarrerait pas avec le nouveau {file} : {words}',
  'problems.codex.change-refused.fix':
    'Rien n’a été écrit. Corrigez ce que Codex signale, ou relancez le changement avec --dry-run pour voir le nouveau texte.',
  'problems.codex.file-refused.cause': 'Codex ne démarrerait pas avec le nouveau {file} : {words}',
  'problems.codex.file-refused.fix':
    'Rien n’a été écrit. Codex refuse aussi le fichier actuel. Réparez-le d’abord : switchyard repair --client codex',
  'problems.codex.entry-type.cause':
    '{file} donne à « {name} » du fournisseur « {id} » une valeur du mauvais type : Codex ne démarre pas. Il attend {kind}.',
  'problems.codex.entry-type.fix': 'Écrivez-la sous cette forme, ou retirez la ligne.',
  'codex.kind-text': 'du texte',
  'codex.kind-number': 'un nombre',
  'codex.kind-yes-or-no': 'true ou false',
  'codex.kind-table': 'une table',
  'problems.codex.name-missing.cause': '{file} définit le fournisseur « {id} » sans nom : Codex ne démarre pas.',
  'problems.codex.name-missing.fix': 'Ajoutez la ligne name = "{id}".',
  'problems.codex.wire-retired.cause':
    '{file} donne au fournisseur « {id} » un wire_api autre que « responses » : Codex ne démarre pas, même s’il n’est pas choisi.',
  'problems.codex.wire-retired.fix':
    'Mettez wire_api = "responses", ou supprimez l’entrée si ce service ne parle que Chat Completions.',
  'problems.codex.key-twice.cause':
    '{file} donne au fournisseur « {id} » une clé par « auth » et par {others} : Codex ne démarre pas.',
  'problems.codex.key-twice.fix': 'N’en gardez qu’un.',
  'problems.codex.key-timeout-zero.cause':
    '{file} ne laisse aucun temps à la commande de clé de « {id} » : Codex ne démarre pas.',
  'problems.codex.key-timeout-zero.fix':
    'Supprimez timeout_ms (5000 par défaut), ou donnez-lui une valeur supérieure à 0.',
  'problems.codex.login-exposed.cause':
    '{file} laisse le fournisseur « {id} » utiliser la connexion propre à Codex : le jeton ChatGPT ou la clé d’API part vers {url}.',
  'problems.codex.login-exposed.fix': 'Supprimez requires_openai_auth, et donnez au fournisseur sa propre clé.',
  'problems.codex.id-reserved.cause':
    '{file} définit le fournisseur « {id} », un identifiant que Codex se réserve : Codex ne démarre pas.',
  'problems.codex.id-reserved.fix': 'Renommez l’entrée, par exemple en « {newId} », aussi dans model_provider.',
  'problems.codex.profile-selected.cause':
    '{file} contient profile = "{profile}" : Codex ne démarre pas avec cette ligne.',
  'problems.codex.profile-selected.fix':
    'Supprimez la ligne. Choisissez le profil au démarrage : codex --profile {profile}',
  'problems.codex.provider-undefined.cause':
    '{file} choisit model_provider = "{id}", qui n’est défini nulle part : Codex ne démarre pas.',
  'problems.codex.provider-undefined.fix':
    'Définissez [model_providers.{id}], ou supprimez la ligne : Codex utilise alors sa propre connexion.',
  'problems.codex.approval-untrusted.cause':
    '{file} contient approval_policy = "untrusted" : Codex ne démarre pas avec cette ligne.',
  'problems.codex.approval-untrusted.fix': 'Supprimez la ligne, ou mettez « on-request ».',
  'problems.codex.login-moved.cause':
    '{file} contient openai_base_url : avec la connexion propre à Codex, le jeton ChatGPT ou la clé d’API part vers {url}.',
  'problems.codex.login-moved.fix':
    'Supprimez la ligne, et ajoutez cette adresse comme fournisseur avec sa propre clé.',
  'problems.codex.profile-table.cause':
    '{file} contient [profiles.{profile}], qui n’a plus d’effet et bloque codex --profile {profile}.',
  'problems.codex.profile-table.fix': 'Déplacez ses lignes dans {newFile}, dans le même dossier.',
  'problems.codex.profile-table-replaced.cause':
    '{file} contient [profiles.{profile}], qui n’a plus d’effet et bloque codex --profile {profile}.',
  'problems.codex.profile-table-replaced.fix': 'Supprimez la table.',
  'problems.codex.default-profile.cause':
    '{file} contient default_profile = "{profile}", que Codex ignore : démarré sans --profile, il n’utilise pas ce profil.',
  'problems.codex.default-profile.fix':
    'Démarrez-le avec : codex --profile {profile}. Ou écrivez en tête du fichier ce que le profil choisit.',
  'problems.codex.setting-ignored.cause': '{file} contient {setting}, que Codex ignore. {purpose}',
  'problems.codex.setting-ignored.fix': 'Retirez-le si c’est réglé.',
  'problems.codex.entry-setting-unknown.cause':
    '{file} contient {setting}, un réglage de fournisseur que Codex ne connaît pas et ignore.',
  'problems.codex.entry-setting-unknown.fix': 'Vérifiez qu’il est bien écrit et à sa place.',
  'problems.codex.entry-key-at-top.cause':
    '{file} contient {setting} au premier niveau, où Codex l’ignore : il appartient à un fournisseur.',
  'problems.codex.entry-key-at-top.fix': 'Déplacez-le sous le [model_providers.…] auquel il est destiné.',
  'problems.codex.top-key-in-entry.cause':
    '{file} contient {setting}, que Codex ignore à cet endroit : {name} doit être en tête du fichier, avant toutes les tables.',
  'problems.codex.top-key-in-entry.fix': 'Remontez la ligne, ou retirez-la.',
  'problems.codex.too-old.cause':
    'Codex {version} ne connaît pas la commande qui donne sa clé à « {id} » : il interroge sans clé. Les versions {since} et suivantes la connaissent.',
  'problems.codex.too-old.fix': 'Mettez-le à jour : {update}',
  'notes.codex.too-old':
    'Codex {version} ne connaît pas de commande pour la clé : il interroge sans clé. Les versions {since} et suivantes la connaissent. Mettez-le à jour : {update}',
  'notes.codex.too-old-profile':
    'Codex {version} ne lit rien dans un fichier du profil {profile} ; les versions {since} et suivantes le font. Mettez-le à jour : {update}',
  'notes.codex.new-chat': 'Les discussions en cours gardent l’ancien fournisseur ; ouvrez-en une nouvelle.',
  'notes.codex.new-chat-key': 'Les discussions en cours gardent l’ancienne clé ; ouvrez-en une nouvelle.',
  'notes.codex.chats-read-only': 'Les discussions tenues par Switchyard peuvent être lues, mais plus poursuivies.',
  'notes.codex.start-profile': 'Démarrez Codex avec : codex --profile {profile}',
  'notes.codex.old-model':
    'Une discussion reprise demande son ancien modèle au nouveau fournisseur ; choisissez-en un autre avec /model. Une fois qu’elle y a échoué, elle reste telle quelle jusqu’à : codex app-server daemon restart',
  'notes.codex.old-model-unserved':
    '{provider} ne propose pas {model} : une discussion tenue avec ce modèle échoue quand on la reprend. Choisissez-y d’abord un autre modèle, avec /model. Une fois qu’elle a échoué, elle reste telle quelle, même après le prochain changement, jusqu’à : codex app-server daemon restart',
  'notes.codex.older-chats': 'Les anciennes discussions restent chez le fournisseur de leur début.',
  'notes.codex.variable':
    'Après un changement de {name}, lancez : codex app-server daemon restart (cela interrompt le travail en cours). D’ici là, le processus d’arrière-plan garde l’ancienne valeur.',
  'notes.codex.profile-blocked':
    'Codex refuse --profile {profile} tant que {file} contient [profiles.{profile}]. Supprimez cette table.',
  'notes.codex.key-shared':
    '[model_providers.{id}] dans {file} reçoit sa clé de {provider}. Saisissez-y de nouveau cette clé.',
  'notes.codex.entry-kept':
    '{file} garde l’entrée de {provider}, pour que ses discussions restent lisibles. Pour les poursuivre, passez Codex à un autre fournisseur.',
  'notes.codex.profile-names':
    'Le profil {profile} de Codex indique encore {provider}. Donnez-lui-en un autre : switchyard use <provider> --client codex --profile {profile}',
  'notes.codex.spoke-chat':
    '« {id} » parlait Chat Completions. À l’import, Switchyard continue de le prendre pour un tel fournisseur ; Codex ne peut s’en servir que s’il répond aussi à /responses.',
  'shadows.codex.profile.cause': 'codex --profile {profile} prend {settings} dans {file}.',
  'shadows.codex.profile.fix': 'Démarrez Codex sans --profile {profile}, ou changez aussi le profil.',
  'shadows.codex.key-variable.cause': '{name} est définie : cette clé remplace la connexion propre à Codex.',
  'shadows.codex.key-variable.fix': 'Retirez {name} pour utiliser la connexion.',
  'shadows.codex.env-file-key.cause':
    '{file} définit {name}, qui l’emporte sur la variable du même nom de votre environnement.',
  'shadows.codex.env-file-key.fix': 'Supprimez cette ligne, ou gardez la clé à cet endroit seulement.',
  'shadows.codex.env-file-proxy.cause':
    '{file} définit {name} : toutes les requêtes de Codex passent par ce proxy, qui peut répondre 502.',
  'shadows.codex.env-file-proxy.fix': 'Supprimez cette ligne si le fournisseur doit être joint directement.',
  'shadows.codex.model-settings.cause':
    '{file} : ces réglages ont été faits pour un autre modèle et valent aussi pour celui qui est choisi : {pins}.',
  'shadows.codex.model-settings.fix': 'Retirez ce qui ne lui convient pas.',
  'shadows.codex.model-names.cause':
    '{file} indique d’autres modèles, que Codex demande au fournisseur choisi : {pins}.',
  'shadows.codex.model-names.fix': 'Indiquez-y des modèles de ce fournisseur, ou aucun.',
  'shadows.codex.roles.cause':
    'Des sous-agents de Codex ont leur propre choix et ne suivent pas le changement : {pins}.',
  'shadows.codex.roles.fix': 'Pour que l’un d’eux suive, retirez model_provider et model de son fichier.',
  'shadows.codex.login-address.cause': 'Avec {setting} dans {file}, la connexion propre à Codex va à {host}.',
  'shadows.codex.login-address.fix': 'Supprimez la ligne {setting} si la connexion doit rester chez OpenAI.',
  'shadows.codex.project-broken.cause': '{cause} Codex ne démarre pas dans ce projet de confiance.',
  'shadows.codex.project-model.cause':
    '{file} définit model = "{model}" : dans ce projet, Codex le demande au fournisseur choisi.',
  'shadows.codex.project-model.fix': 'Supprimez-y la ligne si le fournisseur n’a pas ce modèle.',
  'shadows.codex.project-model-and-provider.cause':
    '{file} définit model = "{model}" : dans ce projet, Codex le demande au fournisseur choisi. Codex y ignore {ignored}.',
  'shadows.codex.project-provider.cause': '{file} indique un fournisseur. Codex y ignore {ignored}.',
  'shadows.codex.project-provider.fix': 'Il n’y a rien à faire ; la ligne peut partir.',
  'shadows.codex.managed-default.cause':
    '{file} définit model_provider = "{provider}" pour tous ceux qui n’ont rien choisi.',
  'shadows.codex.managed-default.fix': 'Choisissez un fournisseur.',
  'shadows.codex.managed-forced.cause': '{file} impose {settings} ; aucun changement n’y peut rien.',
  'shadows.codex.managed-forced.fix': 'Demandez à la personne qui gère cette machine.',
  'repairs.codex.name': 'Nommer le fournisseur « {id} »',
  'repairs.codex.wire':
    'Mettre wire_api = "responses" pour « {id} » (Codex démarre de nouveau ; un service qui ne parle que Chat Completions répondra 404)',
  'repairs.codex.one-key': 'Garder la commande « auth » de « {id} » et supprimer {others}',
  'repairs.codex.key-timeout': 'Supprimer timeout_ms = 0 de « {id} » (5000 par défaut)',
  'repairs.codex.exposed-login': 'Supprimer requires_openai_auth de « {id} » (il lui faut alors sa propre clé)',
  'repairs.codex.rename':
    'Renommer le fournisseur « {id} » en « {newId} » (les discussions tenues sous « {id} » restent à celui de Codex)',
  'repairs.codex.remove-profile': 'Supprimer la ligne « profile »',
  'repairs.codex.remove-provider': 'Supprimer la ligne « model_provider » (Codex utilise alors sa propre connexion)',
  'repairs.codex.remove-approval':
    'Supprimer la ligne « approval_policy » (Codex demande alors selon son propre défaut)',
  'repairs.codex.remove-base-url':
    'Supprimer la ligne « openai_base_url » (la connexion propre s’adresse alors de nouveau à OpenAI)',
  'repairs.codex.remove-profile-table': 'Supprimer [profiles.{profile}] ({file} est utilisé)',
  'repairs.codex.move-profile-table': 'Déplacer [profiles.{profile}] vers {file}',
  'repairs.codex.meant-choice': 'Choisir ce que choisit le profil « {profile} » ({choice}), et retirer {setting}',
  'repairs.codex.rename-setting': 'Renommer {setting} en {newName}',
  'repairs.codex.move-setting': 'Déplacer {setting} vers {place}',
  'ignored.codex.response-storage':
    'Il empêchait que les réponses soient conservées chez le fournisseur ; Codex le demande désormais toujours.',
  'ignored.codex.auth-method':
    'Il choisissait entre la connexion ChatGPT et une clé API ; c’est désormais la dernière connexion qui décide (codex login).',
  'ignored.codex.reasoning-summaries':
    'Il disait que le modèle résume son raisonnement ; Codex le tire désormais du catalogue des modèles.',
  'ignored.codex.output-tokens': 'Il devait limiter la longueur d’une réponse ; Codex n’envoie pas de telle limite.',
  'ignored.codex.effort': 'Il devait régler l’effort de réflexion ; pour Codex c’est model_reasoning_effort.',
  'ignored.codex.key': 'Il devait contenir la clé ; Codex n’en prend aucune à cet endroit.',
  'ignored.codex.routing':
    'Il devait choisir parmi les hébergeurs d’OpenRouter, ce que Codex ne peut pas envoyer. OpenRouter le prend dans le nom du modèle : <modèle>:floor pour le prix le plus bas, <modèle>:nitro pour la vitesse.',
  'ignored.codex.models':
    'Il devait énumérer les modèles du fournisseur ; Codex en prend un dans « model », et d’autres dans un profil.',
  'ignored.codex.headers': 'Il devait ajouter des en-têtes à chaque requête ; pour Codex c’est http_headers.',
};
