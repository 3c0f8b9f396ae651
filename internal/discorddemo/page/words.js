// What the page itself says, in the languages of its people.

const en = {
  person: "You are", language: "Language", send: "Send", cancel: "Cancel",
  direct: "Footnote (direct messages)", server: "A server", privately: "Private",
  connected: "The bot is connected", away: "The bot is not there yet …",
  write: "Write a message, or / for commands", mention: "Mention the bot", commands: "Commands",
  used: (who, what) => `${who} used ${what}`, thinking: "Footnote is thinking…", sending: "Sending…",
  failed: "The application did not respond", typing: "Footnote is typing…", edited: "(edited)",
  onlyYou: "Only you can see this", dismiss: "Dismiss", remove: "Delete", reply: "Reply",
  replying: (who) => `Replying to ${who}`, gone: "Original message was deleted", app: "APP",
  choose: "Choose", apply: "Apply", none: "–", yes: "True", no: "False", manager: "manager",
  troubles: "Troubles", reports: "What the bot did wrong", noReports: "Nothing so far.", clear: "Clear", log: "The bot's log",
  drop: "Drop the gateway", forget: "Drop it, and let no session be resumed",
  failures: "5 % of requests fail", slow: "Discord answers 1.2 s late",
  "deny-send": "The bot may not send messages here", "deny-embeds": "The bot may not embed links here",
};

const ko = {
  person: "나는", language: "언어", send: "보내기", cancel: "취소",
  direct: "Footnote (다이렉트 메시지)", server: "서버", privately: "개인",
  connected: "봇이 연결되어 있어요", away: "봇이 아직 없어요 …",
  write: "메시지를 쓰거나 / 로 명령어를 고르세요", mention: "봇 멘션하기", commands: "명령어",
  used: (who, what) => `${who} 님이 ${what} 사용함`, thinking: "Footnote님이 생각하는 중…", sending: "보내는 중…",
  failed: "애플리케이션이 응답하지 않았어요", typing: "Footnote님이 입력하고 있어요…", edited: "(수정됨)",
  onlyYou: "나만 볼 수 있는 메시지예요", dismiss: "닫기", remove: "삭제하기", reply: "답장",
  replying: (who) => `${who} 님에게 답장하는 중`, gone: "원본 메시지가 삭제되었어요", app: "앱",
  choose: "선택하기", apply: "적용", none: "–", yes: "참", no: "거짓", manager: "관리자",
  troubles: "장애 일으키기", reports: "봇이 잘못한 것", noReports: "아직 없어요.", clear: "지우기", log: "봇의 로그",
  drop: "게이트웨이 끊기", forget: "끊고 세션 재개도 막기",
  failures: "요청의 5% 실패", slow: "Discord가 1.2초 늦게 응답",
  "deny-send": "이 채널에서 봇의 메시지 보내기 막기", "deny-embeds": "이 채널에서 봇의 링크 첨부 막기",
};

let words = en;

// speak chooses the language of the page from now on.
export function speak(locale) {
  words = locale === "ko" ? ko : en;
  document.documentElement.lang = locale;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
}

// word returns what the page says in the chosen language.
export function word(key, ...values) {
  const w = words[key];
  return typeof w === "function" ? w(...values) : w;
}
