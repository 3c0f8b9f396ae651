package check

import (
	"slices"
	"testing"
)

// A checked claim is good if fault is empty.
type checked struct {
	text    string
	numbers []int
	fault   Kind
}

// holdAll holds that claims about the harbour are good, or fail by a check of
// the kind that is wanted.
func holdAll(t *testing.T, claims []checked) {
	t.Helper()
	c := checkerOf(t, harbour...)
	for _, want := range claims {
		v := c.Check(claimOf(want.text, want.numbers...))
		faults := v.Faults()
		if v.Good() != (want.fault == "") || v.Good() != (len(faults) == 0) {
			t.Errorf("%s %v: good: %v, faults %v", want.text, want.numbers, v.Good(), faults)
		}
		if want.fault != "" && !slices.ContainsFunc(faults, func(f Check) bool { return f.Kind == want.fault }) {
			t.Errorf("%s %v: faults %v, want %s", want.text, want.numbers, faults, want.fault)
		}
	}
}

func TestTheRulesAndQuestionsAndBiddingsClaimNothing(t *testing.T) {
	holdAll(t, []checked{
		{"Do not guess, and add nothing that you know from elsewhere.", []int{1}, Own},
		{"Write no more than four sentences.", []int{1}, Own},
		{`<passage n="1"> The council approved the ferry.`, []int{1}, Own},
		{"Who will run the ferry?", []int{1}, Own},
		{"See passage 1.", []int{1}, Own},
		{"도서관은 누구에게 맡겨질까?", []int{3}, Own},
		{"자세한 내용은 홈페이지를 확인하세요.", []int{3}, Own},
	})
}

func TestAMarkIsOfAPassage(t *testing.T) {
	const text = "The ferry will cost $84.5 million."
	holdAll(t, []checked{
		{text, []int{1}, ""},
		{text, []int{9}, Passage},
		{text, []int{0}, Passage},
		{text, []int{-3}, Passage},
		{text, []int{6, 7}, Passage},
		{text, []int{1, 9}, ""}, // the one that is says it
		{text, []int{2}, Number},
		{"새 도서관은 2027년 5월에 문을 엽니다.", []int{6}, Passage},
	})
}

func TestAClaimWithoutMarksIsSaidByOnePassage(t *testing.T) {
	holdAll(t, []checked{
		{"The ferry will cost $84.5 million and sail in May 2027.", nil, ""},
		{"Ferries are quieter than buses.", nil, Cited},
		{"The ferry will cost $85.4 million and sail in May 2027.", nil, Cited},
		{"Lindholm has 120,000 people and approved the ferry.", nil, Cited}, // two passages
		{"솔미시의 새 도서관 공사비는 350억 원이다.", nil, ""},
		{"솔미시의 새 도서관 공사비는 530억 원이다.", nil, Cited},
		{"The library opens in May 2027.", nil, Cited}, // in another language too little is surely said
	})
}

func TestQuotedWordsStandInAPassage(t *testing.T) {
	holdAll(t, []checked{
		{"Mayor Whitlock said “we have waited twenty years for this”.", []int{1}, ""},
		{"Mayor Whitlock said 'we have waited twenty yeers for this'.", []int{1}, ""},
		{"Mayor Whitlock said “we have … for this”.", []int{1}, ""},
		{`Mayor Whitlock said "We have waited thirty years for this".`, []int{1}, Quotation},
		{"Mayor Whitlock said “for this we have waited twenty years”.", []int{1}, Quotation},
		{"Mayor Whitlock said “we have waited twenty years for this”.", []int{2}, Quotation},
		{"표윤서 시장은 ‘시민이 오래 기다린 도서관’이라고 말했다.", []int{3}, ""},
		{`표윤서 시장은 "시민이 빨리 지은 도서관"이라고 말했다.`, []int{3}, Quotation},
		{"표윤서 시장은 “우리는 이것을 20년 동안 기다렸다”고 말했다.", []int{3}, Quotation},
		{"휘틀록 시장은 “우리는 이것을 20년 동안 기다렸다”고 말했다.", []int{1}, Quotation}, // a translation
	})
}

func TestWhoIsNamedWithQuotedWordsSpeaksThem(t *testing.T) {
	holdAll(t, []checked{
		{"Norbert Hale said “We have waited twenty years for this”.", []int{1}, Speaker},
		{"“We have waited twenty years for this,” said Dana Whitlock.", []int{1}, ""},
		{"하예준 최고경영자는 “시민이 오래 기다린 도서관”이라고 말했다.", []int{3}, Speaker},
		{"표윤서는 “시민이 오래 기다린 도서관”이라고 말했다.", []int{3}, ""},
	})
}

func TestNumbersAreComparedByValue(t *testing.T) {
	holdAll(t, []checked{
		{"The ferry will cost $84.5 million.", []int{1}, ""},
		{"The ferry will cost $84.5 billion.", []int{1}, Number},
		{"이 여객선의 비용은 8450만 달러다.", []int{1}, ""},
		{"이 여객선의 비용은 8540만 달러다.", []int{1}, Number},
		{"The new library will cost 35 billion won.", []int{3}, ""},
		{"The new library will cost 53 billion won.", []int{3}, Number},
		{"솔미시의 새 도서관 공사비는 530억 원이다.", []int{3}, Number},
		{"Lindholm has 120,000 people.", []int{2}, ""},
		{"Lindholm has 130,000 people.", []int{2}, Number},
		{"Lindholm has 120 buses and 48,000 people.", []int{2}, Number},
		{"Two thirds of the crew live in Brackwater.", []int{1}, ""},
		{"Three quarters of the crew live in Brackwater.", []int{1}, Number},
		{"선원의 3분의 2가 브랙워터에 산다.", []int{1}, ""},
		{"경주의 우승자는 2시간 24분 51초에 들어왔다.", []int{2}, ""},
		{"경주의 우승자는 2시간 42분 51초에 들어왔다.", []int{2}, Number},
		{"The lamp burned for eleven nights.", []int{5}, ""},
		{"The lamp burned for twelve nights.", []int{5}, Number},
	})
}

func TestDatesAreComparedByWhatTheyTell(t *testing.T) {
	holdAll(t, []checked{
		{"The council of Lindholm approved the ferry on 11 March 2025.", []int{1}, ""}, // yesterday
		{"The council of Lindholm approved the ferry on 12 March 2025.", []int{1}, Date},
		{"The council of Lindholm approved the ferry on Tuesday.", []int{1}, ""},
		{"The council of Lindholm approved the ferry on Friday.", []int{1}, Date},
		{"The ferry will sail in May 2027.", []int{1}, ""},
		{"The ferry will sail in June 2027.", []int{1}, Date},
		{"The ferry will sail in spring.", []int{1}, Date},
		{"여객선은 2027년 5월에 운항한다.", []int{1}, ""},
		{"여객선은 2028년 5월에 운항한다.", []int{1}, Date},
		{"새 도서관은 2027년 5월에 문을 엽니다.", []int{3}, ""},
		{"새 도서관은 2026년 5월에 문을 엽니다.", []int{3}, Date},
		{"The library opens in May 2027.", []int{3}, ""},
		{"The library opens in May 2026.", []int{3}, Date},
	})
}

func TestNamesAndOfficesStandInAPassage(t *testing.T) {
	holdAll(t, []checked{
		{"Norbert Hale welcomed the vote.", []int{1}, ""},
		{"Norman Hale welcomed the vote.", []int{1}, Name},
		{"Norbert Hall welcomed the vote.", []int{1}, Name}, // another letter, another name
		{"Chairman Dana Whitlock has waited twenty years.", []int{1}, Name},
		{"데이나 휘틀록 시장은 20년을 기다렸다고 말했다.", []int{1}, ""},
		{"하예준 누리셀 최고경영자는 책 1만 권을 기증했다.", []int{3}, ""},
		{"하예준 누리셀 회장은 책 1만 권을 기증했다.", []int{3}, Name},
		{"하예진 누리셀 최고경영자는 책 1만 권을 기증했다.", []int{3}, Name},
		{"Ha Ye-jun, chief executive of NuriCell, donated 10,000 books.", []int{3}, ""},
		{"Ha Ye-jun, chief financial officer of NuriCell, donated 10,000 books.", []int{3}, Name},
		{"Mayor Pyo Yun-seo said that citizens have waited long for the library.", []int{3}, ""},
		{"Mayor Pyo Dong-hyeok said that citizens have waited long for the library.", []int{3}, Name},
	})
}

func TestAddressesStandInAPassageToTheLetter(t *testing.T) {
	holdAll(t, []checked{
		{"Details for readers of the ferry are at https://ferry.example/plan.", []int{1}, ""},
		{"Details for readers of the ferry are at https://ferry.example/plans.", []int{1}, Link},
		{"Details for readers of the ferry are at mail@ferry.example.", []int{1}, Link},
	})
	c := checkerOf(t, harbour...)
	for link, good := range map[string]bool{"https://ferry.example/plan": true, "https://ferry.example/": false} {
		claim := claimOf("Details for readers of the ferry.", 1)
		claim.Links = []string{link}
		if v := c.Check(claim); v.Good() != good {
			t.Errorf("an address in the markup, %s: good: %v, faults %v", link, v.Good(), v.Faults())
		}
	}
}

func TestPassagesSpeakOfWhatAClaimSpeaksOf(t *testing.T) {
	holdAll(t, []checked{
		{"The bakery of Brackwater sells rye bread.", []int{4}, ""},
		{"The meeting lasted for hours and ended in a quarrel.", []int{1}, Said},
		{"Dana Whitlock grew potatoes, carrots and onions behind her cottage.", []int{1}, Said},
		{"회의는 몇 시간 동안 이어졌고 다툼으로 끝났다.", []int{3}, Said},
		{"The baker won a golden medal.", []int{4}, Said}, // what an order wants said
		{"This is it.", []int{1}, Said},
	})
}

func TestAPassageDoesNotSayTheContrary(t *testing.T) {
	holdAll(t, []checked{
		{"The council did not decide who will run the ferry.", []int{1}, ""},
		{"The council decided who will run the ferry.", []int{1}, Polarity},
		{"The council did not approve the ferry.", []int{1}, Polarity},
		{"시의회는 운영 업체를 정하지 않았다.", []int{3}, ""},
		{"시의회는 운영 업체를 정했다.", []int{3}, Polarity},
	})
}
