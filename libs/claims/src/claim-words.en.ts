/** How a status, a subject and a source are named. What a company calls its aim stands in quotation marks. */
export const claimWordsEn = {
  statuses: {
    executed: 'Done, with evidence',
    'self-reported': 'Company says so',
    planned: 'Planned',
    'under-review': 'Under review by the company',
    contradicted: 'Evidence points the other way',
    'no-evidence': 'Nothing to check',
  },
  statusMeanings: {
    executed: 'Assured, official or outside evidence of it exists.',
    'self-reported': 'The company says it is done; we found no outside check.',
    planned: 'A dated aim or a signed contract; not delivered yet.',
    'under-review': 'The company is reported to weigh keeping, delaying or dropping it.',
    contradicted: 'Published figures or official records say otherwise.',
    'no-evidence': 'Nothing was published that anyone could check.',
  },
  kinds: {
    matching: 'Renewable matching, by the year',
    hourly: '“Carbon-free” power, hour by hour',
    targets: 'Emission targets',
    emissions: 'Emissions reported',
    water: 'Water',
    'per-answer': 'Figures per answer',
    training: 'Training and life cycle',
    reporting: 'Company reports',
    power: 'Where the power comes from',
    efficiency: 'Efficiency',
    removal: 'Carbon removal',
  },
  evidenceKinds: {
    'assured-report': 'Report with outside assurance',
    'self-report': 'The company’s own report',
    'third-party-review': 'Outside review',
    'third-party-estimate': 'Outside estimate',
    'official-record': 'Official record',
    'contract-announced': 'Contract announced',
    'press-report': 'Press report',
    none: 'No evidence',
  },
  grades: {
    primary: 'Source read',
    secondary: 'Read through another publication',
    weak: 'Weak source: single or of low quality',
    unverified: 'Not read yet',
  },
};

export type ClaimWords = typeof claimWordsEn;
