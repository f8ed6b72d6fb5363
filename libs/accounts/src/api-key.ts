import { BlockList, isIP } from 'node:net';
import { crc32 } from 'node:zlib';
import { newToken } from './opaque-token.js';

/** `pp_live_<id>_<43 characters><6 characters of checksum>`: scanners recognise a leaked one without asking us. */
const shape = /^pp_live_([0-9a-f]{32})_([A-Za-z0-9_-]{43})([0-9A-Za-z]{6})$/;
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export interface ParsedApiKey {
  id: string;
  secret: string;
}

export function newApiKey(id: string): { text: string; secret: string } {
  const secret = newToken();
  const body = `pp_live_${id.replaceAll('-', '')}_${secret}`;
  return { text: body + checksum(body), secret };
}

/** Null for anything that cannot be a key, so that only well-formed ones cost a look into the database. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const [, hex = '', secret = '', sum = ''] = (text.length < 120 && shape.exec(text)) || [];
  if (hex === '' || checksum(text.slice(0, -6)) !== sum) return null;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { id, secret };
}

export interface UsableKey {
  expiresAt: Date | null;
  revokedAt: Date | null;
  networks: readonly string[];
}

export function isUsable(key: UsableKey, now: Date, address: string): boolean {
  if (key.revokedAt !== null) return false;
  if (key.expiresAt !== null && key.expiresAt <= now) return false;
  return key.networks.length === 0 || isWithin(address, key.networks);
}

export function isNetwork(text: string): boolean {
  const [base = '', bits = '', ...rest] = text.split('/');
  const version = isIP(base);
  return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

function isWithin(address: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks.filter(isNetwork)) {
    const [base = '', bits = ''] = network.split('/');
    list.addSubnet(base, Number(bits), isIP(base) === 4 ? 'ipv4' : 'ipv6');
  }
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let at = 0; at < 6; at += 1, rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
  return text;
}
