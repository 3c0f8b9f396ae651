package answer

import "testing"

// BenchmarkVerify measures a sentence at 10,000 passages: supported, contradicted
// and not found, in both languages and across.
func BenchmarkVerify(b *testing.B) {
	an := New(Options{Index: wideIndex(b)})
	sentences := []string{
		"Big Nettie, the Skellan turbine, was raised from the sea on 3 June 2024.",
		"주민 194명이 7,450만 원을 모았고, 모자란 1,200만 원은 조합이 빌렸다.",
		"스타게이트에는 2029년까지 최대 5000억 달러가 투자된다.",
		"The Eiffel Tower is 330 metres tall and stands in Paris since 1889.",
		"Lee Jae-yong, chairman of Samsung Electronics, met Sam Altman of OpenAI and Masayoshi Son of SoftBank in Seoul.",
	}
	for i := 0; b.Loop(); i++ {
		if _, err := an.Verify(b.Context(), Claims{Text: sentences[i%len(sentences)]}); err != nil {
			b.Fatal(err)
		}
	}
}
