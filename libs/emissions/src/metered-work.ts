import type { FactorSet } from './factor-set.js';
import { assumedPart, countedPart, type Work } from './parts-law.js';
import type { UsageInput } from './usage-input.js';

/** Energy or carbon the provider reports for this use, else a machine's own metered power over time; null without either. */
export function meteredWork(usage: UsageInput, set: FactorSet): Work | null {
  const { reportedEnergyWh, reportedCarbonG, deviceWatts, deviceSeconds } = usage;
  const meterOf = (factor: string) => assumedPart('meter', factor, { set, slot: null });
  const law = { scale: 1, grade: 'B', isSizeKnown: true, assumed: [] } as const;
  if (isAmount(reportedEnergyWh)) {
    const reported = { ...countedPart('reportedEnergy', reportedEnergyWh, 'Wh'), source: 'reported-by-provider' };
    return { ...law, kind: 'reported', parts: [reported, meterOf('reported')] };
  }
  if (isAmount(reportedCarbonG)) {
    const reported = { ...countedPart('reportedCarbon', reportedCarbonG, 'g'), source: 'reported-by-provider' };
    return {
      ...law,
      kind: 'reported-carbon',
      grade: 'C',
      parts: [reported, meterOf('reported')],
      assumed: ['carbon-by-location'],
    };
  }
  if (!isAmount(deviceWatts) || !isAmount(deviceSeconds)) return null;
  const parts = [
    countedPart('deviceWatts', deviceWatts, 'W'),
    countedPart('deviceSeconds', deviceSeconds, 's'),
    meterOf('device_meter'),
  ];
  return { ...law, kind: 'device', scale: 1 / 3600, parts };
}

/** Something was reported that no meter shows: nothing, less than nothing, or without end. */
export function isReportUnusable({
  reportedEnergyWh,
  reportedCarbonG,
  deviceWatts,
  deviceSeconds,
}: UsageInput): boolean {
  return [reportedEnergyWh, reportedCarbonG, deviceWatts, deviceSeconds].some(
    (value) => value !== null && value !== undefined && !isAmount(value),
  );
}

function isAmount(value: number | null | undefined): value is number {
  return typeof value === 'number' && value >= 1e-12 && value <= Number.MAX_SAFE_INTEGER;
}
