import type pg from 'pg';
import { PgBoss } from 'pg-boss';

export const jobsSchema = 'pgboss';

/** The job queue's own tables, owned like all others by the role that cannot log in. */
export async function installJobs(client: pg.Client): Promise<void> {
  const db = {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: (await client.query(text, values)).rows }),
  };
  const boss = new PgBoss({ db, schema: jobsSchema, supervise: false, schedule: false, registerInstance: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query(`GRANT USAGE ON SCHEMA ${jobsSchema} TO app_rw, app_read`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO app_rw`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${jobsSchema} TO app_read`);
}
