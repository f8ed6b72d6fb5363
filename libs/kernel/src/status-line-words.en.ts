export const statusLineWordsEn = {
  today: (figure: string, requests: string | null): string =>
    requests === null ? `CO2e today: ${figure}` : `CO2e today: ${figure} · ${requests}`,
  requests: (count: string, isOne: boolean): string => `${count} ${isOne ? 'request' : 'requests'}`,
  nothingYet: 'CO2e today: no use known yet',
};

export type StatusLineWords = typeof statusLineWordsEn;
