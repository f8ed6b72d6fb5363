import { estimate, models } from '@promptprint/emissions';
import { DomainError } from '@promptprint/kernel';
import { sqlState } from '@promptprint/platform';
import pg from 'pg';

const undefinedTable = '42P01';

/**
 * Writes the classes of every model the current factor set names, as its usual host serves it; answers how many were new.
 * Others are added when they first come up, so this only spares the first events of a new database the detour.
 */
export async function seedClasses(adminUrl: string): Promise<number> {
  const classes = models().map(({ id }) => {
    const { classKey, factorSet, model, provider, zone } = estimate({ model: id, inputTokens: 1, outputTokens: 1 });
    return { classKey, factorSet, modelId: model.id, provider, zone };
  });
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'promptprint-seed' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `INSERT INTO usage_class (class_key, factor_set, model_id, provider, zone)
       SELECT DISTINCT ON ("factorSet", "classKey") "classKey", "factorSet", "modelId", provider, zone
         FROM json_to_recordset($1::json) AS c("classKey" text, "factorSet" text, "modelId" text, provider text, zone text)
        WHERE NOT EXISTS (SELECT FROM usage_class k WHERE k.factor_set = c."factorSet" AND k.class_key = c."classKey")
        ORDER BY "factorSet", "classKey" ON CONFLICT DO NOTHING`,
      [JSON.stringify(classes)],
    );
    return rowCount ?? 0;
  } catch (error) {
    if (sqlState(error) === undefinedTable) throw new DomainError('conflict', 'not-migrated');
    throw error;
  } finally {
    await client.end();
  }
}
