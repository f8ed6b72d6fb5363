/** One call as LiteLLM tells a callback of it. Further fields may come along; they are dropped unread. */
export class LitellmCallBody {
  id!: string;
  /** Such as `acompletion` or `aembedding`. */
  call_type!: string;
  model!: string;
  /** Seconds since 1970. */
  startTime!: number;
  endTime?: number;
  /** Cached tokens included. */
  prompt_tokens!: number;
  completion_tokens!: number;
  custom_llm_provider?: string;
  response_cost?: number;
}

export class LitellmSkippedAnswer {
  /** From the fixed list of the readers. */
  reason!: string;
  count!: number;
}

export class LitellmCallbackAnswer {
  recorded!: number;
  /** Told before, by a callback or in the spend log. */
  duplicates!: number;
  conflicts!: number;
  /** Not storable. */
  refused!: number;
  /** Calls that count nothing, by reason. */
  skipped!: LitellmSkippedAnswer[];
}
