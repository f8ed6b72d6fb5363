import { localDay } from './local-day.js';

/** Whether the restatement `r` covers the event `e`, in SQL: counted, of its days, and recorded before it was planned. */
export const covers = `e.account_id = r.account_id AND e.is_counted AND e.received_at <= r.recorded_until
  AND ${localDay('e', 'r.zone')} BETWEEN r.from_day AND r.to_day`;
