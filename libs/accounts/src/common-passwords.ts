/**
 * Words that people's passwords are made of, written down from what every published list of leaked passwords begins
 * with. Alone they are all too short for our rule; joined, repeated, numbered or spelt with digits they are what the
 * rule has to refuse (see `password.ts`), which covers far more spellings than a list of whole passwords would.
 */
const words = `
password passwort passw0rd passphrase pass word mypassword thisismypassword thisisapassword newpassword changeme change letmein
letme welcome login signin signup logon access admin administrator root user username guest test tester testing temp
temporary default secret private security secure system server service support master superuser supervisor manager office
company computer laptop desktop windows linux ubuntu debian apple iphone ipad android samsung galaxy google gmail yahoo
hotmail outlook facebook instagram twitter youtube netflix spotify amazon microsoft internet website online network
database oracle mysql postgres docker github openai chatgpt claude gemini copilot assistant robot machine learning
qwerty qwert qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv rfvtgb tgbyhn
yhnujm qweasd qweasdzxc asdqwe zaqxsw zaqwsx poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh
abcabc xyz aaa bbb xxx zzz iloveyou ilove love lovely lover loveme loveyou forever always together family mother father
mommy daddy mamma papa brother sister baby babygirl babyboy angel angels princess prince queen king kingdom lady
girl boy girls boys friend friends bestfriend sweet sweetie sweetheart honey sugar candy cookie chocolate banana orange
apple cherry strawberry peaches pepper ginger coffee pizza cheese butter chicken bacon summer winter spring autumn
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday morning evening night sunshine sunset moonlight moon star stars starlight rainbow flower flowers
rose lily daisy jasmine butterfly dolphin tiger lion eagle falcon hawk phoenix panther cougar bear wolf horse monkey dragon
kitty kitten puppy doggy doggie snoopy bunny turtle spider snake shark whale donkey rabbit pokemon pikachu naruto goku
superman batman spiderman ironman wolverine avengers starwars skywalker jedi yoda vader matrix neo trinity trustno trustnoone
harley davidson mercedes ferrari porsche mustang corvette camaro toyota honda yamaha football soccer baseball basketball
hockey tennis golf golfer cricket rugby boxing racing hunter hunting fishing sports champion player winner legend ninja
samurai warrior knight wizard magic merlin killer assassin sniper soldier ranger marine police freedom america american
england london paris france germany berlin canada mexico brazil japan tokyo korea seoul busan china chinese russia moscow
newyork chicago dallas boston texas florida california arsenal chelsea liverpool barcelona madrid juventus michael jordan
jackson michelle jessica jennifer ashley amanda nicole daniel matthew andrew joshua thomas robert william charlie charles
george james john david richard joseph anthony christopher alexander alexandra benjamin samantha stephanie elizabeth maria
anna laura sarah sophie hannah emma olivia victoria martin peter patrick kevin jason justin brandon ryan tyler austin
maggie buster bailey shadow silver golden diamond crystal purple yellow black white green blue red pink brown gray
metallica nirvana slipknot eminem beatles guitar music rock rocknroll dancer dance singer hello helloworld world goodbye
whatever nothing something everything anything nobody somebody please thanks thankyou yesterday today tomorrow
money dollar million rich lucky happy happiness smile peace hope faith believe jesus jesuschrist christ god heaven blessed
bible church genesis lord amen cross fuck fuckyou fucking fucker shit bitch asshole pussy sexy hottie cowboy cowboys
yankees steelers packers lakers raiders eagles giants redsox matchbox mustangs gateway hardcore blink hunter2 dallas
access14 trustme forgot forget remember unknown nopass nopassword blank empty none null undefined example sample demo
correct horse battery staple correcthorsebatterystaple correcthorse batterystaple opensesame sesame abracadabra
alohomora swordfish rosebud joshua wargames lorem ipsum dolor onetwothree onetwothreefour fourfive
one two three four five six seven eight nine ten zero hundred thousand the and you your mine this that is my it
carbon footprint climate energy water planet earth nature
비밀번호 비번 암호 패스워드 사랑해 사랑 안녕 안녕하세요 대한민국 한국 서울 부산 엄마 아빠 가족 친구 행복 천사 공주 왕자 하늘 바다 나무
관리자 테스트 사용자 회원 로그인 감사합니다 탄소 발자국
qlalfqjsgh dkssud dkssudgktpdy tkfkdgo tkfkd eogksalsrnr gksrnr tjdnf qntks djaak dkQk rkwhr clsrn wjdqhtprPthf
`;

export const commonWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Rows of keys as they lie side by side, with and without shift, on Latin and Korean keyboards; read both ways. */
export const keyboardRows: readonly string[] = [
  '`1234567890-=',
  '~!@#$%^&*()_+',
  'qwertyuiop[]\\',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmikolp',
  'qwertzuiopü',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
  'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ',
  'ㅋㅌㅊㅍㅠㅜㅡ',
  'abcdefghijklmnopqrstuvwxyz',
  '가나다라마바사아자차카타파하',
  '01234567890',
];
