export class EventIdKeyAnswer {
  accountId!: string;
  /** Keys the hash under which a reader hands over native ids (HMAC-SHA-256, base64url), so that the ids themselves stay where they are. */
  eventIdKey!: string;
}
