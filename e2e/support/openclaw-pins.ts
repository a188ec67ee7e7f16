import type { pinPlaces } from '../../core/clients/openclaw/pins.ts';

/** One setting for each place that names a model of its own, as OpenClaw takes it. */
export const pinSamples: Readonly<Record<(typeof pinPlaces)[number]['path'], (ref: string) => object>> = {
  'agents.defaults.heartbeat.model': (model) => ({ agents: { defaults: { heartbeat: { model } } } }),
  'agents.defaults.subagents.model': (primary) => ({ agents: { defaults: { subagents: { model: { primary } } } } }),
  'agents.defaults.utilityModel': (utilityModel) => ({ agents: { defaults: { utilityModel } } }),
  'agents.defaults.decisionModel': (decisionModel) => ({ agents: { defaults: { decisionModel } } }),
  'agents.defaults.imageModel': (primary) => ({ agents: { defaults: { imageModel: { primary } } } }),
  'agents.defaults.mediaModels.*': (ref) => ({
    agents: { defaults: { mediaModels: { video: { primary: ref } } } },
  }),
  'agents.defaults.pdfModel': (pdfModel) => ({ agents: { defaults: { pdfModel } } }),
  'agents.defaults.voiceModel': (voiceModel) => ({ agents: { defaults: { voiceModel } } }),
  'agents.defaults.compaction.model': (model) => ({ agents: { defaults: { compaction: { model } } } }),
  'agents.defaults.compaction.memoryFlush.model': (model) => ({
    agents: { defaults: { compaction: { memoryFlush: { model } } } },
  }),
  'agents.defaults.embeddedAgent.cyberFailover.model': (model) => ({
    agents: { defaults: { embeddedAgent: { cyberFailover: { model } } } },
  }),
  'agents.entries.*.heartbeat.model': (model) => ({ agents: { entries: { main: { heartbeat: { model } } } } }),
  'agents.entries.*.subagents.model': (model) => ({ agents: { entries: { main: { subagents: { model } } } } }),
  'agents.entries.*.utilityModel': (utilityModel) => ({ agents: { entries: { main: { utilityModel } } } }),
  'agents.entries.*.decisionModel': (decisionModel) => ({ agents: { entries: { main: { decisionModel } } } }),
  'agents.entries.*.tts.summaryModel': (summaryModel) => ({ agents: { entries: { main: { tts: { summaryModel } } } } }),
  'agents.entries.*.tools.exec.reviewer.model': (model) => ({
    agents: { entries: { main: { tools: { exec: { reviewer: { model } } } } } },
  }),
  'channels.modelByChannel.*.*': (ref) => ({ channels: { modelByChannel: { telegram: { '1234': ref } } } }),
  'channels.clickclack.model': (model) => ({ channels: { clickclack: { model } } }),
  'channels.clickclack.accounts.*.model': (model) => ({ channels: { clickclack: { accounts: { a: { model } } } } }),
  'hooks.gmail.model': (model) => ({ hooks: { gmail: { model } } }),
  'hooks.mappings.*.model': (model) => ({ hooks: { mappings: [{ id: 'm', model }] } }),
  'tools.exec.reviewer.model': (model) => ({ tools: { exec: { reviewer: { model } } } }),
  'tools.media.models.*.model': (ref) => {
    const [provider = '', model = ''] = ref.split('/');
    return { tools: { media: { models: [{ provider, model }] } } };
  },
  'tts.summaryModel': (summaryModel) => ({ tts: { summaryModel } }),
  'plugins.entries.active-memory.config.model': (model) => ({
    plugins: { entries: { 'active-memory': { config: { model } } } },
  }),
  'plugins.entries.active-memory.config.modelFallback': (modelFallback) => ({
    plugins: { entries: { 'active-memory': { config: { modelFallback } } } },
  }),
  'plugins.entries.llm-task.config.defaultModel': (defaultModel) => ({
    plugins: { entries: { 'llm-task': { config: { defaultModel } } } },
  }),
  'plugins.entries.logbook.config.visionModel': (visionModel) => ({
    plugins: { entries: { logbook: { config: { visionModel } } } },
  }),
  'plugins.entries.memory-core.config.dreaming.model': (model) => ({
    plugins: { entries: { 'memory-core': { config: { dreaming: { model } } } } },
  }),
  'plugins.entries.memory-core.config.dreaming.execution.defaults.model': (model) => ({
    plugins: { entries: { 'memory-core': { config: { dreaming: { execution: { defaults: { model } } } } } } },
  }),
  'plugins.entries.memory-core.config.dreaming.phases.*.execution.model': (model) => ({
    plugins: { entries: { 'memory-core': { config: { dreaming: { phases: { deep: { execution: { model } } } } } } } },
  }),
};

/** Objects joined key by key; of two lists the later one stays. */
export function joined(one: unknown, other: unknown): unknown {
  const isTable = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isTable(one) || !isTable(other)) return other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, key in other ? joined(one[key], other[key]) : one[key]]));
}
