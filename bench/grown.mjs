// A database with as many events as a bench wants: accounts of one use, copied under other keys.
const copiesPerStatement = 100;

/** More accounts of the same use under other keys: days and months copied with their events stay the sums of them. */
export async function growTo(admin, events, { template, eventsPerAccount }) {
  await admin.query('SET synchronous_commit = off');
  for (
    let missing = events / eventsPerAccount - (await countEvents(admin)) / eventsPerAccount;
    missing >= 1;
    missing -= copiesPerStatement
  )
    await copyAccount(admin, template, Math.floor(Math.min(missing, copiesPerStatement)));
  // What autovacuum does in its own time.
  await admin.query('VACUUM (ANALYZE) usage_event, usage_day, usage_month');
  await admin.query('CHECKPOINT');
}

async function copyAccount(admin, template, copies) {
  await admin.query('BEGIN');
  await admin.query(
    `CREATE TEMPORARY TABLE copied ON COMMIT DROP AS SELECT gen_random_uuid() AS copy_id FROM generate_series(1, ${copies})`,
  );
  await insertCopies(admin, { table: 'account', key: 'id', template, own: {} });
  for (const table of ['usage_calendar', 'usage_source', 'usage_day', 'usage_month'])
    await insertCopies(admin, { table, key: 'account_id', template, own: {} });
  await insertCopies(admin, {
    table: 'usage_event',
    key: 'account_id',
    template,
    own: { dedupe_key: 'uuid_send(gen_random_uuid())' },
  });
  await admin.query('COMMIT');
}

async function insertCopies(admin, { table, key, template, own }) {
  const { rows } = await admin.query(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> $2 ORDER BY attnum`,
    [table, key],
  );
  const names = rows.map(({ name }) => name);
  await admin.query(
    `INSERT INTO ${table} (${[key, ...names].join(', ')})
     SELECT copy_id, ${names.map((name) => own[name] ?? name).join(', ')} FROM ${table} CROSS JOIN copied WHERE ${table}.${key} = $1`,
    [template],
  );
}

export async function countEvents(admin) {
  const { rows } = await admin.query('SELECT count(*)::int AS count FROM usage_event');
  return rows[0].count;
}
