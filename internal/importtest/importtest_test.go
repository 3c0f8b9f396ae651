package importtest_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"footnote/internal/importtest"
)

func TestEachBreachIsNamed(t *testing.T) {
	small := importtest.Rules{
		Module:      "m",
		Imports:     map[string][]string{".": {"b"}, "a": {}, "b": {"a"}, "atest": {"a"}, "data": {}},
		TestOnly:    []string{"atest"},
		TestData:    []string{"data"},
		Borders:     map[string][]string{"example.com/big": {"b"}},
		Environment: []string{"b"},
	}
	for _, c := range []struct {
		name, file, source string
		want               []string
	}{
		{"along the arrow", "b/x.go", `import "m/a"`, nil},
		{"against the arrow", "a/x.go", `import "m/b"`, []string{"a/x.go:1: a must not import m/b"}},
		{"from the root", "x.go", `import "m/a"`, []string{"x.go:1: . must not import m/a"}},
		{"the root", "a/x.go", `import "m"`, []string{"a/x.go:1: a must not import m"}},
		{"a name that only begins alike", "a/x.go", `import "mm/b"`, nil},
		{"against the arrow, in a test", "a/x_test.go", `import "m/b"`, []string{"a/x_test.go:1: a test of a must not import m/b"}},
		{"itself, in a test", "a/x_test.go", `import "m/a"`, nil},
		{"test server in a test", "a/x_test.go", `import "m/atest"`, nil},
		{"test server in the binary", "b/x.go", `import "m/atest"`, []string{"b/x.go:1: b must not import m/atest"}},
		{"sample data in a test", "a/x_test.go", `import "m/data"`, nil},
		{"sample data in the binary", "a/x.go", `import "m/data"`, []string{"a/x.go:1: a must not import m/data"}},
		{"behind its border", "b/x.go", `import "example.com/big/v2"`, nil},
		{"across a border", "a/x.go", `import "example.com/big/v2"`, []string{"a/x.go:1: a must not import example.com/big/v2"}},
		{"another module", "a/x.go", `import "example.com/bigger"`, nil},
		{"environment allowed", "b/x.go", `import "os"; var v = os.Getenv("V")`, nil},
		{"environment in a test", "a/x_test.go", `import "os"; var v = os.Getenv("V")`, nil},
		{"environment refused", "a/x.go", `import "os"; var v = os.Getenv("V")`, []string{"a/x.go:1: a must not use Getenv: only [b] may"}},
		{"environment by another name", "a/x.go", `import e "syscall"; var v = e.Environ()`, []string{"a/x.go:1: a must not use Environ: only [b] may"}},
		{"something else called os", "a/x.go", `var v = os.Getenv("V")`, nil},
		{"behind a build constraint", "a/x_plan9.go", `import "m/b"`, []string{"a/x_plan9.go:1: a must not import m/b"}},
		{"test data", "a/testdata/x.go", `import "m/b"`, nil},
		{"a nested module", "tools/x/x.go", `import "m/b"`, nil},
		{"a package without rules", "c/x.go", ``, []string{"package c has no line in the rules: add what it may import"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := fstest.MapFS{"go.mod": {}, "tools/go.mod": {}}
			for _, folder := range []string{"", "a/", "b/", "atest/", "data/"} {
				tree[folder+"doc.go"] = &fstest.MapFile{Data: []byte("package p")}
			}
			tree[c.file] = &fstest.MapFile{Data: []byte("package p; " + c.source)}
			got, err := importtest.Check(tree, small)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("breaches (-want +got):\n%s", diff)
			}
		})
	}
}

func TestARuleForNoPackageIsABreach(t *testing.T) {
	got, err := importtest.Check(fstest.MapFS{}, importtest.Rules{Imports: map[string][]string{"gone": {}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"package gone is in the rules, but not in the tree: remove its line"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("breaches (-want +got):\n%s", diff)
	}
}

func TestAFileThatDoesNotParseIsAnError(t *testing.T) {
	tree := fstest.MapFS{"a/x.go": {Data: []byte("package")}}
	if _, err := importtest.Check(tree, importtest.Rules{}); err == nil {
		t.Error("no error")
	}
}
