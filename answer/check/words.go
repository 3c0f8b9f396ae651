package check

import (
	"regexp"
	"strings"
	"sync"
)

func wordSet(s string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := make(map[string]bool)
		for _, w := range strings.Fields(s) {
			out[w] = true
		}
		return out
	})
}

// functionWords carry no claim of their own, nor do words about who reports it.
var functionWords = wordSet(`a an the this that these those it its they them their he him his she her we our you your i my me who whom whose which what
	is are was were be been being am do does did done has have had having will would can could may might shall should must
	of in on at by for from to with into onto over under about as than then there here also both each any some such other another more most
	and or but if so because while when where after before during until since between among through against within without per via not no nor
	only just very too even still yet again once however therefore thus moreover furthermore additionally according report reports reported article
	articles passage passages source sources text say says said saying state states stated mention mentions mentioned note notes noted describe describes described
	told tell tells called named known including include includes included well up out off all one ones addressed discussed covered topic matter issue see refer please check contain contains detail details further information given text below above following question answer whether unless either neither many several few most every yes nobody everybody somebody someone anyone everyone though although whereas despite amid meanwhile overall finally later earlier initially instead about around roughly nearly almost those how why
	기사 기사는 기사에 지문 본문 문서 자료 따르면 따르다 말하다 말 밝히다 밝히 전하다 전해지다 있다 있 없다 하다 되다 되 되었습니 되었 됐 됐습니 된 될 했습니 했 하였 합니 한 하고 하기 하는 되는 하기로 이다 것 수 등 및 또 또한 그리고 그러나 하지만
	위해 위한 대한 대해 통해 관련 관한 이번 그 이 저 당시 함께 모두 각각 약 이후 때문 경우 점 바 때 중 후 전 내 측 씨 그는 그녀는 그들은 이는 이를 이들은 해당 가지 알려지다 나타나다
	자세한 자세히 질문 답 답변 참고 참조 언급 설명 소개 기록 포함 보도 내용 대목 구절`)

// lightVerbs are Korean predicates that say nothing by themselves.
var lightVerbs = regexp.MustCompile(`^(?:[되하있없않](?:다|고|는|며|면|지만|었다|았다|였다|었습니다|았습니다|은)|됩니다|된다|되었다|되었습니다|됐다|됐습니다|합니다|한다|했다|했습니다|있습니다|있었습니다|없습니다|없었습니다|않습니다|않았습니다|입니다|이다|였다|였습니다|이었습니다)$`)

// calendarWords are checked as dates, or mean none.
var calendarWords = wordSet(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
	monday tuesday wednesday thursday friday saturday sunday 월요일 화요일 수요일 목요일 금요일 토요일 일요일 a.m p.m am pm bc ad ce bce`)

// officeWords are titles that a person has or has not.
var officeWords = wordSet(`chairman chairwoman chairperson ceo cfo coo cto president minister mayor governor director professor secretary ambassador chancellor
	senator principal dean curator executive treasurer superintendent conductor editor coach captain manager
	회장 부회장 사장 부사장 대표 대표이사 장관 차관 총리 대통령 시장 도지사 교수 감독 의장 위원장 원장 관장 총장 국장 이사장 최고경영자 교장 단장 대사 구청장 군수 코치 주장 편집장 교육감 이사 상무 전무 과장 팀장 센터장 이장 청장 사무총장 사무국장 주지사 지사 소장 선장 부위원장 부의장 원내대표 최고기술책임자 최고재무책임자`)
