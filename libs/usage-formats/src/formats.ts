import { canonicalKind, canonicalVersion } from './canonical.js';
import { chatgptKind, chatgptVersion } from './chatgpt.js';
import { claudeChatKind, claudeChatVersion } from './claude-chat.js';
import { claudeCodeKind, claudeCodeVersion } from './claude-code.js';
import { codexKind, codexVersion } from './codex.js';

/** What a file can be recognised as; events carry it as their source, except canonical ones that name their own. */
export const formatIds = [chatgptKind, claudeChatKind, claudeCodeKind, codexKind, canonicalKind] as const;
export type FormatId = (typeof formatIds)[number];

/** Changes whenever a reader counts differently. */
export const formatVersions: Readonly<Record<FormatId, string>> = {
  [chatgptKind]: chatgptVersion,
  [claudeChatKind]: claudeChatVersion,
  [claudeCodeKind]: claudeCodeVersion,
  [codexKind]: codexVersion,
  [canonicalKind]: canonicalVersion,
};
