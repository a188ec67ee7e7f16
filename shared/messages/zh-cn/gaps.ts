import type { gaps as pattern } from '../en/gaps.ts';
import type { Area } from '../message.ts';

export const gaps: Area<typeof pattern> = {
  'problems.gap-provider.cause': '{client} 使用供应商“{provider}”，但它不在供应商列表中。',
  'problems.gap-provider.fix': '将其加入列表：switchyard import --client {id}',
  'problems.gap-launcher.cause': '{file} 向 {program} 要密钥，而它不是本机的启动器。',
  'problems.gap-launcher.fix': '改为本机的启动器：switchyard repair --client {client}',
  'problems.gap-key.cause': '{name} 的密钥缺失。',
  'problems.gap-key.fix': '请输入：switchyard key set {provider}',
  'problems.gap-key-beside.cause':
    '{file} 中的条目“{entry}”从 Switchyard 取的密钥不存在：这样 {client} 可能不会向任何供应商发出请求。',
  'problems.gap-key-beside.fix': '请输入：switchyard key set {provider}。或从 {file} 中移除该条目。',
  'problems.gap-own-file.cause': '{file} 从 {path} 取密钥，但该文件不存在。',
  'problems.gap-own-file.fix': '请重新写入：switchyard use {provider} --client {client}',
  'problems.gap-file.cause': '{file} 从 {path} 取密钥，但该文件不存在。',
  'problems.gap-file.fix': '请放回该文件，或从 {file} 中去掉它的名字。',
  'problems.gap-variable.cause': '{client} 取密钥的变量 {name} 在此处未设置。',
  'problems.gap-variable.fix': '请在启动 {client} 的环境中设置它。',
  'problems.gap-command.cause': '{file} 通过命令 {command} 取得“{entry}”的密钥，但该命令不存在。',
  'problems.gap-command.fix': '请重新安装它，或选择其他供应商：switchyard use <provider> --client {client}',
  'problems.gap-settings.cause': '{file} 中仍是 {name} 的旧设置，与供应商列表不同。',
  'problems.gap-settings.fix': '写入新设置：switchyard use {provider} --client {client}',
  'repairs.launcher': '为“{entry}”指定本机的启动器',
};
