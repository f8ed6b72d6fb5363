import type { RestatementMailWords } from './restatement-mail.en.js';

export const restatementMailKo: RestatementMailWords = ({ period: { text }, before, after, fromSet, toSet, link }) => ({
  subject: `계산 방법을 고쳐 ${text} 수치가 바뀌어요`,
  text: `${text} 수치가 ${before}에서 ${after}으로 바뀌어요(이산화탄소 환산). 사용량은 그대로이고 환산 계수가 새로워졌어요(${fromSet} → ${toSet}).\n\n실제 값이 각 범위 안에 있을 확률은 열에 아홉이라고 봐요. 사용 기록에는 기록할 때의 수치가 그대로 있고, 새 수치는 그 옆에 나란히 있어요. 무엇이 왜 바뀌었는지 볼 수 있어요.\n\n${link}\n\nPromptprint 드림\n`,
});
