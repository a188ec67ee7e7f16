import type { Area } from '../../../shared/messages/message.ts';
import type { providers as pattern } from '../en/providers.ts';

export const providers: Area<typeof pattern> = {
  'providers.none': 'プロバイダーはまだありません。追加：switchyard add openrouter、参照：switchyard presets',
  'providers.none-to-test': 'プロバイダーはまだありません。追加：switchyard add openrouter',
  'providers.key-not-needed': '不要',
  'providers.key-keychain': 'キーチェーン内',
  'providers.key-file': 'ファイル内',
  'providers.key-env': '{variable} から',
  'providers.key-missing': 'なし',
  'providers.key-column': 'キー：{state}',
  'providers.mended': 'ベース URL：{change}。',
  'providers.added': '{name} を追加しました。切り替え：switchyard use {id} --client {client}',
  'providers.unchanged': '{name} はすでにそのとおりです。変更するものはありません。参照：switchyard edit --help',
  'providers.changed': '{name} を変更しました。',
  'providers.moved-origin': 'アドレスが変わったため、キーをもう一度入力する必要があります：switchyard key set {id}',
  'providers.still-old':
    '{client} はまだ古い設定のままです。新しい設定を書き込む：switchyard use {id} --client {clientId}',
  'providers.removed': '{name} とそのキーを削除しました。',
  'providers.can-put-back': '10 分間はキーごと元に戻せます：switchyard put-back {id}',
  'providers.is-back': '{name} を元に戻しました。',
  'providers.copied': '{name} を {id} として {original} の下に追加しました。',
  'providers.copied-keyless': 'まだ自身のキーがありません：switchyard key set {id}',
  'providers.kind-vendor': '提供元',
  'providers.kind-aggregator': '中継サービス',
  'providers.kind-local': 'ローカル',
  'providers.kind-template': 'ひな形',
  'providers.give-base-url': '--base-url を指定',
  'providers.preset-date': '{date} 時点の公開情報です。接続はまだ試していません。',
  'keys.question': '{name} のキー',
  'keys.in-file': '選択どおり、キーはキーチェーンではなく、自分だけが読めるファイルにあります。',
  'keys.mended': '修正：{change}。',
  'keys.stored': '{name} のキーを保存しました。',
  'keys.deleted': '{name} のキーを削除しました。',
  'keys.still-used':
    '{client} はまだ {name} を使っていて、今はキーを受け取れません。キーを入力する：switchyard key set {id}',
};
