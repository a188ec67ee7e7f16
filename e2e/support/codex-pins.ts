/** A value for each setting of Codex that stays when the model goes; `cat.json` stands for a catalogue that is there. */
export const pinSamples: Readonly<Record<string, string>> = {
  model_context_window: '1000000',
  model_auto_compact_token_limit: '900000',
  model_catalog_json: '"cat.json"',
  model_reasoning_effort: '"xhigh"',
  plan_mode_reasoning_effort: '"high"',
  model_reasoning_summary: '"detailed"',
  model_verbosity: '"low"',
  service_tier: '"fast"',
  review_model: '"big"',
  'memories.extract_model': '"big"',
  'memories.consolidation_model': '"big"',
};
