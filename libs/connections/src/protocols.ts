import { anthropicAnalytics, anthropicUsageReport } from './anthropic-protocol.js';
import type { ConnectionKind } from './connection.js';
import { openaiUsage } from './openai-protocol.js';
import { openrouterActivity } from './openrouter-protocol.js';
import type { Protocol, UsageProtocol } from './protocol.js';

/** In the order in which they are tried when a key is new. */
const protocols: readonly UsageProtocol[] = [openaiUsage, anthropicAnalytics, anthropicUsageReport, openrouterActivity];

export const protocolsOf = (kind: ConnectionKind): readonly UsageProtocol[] =>
  protocols.filter((protocol) => protocol.kind === kind);

export function protocolNamed(name: Protocol): UsageProtocol {
  const found = protocols.find((protocol) => protocol.name === name);
  if (!found) throw new Error(`there is no protocol called ${name}`);
  return found;
}
