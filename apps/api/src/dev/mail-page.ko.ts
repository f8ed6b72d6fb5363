import type { mailPageEn } from './mail-page.en.js';

export const mailPageKo: typeof mailPageEn = {
  title: '이 샌드박스의 메일',
  intro: '여기서는 메일을 보내지 않아요. 실제라면 받았을 메일을 최신순으로 보여 줘요.',
  none: '아직 메일이 없어요. 아무 주소로나 가입하면 첫 메일이 여기에 와요.',
  to: '받는 사람',
  home: 'Promptprint로 돌아가기',
};
