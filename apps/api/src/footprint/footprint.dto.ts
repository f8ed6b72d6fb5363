import { ApiProperty } from '@nestjs/swagger';
import type { Grade } from '@promptprint/kernel';
import { groupings, type Grouping } from '@promptprint/usage';
import { IsIn, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { FigureAnswer, FiguresAnswer } from './figures.dto.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

export class PeriodQuery {
  /** First day where the person lives, `YYYY-MM-DD`. Without it: 30 days up to `to`. */
  @ApiProperty({ required: false, type: String, format: 'date' })
  @IsOptional()
  @IsString()
  @Matches(day)
  @IsISO8601({ strict: true })
  from?: string;

  /** Last day, still part of the period. Without it: today. */
  @ApiProperty({ required: false, type: String, format: 'date' })
  @IsOptional()
  @IsString()
  @Matches(day)
  @IsISO8601({ strict: true })
  to?: string;
}

export class FootprintQuery extends PeriodQuery {
  /** What one group is; days when nothing is said. */
  @IsOptional()
  @IsIn(groupings)
  groupBy?: Grouping;
}

/** Sums of what the sources reported; null where none of them reported any. */
export class TokenSumsAnswer {
  /** Cached and cache-written tokens included. */
  input!: number | null;
  inputCacheRead!: number | null;
  inputCacheWrite!: number | null;
  /** Reasoning included. */
  output!: number | null;
  outputReasoning!: number | null;
}

export class AmountsAnswer {
  /** Entries of the log. */
  events!: number;
  /** Requests behind them; null where no source says. */
  requests!: number | null;
  tokens!: TokenSumsAnswer;
  figures!: FiguresAnswer;
}

export class FootprintGroupAnswer extends AmountsAnswer {
  /** The day, the month (`YYYY-MM`), the id of the model, the source or the member; empty for a model the register does not know and for use of nobody in particular. */
  key!: string;
  /** Part of the mean carbon of the period, 0 to 1; the parts of all groups add up to 1. */
  share!: number;
}

export class PeriodAnswer {
  from!: string;
  to!: string;
}

export class ChangeAnswer {
  /** As many days right before the period. */
  previous!: PeriodAnswer;
  /** A previous period with fewer days of data than this one says less. */
  previousDaysWithData!: number;
  /** Headline carbon of that period; null when nothing is known of it. */
  previousCarbon!: FigureAnswer | null;
  /** Errors that both periods share cancel out; `unknown` when the previous one has no data. */
  direction!: 'higher' | 'lower' | 'about-the-same' | 'unknown';
  /** This period minus the previous one, in grams; negative is less. Null when unknown. */
  difference!: FigureAnswer | null;
  /** That this period emitted more, 0 to 1. */
  probabilityHigher!: number | null;
}

export class SourceCoverageAnswer {
  source!: string;
  /** First and last use this source told of within the period. */
  firstDay!: string;
  lastDay!: string;
  daysWithData!: number;
  events!: number;
  requests!: number | null;
  grade!: Grade;
  /** Of the mean carbon of the period, 0 to 1. */
  share!: number;
  /** `silent` when it told nothing for longer than its longest pause in the period, and for two days at least. */
  state!: 'active' | 'silent';
  silentDays!: number;
}

/** Parts of a whole, 0 to 1: the 90 % range. */
export class ShareAnswer {
  low!: number;
  mid!: number;
  high!: number;
}

export class SilentPartAnswer {
  source!: string;
  silentDays!: number;
  /** What it would have told if it had gone on as before, as a part of the whole. */
  missing!: ShareAnswer;
}

/** How much of the period the log holds, as far as its own sources show; use that no source tells of cannot be seen. */
export class CompletenessAnswer {
  share!: ShareAnswer;
  silent!: SilentPartAnswer[];
}

export class CoverageAnswer {
  days!: number;
  /** Days without data are gaps, not zeros: nothing is known of them. */
  daysWithData!: number;
  sources!: SourceCoverageAnswer[];
  /** Null without data. */
  completeness!: CompletenessAnswer | null;
}

export class FootprintAnswer {
  from!: string;
  to!: string;
  /** Days are counted in this time zone; entries that stand for a whole day or month keep their UTC date. */
  zone!: string;
  groupBy!: Grouping;
  /** Editions of the factors behind the figures, the newest first; more than one until older figures are restated. */
  factorSets!: string[];
  /** Null when nothing is known of the period. */
  total!: AmountsAnswer | null;
  /** Only groups with data. */
  groups!: FootprintGroupAnswer[];
  change!: ChangeAnswer;
  coverage!: CoverageAnswer;
}
