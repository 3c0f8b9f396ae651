// Package app wires Footnote: it is the one place that knows which parts a
// configuration asks for.
//
// In goes a [config.Config]; out come a [Library], whose index is up to date
// with the corpus and can be asked, and the [Check]s of doctor.
package app
