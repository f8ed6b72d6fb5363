// The floor under every way of storing events: COPY of the same rows in binary form, no roll-ups.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';

/** The latest rows again as COPY writes them, under accounts nobody has, in the order of their times when asked for. */
export async function binaryRows(admin, { count, people, isInOrder = false }) {
  const { rows } = await admin.query(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
      WHERE attrelid = 'usage_event'::regclass AND attnum > 0 AND attname <> 'account_id' AND NOT attisdropped`,
  );
  const { names } = rows[0];
  const strangers = Array.from({ length: people }, () => `'${randomUUID()}'::uuid`).join(', ');
  const read = admin.query(
    copyStreams.to(`COPY (
      SELECT (ARRAY[${strangers}])[1 + (row_number() OVER ()) % ${people}] AS account_id, ${names}
        FROM (SELECT * FROM usage_event WHERE received_at > now() - interval '10 minutes'
               ORDER BY received_at DESC LIMIT ${count}) e
       ORDER BY ${isInOrder ? 'occurred_at' : 'random()'}) TO STDOUT (FORMAT binary)`),
  );
  const chunks = [];
  for await (const chunk of read) chunks.push(chunk);
  return { chunks, names };
}

export async function copyIn(admin, { chunks, names }) {
  await pipeline(
    Readable.from(chunks),
    admin.query(copyStreams.from(`COPY usage_event (account_id, ${names}) FROM STDIN (FORMAT binary)`)),
  );
}
