import { cloudEventSource, cloudEventUsage, isCloudEvent } from '../cloud-event.js';
import { tokenGrades } from '../event.js';
import type { RecordReader, SharedReading, UsageFormat } from '../format.js';
import type { ReadItem, Where } from '../item.js';
import type { JsonRecord } from '../json-text.js';
import { checked } from '../log-reading.js';

export const cloudEventsFormat: UsageFormat<'cloudevents'> = {
  id: cloudEventSource,
  version: '1',
  record: 'use',
  tokenGrades,
  mayHoldText: false,
  dedupeKey: 'source and id of the CloudEvent',
  recognises: isCloudEvent,
  create: (reading): RecordReader => ({ take: (json, _text, where) => [itemOf(json, where, reading)] }),
};

function itemOf(json: JsonRecord, where: Where, { seen, now }: SharedReading): ReadItem {
  const usage = cloudEventUsage(json);
  if (typeof usage === 'string') return { kind: 'skip', reason: usage, where };
  const item = checked({ ...usage, parserVersion: cloudEventsFormat.version }, where, now);
  if (item.kind !== 'event') return item;
  return seen.add(`${cloudEventSource}|${item.event.id}`) ? item : { kind: 'duplicate', where };
}
