import { countryCodes } from './data/country-codes.js';
import { gridRows } from './data/grid-rows.js';
import { sigmaOf, type Spread } from './lognormal.js';

/** A grid: where electricity comes from, with its carbon and the water of its power stations. */
export interface Zone {
  readonly id: string;
  readonly kind: 'country' | 'cloud-region' | 'world-region' | 'site';
  readonly name: string;
  readonly country: string | null;
  readonly year: number;
  /** gCO2e per kWh of electricity used, location-based. */
  readonly gramsPerKwh: Spread;
  /** Litres of water per kWh generated; null where nobody published it. */
  readonly waterPerKwh: number | null;
  /** kg of antimony equivalents and MJ of primary energy per kWh generated; null where nobody published them. */
  readonly adpeKgPerKwh: number | null;
  readonly primaryMjPerKwh: number | null;
  readonly otherGramsPerKwh: number | null;
  readonly otherSource: string | null;
  readonly source: string;
}

/** Countries whose grids differ so much inside that the national average says little about a data centre (section 8). */
const unlike = new Set(['USA', 'CAN', 'CHN', 'IND', 'AUS', 'BRA', 'RUS']);
const unlikeSigma = 0.25;
/** Used for a host of unknown country (section 8: 150 to 750 g/kWh). */
const unknownSigma = 0.5;

/** A site off the public grid: xAI's Memphis turbines, 400 to 600 g/kWh by the same research row as its PUE. */
const memphis: Zone = {
  id: 'xai:memphis',
  kind: 'site',
  name: 'Memphis, on-site gas turbines',
  country: 'USA',
  year: 2025,
  gramsPerKwh: { mid: 490, sigma: sigmaOf(400, 600) },
  waterPerKwh: 3.1321,
  adpeKgPerKwh: null,
  primaryMjPerKwh: null,
  otherGramsPerKwh: null,
  otherSource: null,
  source: 'expert-prior',
};

/** Every grid of set 2026-11 with a factor above zero; the world average stands for an unknown place. */
export const allZones: readonly Zone[] = [
  ...gridRows.flatMap(
    ([kind, id, name, country, year, mid, [low, high], water, other, otherSource, source, adpe, primary]): Zone[] => {
      if (!mid) return [];
      const own = sigmaOf(low ?? mid, high ?? mid);
      const sigma =
        id === 'WORLD' ? unknownSigma : kind === 'country' && unlike.has(id) ? Math.max(own, unlikeSigma) : own;
      return [
        {
          id,
          kind: kind === 'country' || kind === 'cloud-region' ? kind : 'world-region',
          name,
          country: country || null,
          year,
          gramsPerKwh: { mid, sigma },
          waterPerKwh: water,
          adpeKgPerKwh: adpe,
          primaryMjPerKwh: primary,
          otherGramsPerKwh: other,
          otherSource,
          source,
        },
      ];
    },
  ),
  memphis,
];

const threeLetters = new Map(countryCodes.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)]));
threeLetters.set('UK', 'GBR');

/** Words cloud providers use for places larger than a region. */
const wide = new Map([
  ['us', 'USA'],
  ['usa', 'USA'],
  ['us-gov', 'USA'],
  ['eu', 'EU'],
  ['europe', 'EUROPE'],
  ['apac', 'ASIA'],
  ['asia', 'ASIA'],
  ['jp', 'JPN'],
  ['au', 'AUS'],
  ['ca', 'CAN'],
  ['uk', 'GBR'],
  ['kr', 'KOR'],
  ['in', 'IND'],
  ['cn', 'CHN'],
  ['br', 'BRA'],
]);

/** The id of a country's grid for an ISO 3166 code of two or three letters. */
export function countryCode(code: string): string {
  const upper = code.trim().toUpperCase();
  return threeLetters.get(upper) ?? upper;
}

const cloudNames = [
  ...new Set(allZones.flatMap(({ id, kind }) => (kind === 'cloud-region' ? [id.split(':')[0] ?? ''] : []))),
];

/** Finds the grid of a region as logs write it: with or without its cloud or availability zone, or a word for a larger place. */
export function zoneNamed(zones: ReadonlyMap<string, Zone>, region: string, cloud: string | null): Zone | null {
  const name = region
    .slice(0, 64)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const place = wide.get(name) ?? countryCode(name);
  return (
    zones.get(name) ??
    zones.get(place.toLowerCase()) ??
    inClouds(zones, name, cloud) ??
    inClouds(zones, name.replace(/-?[a-f]$/, ''), cloud) ??
    null
  );
}

function inClouds(zones: ReadonlyMap<string, Zone>, name: string, cloud: string | null): Zone | undefined {
  const joined = name.replaceAll('-', '');
  for (const prefix of cloud ? [cloud, ...cloudNames] : cloudNames) {
    const found = zones.get(`${prefix}:${name}`) ?? zones.get(`${prefix}:${joined}`);
    if (found) return found;
  }
  return undefined;
}
