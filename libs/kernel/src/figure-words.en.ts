export const figureWordsEn = {
  about: (value: string): string => `about ${value}`,
  aboutRange: (value: string, range: string): string => `about ${value} (${range})`,
  between: (low: string, high: string, unit: string): string => `between ${low} and ${high}\u00a0${unit}`,
  range: (low: string, high: string, unit: string): string => `${low}–${high}\u00a0${unit}`,
  lessThan: (value: string): string => `less than ${value}`,
  measured: (value: string): string => `${value}, measured`,
  amount: (value: string, unit: string): string => `${value}\u00a0${unit}`,
  spokenAbout: (mid: string, low: string, high: string, unit: string): string =>
    `about ${mid} ${unit}, between ${low} and ${high} ${unit}`,
  spokenBetween: (low: string, high: string, unit: string): string => `between ${low} and ${high} ${unit}`,
  spokenLessThan: (value: string, unit: string): string => `less than ${value} ${unit}`,
  spokenAmount: (value: string, unit: string): string => `${value} ${unit}`,
  spokenMeasured: (value: string, unit: string): string => `${value} ${unit}, measured`,
  ofCarbonDioxide: (text: string): string => `${text} of CO2 equivalent`,
  unitName: {
    mg: 'milligrams',
    g: 'grams',
    kg: 'kilograms',
    t: 'tonnes',
    mWh: 'milliwatt hours',
    Wh: 'watt hours',
    kWh: 'kilowatt hours',
    MWh: 'megawatt hours',
    mL: 'millilitres',
    L: 'litres',
    'm³': 'cubic metres',
  },
  lessThanPercent: (value: string): string => `less than ${value}`,
};

export type FigureWords = typeof figureWordsEn;
