import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': '没有客户端“{id}”。',
  'problems.client.unknown.fix': '请指定其中之一：{clients}。',
  'notes.client.shadow': '{message}{fix}',
  'shadows.client.proxy.cause':
    '在 Switchyard 所见的环境中设置了 {name}：{client} 会通过该代理访问本机上的供应商，而代理无法到达。',
  'shadows.client.proxy.fix': '请在启动 {client} 的环境中排除本机：NO_PROXY=127.0.0.1,localhost',
  'shadows.client.variable-unset.cause': '应保存密钥的 {name} 在 Switchyard 所见的环境中未设置。',
  'shadows.client.variable-unset.fix': '请在启动 {client} 的环境中设置 {name}。',
};
