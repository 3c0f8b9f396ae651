// Package titles finds articles while somebody types a title.
//
// In goes what was typed so far, in Korean with its last syllable unfinished, or
// the initial consonants of one (“ㅅㅅㅈㅈ” for “삼성전자”), or words in any other
// script; out come the articles whose titles hold it, best first, in a total
// order.
package titles
