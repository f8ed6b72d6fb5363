import { bucketKey, type BucketDraft, type DraftOrReason } from '../bucket-draft.js';
import { bucketSpan, type BucketSpan } from '../bucket-span.js';
import { isoMs } from '../instant.js';
import type { SkipReason } from '../item.js';
import { asList, asRecord, asText, type JsonRecord } from '../json-text.js';
import { loggedCount, loggedCounts } from '../log-reading.js';
import { idOrNull, nameOrNull } from '../name.js';

/** What every event of these reports says of where it comes from. */
export const copilotSource = { sourceKind: 'copilot_metrics', parserVersion: '1' } as const;

/** Whose day a row tells of. The same use stands in the rows of a person, an organisation and an enterprise. */
export const copilotLevels = ['person', 'organisation', 'enterprise'] as const;
export type CopilotLevel = (typeof copilotLevels)[number];

const dayMs = 86_400_000;
/** Clients whose tokens are counted; their interactions are among them. */
const clients = [
  ['totals_by_cli', 'copilot-cli'],
  ['totals_by_copilot_app', 'copilot-app'],
] as const;
const metered = new Set(['copilot_cli', 'copilot_app']);
const completion = 'code_completion';
/** Stand for any model. */
const noModel = new Set(['unknown', 'others', 'other', 'default', 'auto']);

export interface CopilotDay {
  day: string;
  level: CopilotLevel;
  drafts: DraftOrReason[];
  /** Completions in an editor have no counts anywhere. */
  hasCompletions: boolean;
}

/** What one row tells: tokens of the clients that count them, and how often somebody asked elsewhere. */
export function copilotDay(row: JsonRecord): CopilotDay | SkipReason {
  const day = asText(row['day']) ?? '';
  const startMs = isoMs(day);
  if (startMs === null) return row['day'] === undefined ? 'missing-time' : 'invalid-time';
  const person = idOrNull(row['user_id']) ?? nameOrNull(row['user_login']);
  const organisation = idOrNull(row['organization_id']);
  const span = bucketSpan(startMs, startMs + dayMs);
  const owner = [idOrNull(row['enterprise_id']), organisation, person];
  const features = asList(row['totals_by_feature']).map((each) => asRecord(each) ?? {});
  return {
    day: day.slice(0, 10),
    level: person !== null ? 'person' : organisation !== null ? 'organisation' : 'enterprise',
    drafts: [
      ...clients.map(([field, client]) => clientDraft(asRecord(row[field]) ?? {}, client, { span, owner })),
      ...askedDrafts(row, features, { span, owner }),
    ],
    hasCompletions: features.some(
      (each) => each['feature'] === completion && Boolean(each['code_generation_activity_count']),
    ),
  };
}

interface Place {
  span: BucketSpan;
  owner: readonly (string | null)[];
}

function clientDraft(totals: JsonRecord, client: string, place: Place): DraftOrReason {
  const tokens = loggedCounts(asRecord(totals['token_usage']) ?? {}, ['prompt_tokens_sum', 'output_tokens_sum']);
  const requests = loggedCount(totals['request_count']);
  if (tokens === undefined || requests === undefined) return 'invalid-number';
  if (!tokens.prompt_tokens_sum && !tokens.output_tokens_sum && !requests) return null;
  return draft(place, [client], {
    requests,
    inputTokens: tokens.prompt_tokens_sum,
    outputTokens: tokens.output_tokens_sum,
    tokenGrade: 'B',
    clientApp: client,
  });
}

/** Questions in editors, by feature and model; those a model is not named for are what is left of their feature. */
function askedDrafts(row: JsonRecord, features: readonly JsonRecord[], place: Place): DraftOrReason[] {
  const byModel = asList(row['totals_by_model_feature']).map((each) => asRecord(each) ?? {});
  const named = new Map<string, number>();
  const drafts = byModel.filter(isAsked).map((each): DraftOrReason => {
    const count = loggedCount(each['user_initiated_interaction_count']);
    if (count === undefined) return 'invalid-number';
    const feature = asText(each['feature']) ?? '';
    named.set(feature, (named.get(feature) ?? 0) + (count ?? 0));
    return askedDraft(place, feature, { count: count ?? 0, model: nameOrNull(each['model']) });
  });
  const rest = features.filter(isAsked).map((each): DraftOrReason => {
    const count = loggedCount(each['user_initiated_interaction_count']);
    if (count === undefined) return 'invalid-number';
    const feature = asText(each['feature']) ?? '';
    return askedDraft(place, feature, { count: (count ?? 0) - (named.get(feature) ?? 0), model: null });
  });
  return [...drafts, ...rest];
}

function isAsked({ feature }: JsonRecord): boolean {
  return feature !== completion && !metered.has(asText(feature) ?? '');
}

function askedDraft(
  place: Place,
  feature: string,
  { count, model }: { count: number; model: string | null },
): DraftOrReason {
  if (count <= 0) return null;
  return draft(place, [feature, model], {
    requests: count,
    modelRawResponse: model === null || noModel.has(model.toLowerCase()) ? null : model,
    tokenGrade: 'E',
    clientApp: 'github-copilot',
  });
}

function draft({ span, owner }: Place, group: readonly (string | null)[], facts: JsonRecord): BucketDraft {
  const { key, ...time } = span;
  return {
    key: bucketKey(copilotSource.sourceKind, [key, ...owner, ...group]),
    facts: { ...time, ...copilotSource, operation: 'chat', ...facts },
    isRebuilt: false,
  };
}
