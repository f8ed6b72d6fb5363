const encoder = new TextEncoder();

/** An Export…ServiceResponse in protobuf, the same for all signals; without anything to say it is empty. */
export function wireResponse(rejected: number, message: string): Uint8Array {
  if (rejected === 0 && message === '') return new Uint8Array(0);
  return field(1, [
    ...(rejected === 0 ? [] : [8, ...varint(rejected)]),
    ...(message === '' ? [] : textField(2, message)),
  ]);
}

/** A google.rpc.Status in protobuf. */
export function wireStatus(code: number, message: string): Uint8Array {
  return Uint8Array.from([8, ...varint(code), ...textField(2, message)]);
}

function textField(number: number, text: string): Uint8Array {
  return field(number, [...encoder.encode(text)]);
}

function field(number: number, bytes: readonly number[]): Uint8Array {
  return Uint8Array.from([number * 8 + 2, ...varint(bytes.length), ...bytes]);
}

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
