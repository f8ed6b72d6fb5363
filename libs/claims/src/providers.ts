/** Whose claims are kept, in the order they are listed; `makers` are the ids the register of models knows them by. */
export const providers = [
  provider('google', { en: 'Google', ko: '구글' }, ['google']),
  provider('microsoft', { en: 'Microsoft', ko: '마이크로소프트' }, ['microsoft']),
  provider('amazon', { en: 'Amazon / AWS', ko: '아마존(AWS)' }, ['amazon']),
  provider('meta', { en: 'Meta', ko: '메타' }, ['meta']),
  provider('openai', { en: 'OpenAI', ko: '오픈AI' }, ['openai']),
  provider('anthropic', { en: 'Anthropic', ko: '앤트로픽' }, ['anthropic']),
  provider('mistral-ai', { en: 'Mistral AI', ko: '미스트랄 AI' }, ['mistralai']),
  provider('xai', { en: 'xAI', ko: 'xAI' }, ['xai']),
  provider('deepseek', { en: 'DeepSeek', ko: '딥시크' }, ['deepseek']),
  provider('nvidia', { en: 'NVIDIA', ko: '엔비디아' }, ['nvidia']),
  provider('naver', { en: 'Naver', ko: '네이버' }, ['naver']),
  provider('kakao', { en: 'Kakao', ko: '카카오' }, ['kakao']),
  provider('sk-telecom', { en: 'SK Telecom', ko: 'SK텔레콤' }, ['skt']),
  provider('samsung-electronics', { en: 'Samsung Electronics', ko: '삼성전자' }, []),
  provider('lg-group', { en: 'LG Group', ko: 'LG그룹' }, []),
  provider('lg-uplus', { en: 'LG Uplus', ko: 'LG유플러스' }, []),
  provider('lg-cns', { en: 'LG CNS', ko: 'LG CNS' }, []),
  provider('lg-ai-research', { en: 'LG AI Research', ko: 'LG AI연구원' }, ['lg']),
  provider('kt-cloud', { en: 'KT Cloud', ko: 'KT클라우드' }, []),
  provider('korean-operators', { en: 'Five Korean operators', ko: '국내 5개 사업자' }, []),
] as const;

export type ProviderId = (typeof providers)[number]['id'];

export interface Provider {
  readonly id: ProviderId;
  readonly name: { readonly en: string; readonly ko: string };
  readonly makers: readonly string[];
}

export const providerIds: readonly ProviderId[] = providers.map(({ id }) => id);

const byId = new Map<string, Provider>(providers.map((row) => [row.id, row]));

/** The provider of that id; asking for one that is not there is a bug. */
export function providerOf(id: ProviderId): Provider {
  const found = byId.get(id);
  if (!found) throw new Error(`no provider ${id}`);
  return found;
}

function provider<const Id extends string>(id: Id, name: { en: string; ko: string }, makers: readonly string[]) {
  return { id, name, makers };
}
