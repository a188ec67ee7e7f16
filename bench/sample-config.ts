/** A Codex config.toml of about `bytes` bytes, as people's files grow: MCP servers, projects, comments, odd spacing. */
export function sampleConfig(bytes: number): string {
  let text =
    '# ~/.codex/config.toml, kept by hand\nmodel = "gpt-6.1-sol"   # default\nmodel_reasoning_effort = "high"\n';
  for (let n = 0; text.length < bytes; n += 1)
    text += `
# server ${n}
[mcp_servers.server_${n}]
command = "npx"
args = ["-y", "@example/server-${n}", "--flag=a=b"]   # comment
env = { "API_BASE" = "https://host-${n}.example/v1", LEVEL = 'warn' }
startup_timeout_sec = 20

[projects."/home/me/work/repo ${n}"]
trust_level = "trusted"
`;
  return text;
}
