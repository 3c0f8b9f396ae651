// Package calendar tells which dates the words of a text mean that name none
// by themselves: "yesterday", "지난달", "3 days ago", "the day before", and
// dates in part such as "4일".
//
// In go a text and the day that it counts from: for a question the day it is
// asked on, for an article the day it was published on. Out come dates, each
// with the place of the words that mean it. Where words may mean several dates,
// all of them come out.
package calendar
