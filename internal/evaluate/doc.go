// Package evaluate measures how well questions are answered: finding, citing,
// abstaining, and whether confidence means what it says.
//
// In go files of questions, one JSON object a line, with the place in the
// article that answers each ([ReadQuestions], [Check]), and what searches and
// answers ([Measure]). Out comes a [Run]: a [Result] for each question, and the
// figures over them, which can be kept and compared ([Compare]).
package evaluate
