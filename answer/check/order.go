package check

import "regexp"

// orders are what a text says that wants to command a model and not to tell
// people something.
var orders = regexp.MustCompile(`(?i)\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions?|passages|articles)\b` +
	`|\b(?:system prompt|as an ai\b|you are (?:now )?(?:an? )?(?:ai|assistant|chatbot|language model))` +
	`|\b(?:ai|assistant|chatbot|language model|llm)s?\b.{0,30}\b(?:must|should|shall|have to|reading this)\b` +
	`|</?(?:passage|question|system|instructions?)\b|\banswer (?:every|each|all|any) questions?\b` +
	`|\bnote to (?:ai|assistants?|llms?|language models?)\b|\b(?:close|end|begin|start|finish|open) (?:every|each|all|your) (?:answers?|repl(?:y|ies)|responses?)\b` +
	`|(?:인공지능|AI|챗봇)\s*[가-힣]{0,4}(?:에게|께)|\b(?:respond|reply|answer) (?:only |always )?with\b|\b(?:tell|inform) the (?:user|reader|asker)\b` +
	`|(?:지시|명령|규칙|프롬프트|지침)(?:사항)?(?:을|를|은|는)?\s*(?:모두\s*|전부\s*|다\s*)?(?:무시|잊)` +
	`|(?:무시하고|잊고)\s.{0,40}(?:답|말|출력|대답)하(?:라|시오|세요|십시오)|시스템\s*프롬프트` +
	`|(?:AI|인공지능|챗봇|언어\s*모델|어시스턴트).{0,30}(?:답하라|답해야|말하라|말해야|답하시오|출력하|대답하라|답변하라|답변해야|써라|쓰시오)` +
	`|(?:라고|이라고)\s*(?:만\s*)?(?:답하라|답하시오|대답하라|대답하시오|답변하라|답변하시오|출력하라|출력하시오)`)

// isOrder reports whether a sentence of an article tells a model what to do.
func isOrder(s string) bool { return orders.MatchString(s) }

// IsOrder reports whether a sentence tells a model what to do.
func IsOrder(s string) bool { return isOrder(s) }
