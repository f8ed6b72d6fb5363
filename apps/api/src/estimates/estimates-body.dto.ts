import { IsBoolean, IsOptional } from 'class-validator';
import { UsageEventsBody } from '../usage/usage-event-body.dto.js';

export class EstimatesBody extends UsageEventsBody {
  /** Each estimate with its explanation; for at most 100 events. */
  @IsOptional()
  @IsBoolean()
  explain?: boolean;
}
