import type { AccountMailWords } from './account-mail.en.js';

const regards = 'Promptprint 드림';

export const accountMailKo: AccountMailWords = {
  verify: ({ link }) => ({
    subject: '이메일 주소를 확인해 주세요',
    text: `이 주소의 주인이 맞는지 확인해 주세요. 링크는 15분 동안 쓸 수 있어요.\n\n${link}\n\n가입한 적이 없다면 그냥 두세요. 이 단계를 거치지 않으면 아무도 이 주소를 쓸 수 없어요.\n\n${regards}\n`,
  }),
  addressKnown: ({ link }) => ({
    subject: '이미 계정이 있어요',
    text: `방금 이 주소로 누군가 가입을 시도했어요. 이 주소에는 이미 계정이 있고, 그 계정은 그대로예요. 로그인하거나 새 비밀번호를 정해 주세요.\n\n${link}\n\n직접 하지 않았다면 그냥 두세요. 새로 만들어진 것은 7일 뒤에 지워져요.\n\n${regards}\n`,
  }),
  reset: ({ link }) => ({
    subject: '새 비밀번호를 정해 주세요',
    text: `아래에서 새 비밀번호를 정해 주세요. 링크는 15분 동안 한 번만 쓸 수 있어요.\n\n${link}\n\n요청한 적이 없다면 그냥 두세요. 비밀번호는 바뀌지 않아요.\n\n${regards}\n`,
  }),
  passwordChanged: ({ link }) => ({
    subject: '비밀번호가 바뀌었어요',
    text: `계정의 비밀번호가 바뀌었고, 다른 브라우저는 모두 로그아웃됐어요. 직접 바꾸지 않았다면 지금 새 비밀번호를 정해 주세요.\n\n${link}\n\n${regards}\n`,
  }),
  deletionAsked: ({ link, date }) => ({
    subject: `${date}에 계정이 삭제돼요`,
    text: `${date}에 계정과 사용 기록, 가져온 파일 정보, 계산 결과가 모두 삭제돼요. API 키는 오늘부터 쓸 수 없어요. 마음이 바뀌셨다면 그 전에 되돌릴 수 있어요.\n\n${link}\n\n${regards}\n`,
  }),
};
