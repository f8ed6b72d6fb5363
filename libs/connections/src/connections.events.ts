/** A connection is to be read now. Payload: `accountId`, `connectionId`. */
export const connectionDue = 'usage.connection-due';
