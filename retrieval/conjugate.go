package retrieval

import "strings"

// conjugate returns the forms that a Korean verb or adjective takes in texts,
// given its stem, the dictionary form without 다. The rules are those of the
// school grammar: contractions, and the irregular stems in ㄹ, ㅂ, ㄷ, ㅅ, ㅎ,
// 르, 으 and 하. Not every form of every verb is made, but all that are frequent
// in news: 만나다 gives 만나고, 만나는, 만나, 만났다, 만난, 만날, 만남.
func conjugate(stem string) []string {
	s := []rune(stem)
	last := s[len(s)-1]
	lead, vowel, tail, ok := apart(last)
	if !ok {
		return nil
	}
	var out []string
	for _, e := range []string{"다", "고", "지", "기", "는", "게", "던", "자"} {
		out = append(out, stem+e)
	}
	head := string(s[:len(s)-1])
	open := head + compose(lead, vowel, 0) // the stem without its last consonant
	// soft is what -ㄴ, -ㄹ, -며 and their like follow.
	soft, spell := open, false
	switch {
	case tail == tailL:
		out = append(out, open+"는", stem+"며", stem+"면", head+compose(lead, vowel, tailLM))
	case tail == tailB && !regularB[stem]:
		soft = open + "우"
	case tail == tailD && irregularD[stem]:
		soft = head + compose(lead, vowel, tailL) + "으"
	case tail == tailS && irregularS[stem]:
		soft = open + "으"
	case tail == tailH && !regularH[stem]:
	case tail != 0:
		soft, spell = stem+"으", true
	}
	for _, t := range []int{tailN, tailL, tailM} {
		out = append(out, closed(soft, t))
	}
	if spell || soft != open {
		out = append(out, soft+"며", soft+"면")
	}
	for _, a := range vowelForms(stem, head, open, lead, vowel, tail) {
		out = append(out, a, a+"서", a+"야", a+"도", closed(a, tailSS))
	}
	return out
}

// vowelForms returns the form in -아 or -어, to which the past adds ㅆ; some
// stems have two.
func vowelForms(stem, head, open string, lead, vowel, tail int) []string {
	ending := "어"
	if vowel == vowelA || vowel == vowelO {
		ending = "아"
	}
	switch {
	case strings.HasSuffix(stem, "하"):
		return []string{head + "해", head + "하여"}
	case strings.HasSuffix(stem, "르") && head != "" && !regularReu[stem]:
		return reuForms(stem, head)
	case tail == tailB && !regularB[stem]:
		if stem == "돕" || stem == "곱" {
			return []string{open + "와"}
		}
		return []string{open + "워"}
	case tail == tailD && irregularD[stem]:
		return []string{head + compose(lead, vowel, tailL) + ending}
	case tail == tailS && irregularS[stem]:
		return []string{open + ending}
	case tail == tailH && !regularH[stem]:
		if vowel == vowelYa {
			return []string{head + compose(lead, vowelYae, 0)}
		}
		return []string{head + compose(lead, vowelAe, 0)}
	case tail != 0:
		return []string{stem + ending}
	}
	return contractions(stem, head, ending, lead, vowel)
}

// reuForms returns those of stems in 르: 부르다 gives 불러, 이르다 이르러 too.
func reuForms(stem, head string) []string {
	runes := []rune(head)
	lead, vowel, tail, ok := apart(runes[len(runes)-1])
	if !ok || tail != 0 {
		return []string{stem + "어"}
	}
	ending := "러"
	if vowel == vowelA || vowel == vowelO {
		ending = "라"
	}
	out := []string{string(runes[:len(runes)-1]) + compose(lead, vowel, tailL) + ending}
	if stem == "이르" || stem == "푸르" {
		out = append(out, stem+"러")
	}
	return out
}

// contractions returns those of stems that end in a vowel.
func contractions(stem, head, ending string, lead, vowel int) []string {
	switch vowel {
	case vowelA, vowelEo, vowelYeo, vowelAe, vowelE:
		return []string{stem}
	case vowelO, vowelU, vowelOe, vowelI:
		return []string{head + compose(lead, contraction(vowel), 0), stem + ending}
	case vowelEu:
		after := vowelEo
		if runes := []rune(head); len(runes) > 0 {
			if _, before, _, ok := apart(runes[len(runes)-1]); ok && (before == vowelA || before == vowelO) {
				after = vowelA
			}
		}
		return []string{head + compose(lead, after, 0)}
	}
	return []string{stem + ending}
}

// Stems that are irregular, or regular, against the rule of their consonant.
var (
	regularB   = wordSet(`입 잡 뽑 씹 접 좁 집 업 굽 꼽 꼬집 붙잡 사로잡 바로잡 갈아입 뒤집 헤집 손꼽`)
	irregularD = wordSet(`걷 듣 묻 싣 깨닫 일컫 긷 붇 엿듣 캐묻 되묻`)
	irregularS = wordSet(`짓 낫 잇 붓 긋 젓 결정짓 마무리짓`)
	regularH   = wordSet(`좋 놓 넣 낳 쌓 찧 닿 땋 빻 내놓 늘어놓 털어놓 집어넣 불어넣 내려놓 끌어넣`)
	regularReu = wordSet(`따르 치르 들르 다다르 잇따르 뒤따르 우러르`)
)
