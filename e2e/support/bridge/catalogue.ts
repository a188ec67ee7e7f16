/** What the catalogue says of the one model. */
export interface ModelAbout {
  readonly slug: string;
  readonly effort: string | null;
}

/**
 * The answer to `GET /models` from which Codex takes a model's abilities: the fields that 0.169.0 requires, and what gives it
 * apply_patch as a tool of raw text (measured 2026-11-26).
 */
export function catalogueOf({ slug, effort }: ModelAbout): object {
  const entry = {
    slug,
    display_name: slug,
    supported_reasoning_levels: effort === null ? [] : [{ effort, description: effort }],
    ...(effort !== null && { default_reasoning_level: effort }),
    shell_type: 'unified_exec',
    visibility: 'list',
    supported_in_api: true,
    priority: 1,
    support_verbosity: false,
    truncation_policy: { mode: 'tokens', limit: 10_000 },
    experimental_supported_tools: [],
    supports_parallel_tool_calls: true,
    supports_search_tool: true,
    multi_agent_version: 'v2',
    apply_patch_tool_type: 'freeform',
    input_modalities: ['text', 'image'],
    context_window: 64_000,
    base_instructions: 'You are a coding agent.',
  };
  return { models: [entry], object: 'list', data: [{ id: slug, object: 'model', created: 0 }] };
}
