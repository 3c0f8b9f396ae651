// Package ledger counts what models cost in a month.
//
// In go token counts and prices, out comes whether a budget still allows a
// request. One file holds the sum of one month, which begins and ends in UTC;
// several processes may count in it.
package ledger
