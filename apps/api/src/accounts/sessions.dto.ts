export class SessionAnswer {
  id!: string;
  /**
   * Browser and system; empty when neither is known.
   * @example "Firefox · Linux"
   */
  device!: string;
  createdAt!: string;
  /** To about ten minutes. */
  lastSeenAt!: string;
  expiresAt!: string;
  /** Whether it is the one this request came with. */
  isCurrent!: boolean;
}

export class SessionListAnswer {
  items!: SessionAnswer[];
}
