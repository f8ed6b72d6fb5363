import { describe, expect, it } from '@jest/globals';
import { withParticle } from './particles.js';

describe('Korean particles', () => {
  it('follow the last sound of the word', () => {
    expect(withParticle('구글', '이', '가')).toBe('구글이');
    expect(withParticle('오픈에이아이', '이', '가')).toBe('오픈에이아이가');
    expect(withParticle('gpt-4', '은', '는')).toBe('gpt-4는');
    expect(withParticle('gpt-3', '은', '는')).toBe('gpt-3은');
  });

  it('give both where the sound is unknown', () => {
    expect(withParticle('Mistral', '이', '가')).toBe('Mistral이(가)');
  });
});
