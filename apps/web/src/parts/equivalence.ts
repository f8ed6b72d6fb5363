import type { Interval } from '@promptprint/kernel';

/** One thing people know, in grams of CO2 equivalent, with where the value comes from. */
export interface Known {
  id: 'boil' | 'car' | 'beef';
  grams: Interval;
  source: string;
  year: number;
}

export type Place = 'KR' | 'FR' | 'US' | 'EU' | 'world';

const fixed = (grams: number): Interval => ({ low: grams, mid: grams, high: grams });

/** Electricity from the socket to bring 1 L of water from 20 to 100 °C: 93 Wh in the water, 80 to 90 % efficiency. */
const boilKwh: Interval = { low: 0.1, mid: 0.11, high: 0.12 };

/** Grams per kWh of the local grid, for the kettle; per year of the named source. */
const gridGrams: Record<Place, { grams: number; source: string; year: number }> = {
  KR: { grams: 417, source: 'Korean official factor', year: 2023 },
  FR: { grams: 44, source: 'Ember', year: 2024 },
  US: { grams: 384, source: 'Ember', year: 2024 },
  EU: { grams: 213, source: 'Ember', year: 2024 },
  world: { grams: 473, source: 'Ember', year: 2024 },
};

/** A petrol car, one kilometre; Korea has no official factor yet, so the world value stands in and says so. */
const carGrams: Record<Place, { grams: number; place: Place; source: string; year: number }> = {
  KR: { grams: 200, place: 'world', source: 'world average', year: 2023 },
  FR: { grams: 142, place: 'FR', source: 'Impact CO2, with manufacture', year: 2024 },
  US: { grams: 244, place: 'US', source: 'EPA', year: 2023 },
  EU: { grams: 133, place: 'EU', source: 'EEA, tailpipe, new cars', year: 2023 },
  world: { grams: 200, place: 'world', source: 'world average', year: 2023 },
};

const beefGrams = { grams: 4970, source: 'Impact CO2, France', year: 2024 };

/** A year of an average person: territorial CO2 in Korea, consumption footprint in France. */
const yearGrams: Record<'KR' | 'FR', { grams: number; source: string; year: number }> = {
  KR: { grams: 11.9e6, source: 'Our World in Data', year: 2021 },
  FR: { grams: 9.1e6, source: 'Impact CO2', year: 2024 },
};

export function placeOf(country: string | null): Place {
  return country === 'KR' || country === 'FR' || country === 'US' ? country : 'world';
}

/** The three fixed marks of the ruler, all in the same quantity as the figure. */
export function rulerMarks(place: Place): readonly Known[] {
  const grid = gridGrams[place];
  const car = carGrams[place];
  const boil = { low: boilKwh.low * grid.grams, mid: boilKwh.mid * grid.grams, high: boilKwh.high * grid.grams };
  return [
    { id: 'boil', grams: boil, source: grid.source, year: grid.year },
    { id: 'car', grams: fixed(car.grams), source: car.source, year: car.year },
    { id: 'beef', grams: fixed(beefGrams.grams), source: beefGrams.source, year: beefGrams.year },
  ];
}

export interface CarDistance {
  km: Interval;
  place: Place;
  source: string;
  year: number;
}

/** Kilometres in a petrol car, the interval carried over; null where the thing would be too many or too few to picture. */
export function carDistance(grams: Interval, place: Place): CarDistance | null {
  const car = carGrams[place];
  const km = { low: grams.low / car.grams, mid: grams.mid / car.grams, high: grams.high / car.grams };
  const fits = grams.mid > 50 && km.mid >= 0.1 && km.mid <= 300;
  return fits ? { km, place: car.place, source: car.source, year: car.year } : null;
}

export interface YearShare {
  share: Interval;
  place: 'KR' | 'FR';
  source: string;
  year: number;
}

/** The share of a typical year, with its range: gives scale to any amount. */
export function yearShare(grams: Interval, place: Place): YearShare {
  const of = place === 'FR' ? 'FR' : 'KR';
  const year = yearGrams[of];
  const share = { low: grams.low / year.grams, mid: grams.mid / year.grams, high: grams.high / year.grams };
  return { share, place: of, source: year.source, year: year.year };
}
