export type Locale = 'en' | 'ko';

export const locales: readonly Locale[] = ['en', 'ko'];

/** The better of the two languages for an `Accept-Language` header or a system locale; English when neither is asked for. */
export function pickLocale(wanted: string | null | undefined): Locale {
  const ranked = (wanted ?? '')
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((part) => part.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.split(/[-_.]/)[0], quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'ko'))
    .toSorted((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'ko' ? 'ko' : 'en';
}
