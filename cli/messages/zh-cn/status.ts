import type { Area } from '../../../shared/messages/message.ts';
import type { status as pattern } from '../en/status.ts';

export const status: Area<typeof pattern> = {
  'status.unreadable': '其配置文件无法读取',
  'status.official': '自己的登录',
  'status.unset': '未选择供应商',
  'status.nobody': '未知',
  'status.foreign': '{choice}（不是由 Switchyard 设置；参见：switchyard import --client {client}）',
  'status.key-keychain': '密钥由助手取自钥匙串',
  'status.key-env': '密钥来自您自己的变量',
  'status.key-file': '密钥在文件中，仅您可读',
  'status.key-plain': '密钥以明文存于配置文件中',
  'status.key-none': '无密钥',
  'status.drift-ours': '自上次写入后被手动改动：{keys}',
  'status.drift-elsewhere': '自上次写入后其他部分有改动；不会丢失',
  'status.found': '{name}：{text}',
  'status.not-found': '未找到',
  'status.at-line': '第 {line} 行：{cause}',
  'status.repair': '{title}：switchyard repair --client {client}',
  'status.plain-key': '{provider} 的密钥以明文存于 {file}。',
  'status.plain-key-fix': '移走：switchyard import --client {client} --move-keys',
};
