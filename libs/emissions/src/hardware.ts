/** Names of hardware as logs and people write them, by factor row of set 2026-11 (without `h:`). */
const machines: readonly (readonly [RegExp, string])[] = [
  [/gb200|gb300/, 'GB200'],
  [/b200|b300|blackwell/, 'B200'],
  [/h200/, 'H200'],
  [/h100|h800|hopper/, 'H100'],
  [/a100|a800/, 'A100'],
  [/tpu/, 'tpu'],
  [/apple|^m[1-9](\b|[^0-9])|macbook|mac (mini|studio|pro)/, 'apple'],
  [/rtx|geforce|radeon|consumer|gtx|\brx ?[5-9]\d{3}/, 'consumer-gpu'],
];

/** The hardware's factor row, or null for one the method knows nothing about. */
export function machineNamed(name: string | null | undefined): string | null {
  if (!name) return null;
  const bare = name.slice(0, 64).toLowerCase();
  return machines.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}
