// Package config holds the settings of Footnote.
//
// One table ([Settings]) names each setting with its default, check and help;
// .env.example, doctor and the documentation come from it. In go flags, the
// environment and a .env file, in this order of rank; out comes a [Config]
// whose values were checked. It is the one package that reads the environment.
package config

//go:generate go test . -run TestTheExampleFileIsTheTable -update
