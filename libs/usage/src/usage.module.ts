import { Module } from '@nestjs/common';
import { AccountsModule } from '@promptprint/accounts';
import { AccountFacts } from './account-facts.service.js';
import { BucketService } from './bucket.service.js';
import { Calendars } from './calendars.service.js';
import { ConflictService } from './conflict.service.js';
import { EntryService } from './entry.service.js';
import { EventLog } from './event-log.queries.js';
import { FootprintQueries } from './footprint.queries.js';
import { ImportService } from './import.service.js';
import { ImportReadings } from './import-readings.service.js';
import { OtlpService } from './otlp.service.js';
import { OverlapNews } from './overlap-news.service.js';
import { OverlapService } from './overlap.service.js';
import { TrialService } from './trial.service.js';
import { RestatementReset } from './restatement-reset.service.js';
import { RestatementMail } from './restatement-mail.service.js';
import { RestatementService } from './restatement.service.js';
import { SourceStates } from './source-states.queries.js';
import { UsageClasses } from './usage-classes.service.js';
import { UsageDictionaries } from './usage-dictionaries.service.js';
import { UsageSources } from './usage-sources.service.js';
import { UsageService } from './usage.service.js';
import { UsageRights } from './usage-rights.service.js';
import { UsageWriter } from './usage-writer.service.js';

const open = [
  ConflictService,
  EntryService,
  EventLog,
  FootprintQueries,
  ImportReadings,
  ImportService,
  OtlpService,
  OverlapService,
  RestatementMail,
  RestatementService,
  SourceStates,
  TrialService,
  UsageService,
];

@Module({
  imports: [AccountsModule],
  providers: [
    ...open,
    AccountFacts,
    BucketService,
    Calendars,
    OverlapNews,
    RestatementReset,
    UsageClasses,
    UsageDictionaries,
    UsageSources,
    UsageRights,
    UsageWriter,
  ],
  exports: open,
})
export class UsageModule {}
