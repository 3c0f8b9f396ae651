// Package importtest holds the packages of a module to rules about what they
// may import, and about who may read the environment.
//
// In goes a source tree and [Rules]. Out comes a line for each breach. The
// rules of this module stand in the package's test.
package importtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Rules say what the packages of one module may import. A package is named by
// its slash-separated folder under the module's root, "." for the root.
type Rules struct {
	// Module is the module's path.
	Module string
	// Imports are the packages of the module that each package may import.
	// A package that is no key here is a breach, and so is a key without a
	// package.
	Imports map[string][]string
	// TestOnly are packages that only test files and each other may import.
	// Test files of every package may import them.
	TestOnly []string
	// TestData are packages that test files of every package may import too.
	TestData []string
	// Borders are import paths of other modules that only some packages may
	// import, in test files too. A key covers the paths below it.
	Borders map[string][]string
	// Environment are the packages that may read the process's environment;
	// test files always may.
	Environment []string
}

// A file is one parsed Go file.
type file struct {
	folder string
	isTest bool
	syntax *ast.File
	set    *token.FileSet
}

// Check returns a line for each breach of the rules in the tree, sorted. It
// reads every Go file whatever its build constraints, but no folder that the
// go command ignores (testdata, or starting with "." or "_") and no nested
// module.
func Check(tree fs.FS, rules Rules) ([]string, error) {
	files, err := parse(tree)
	if err != nil {
		return nil, err
	}
	var breaches []string
	seen := map[string]bool{}
	for _, f := range files {
		seen[f.folder] = true
		if _, ok := rules.Imports[f.folder]; ok {
			breaches = append(breaches, rules.check(f)...)
		}
	}
	for folder := range seen {
		if _, ok := rules.Imports[folder]; !ok {
			breaches = append(breaches, fmt.Sprintf("package %s has no line in the rules: add what it may import", folder))
		}
	}
	for folder := range rules.Imports {
		if !seen[folder] {
			breaches = append(breaches, fmt.Sprintf("package %s is in the rules, but not in the tree: remove its line", folder))
		}
	}
	slices.Sort(breaches)
	return breaches, nil
}

func parse(tree fs.FS) ([]file, error) {
	var files []file
	set := token.NewFileSet()
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return skipped(tree, name)
		case path.Ext(name) != ".go":
			return nil
		}
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, file{path.Dir(name), strings.HasSuffix(name, "_test.go"), syntax, set})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read source tree: %w", err)
	}
	return files, nil
}

// skipped returns [fs.SkipDir] for a folder that holds no package of the module.
func skipped(tree fs.FS, folder string) error {
	base := path.Base(folder)
	if folder == "." {
		return nil
	}
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return fs.SkipDir
	}
	if _, err := fs.Stat(tree, path.Join(folder, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}

// check returns the breaches of one file whose package has a line in the rules.
func (r Rules) check(f file) []string {
	var breaches []string
	breach := func(at token.Pos, format string, args ...any) {
		p := f.set.Position(at)
		breaches = append(breaches, fmt.Sprintf("%s:%d: ", p.Filename, p.Line)+fmt.Sprintf(format, args...))
	}
	for _, spec := range f.syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err == nil && !r.mayImport(f, imported) {
			breach(spec.Pos(), "%s must not import %s", r.who(f), imported)
		}
	}
	if !f.isTest && !slices.Contains(r.Environment, f.folder) {
		for _, use := range environmentUses(f.syntax) {
			breach(use.Pos(), "%s must not use %s: only %v may", f.folder, use.Sel.Name, r.Environment)
		}
	}
	return breaches
}

func (r Rules) who(f file) string {
	if f.isTest {
		return "a test of " + f.folder
	}
	return f.folder
}

func (r Rules) mayImport(f file, imported string) bool {
	if imported == r.Module {
		return slices.Contains(r.Imports[f.folder], ".")
	}
	folder, ours := strings.CutPrefix(imported, r.Module+"/")
	if ours {
		return r.mayImportOurs(f, folder)
	}
	for border, allowed := range r.Borders {
		if imported == border || strings.HasPrefix(imported, border+"/") {
			return slices.Contains(allowed, f.folder)
		}
	}
	return true
}

func (r Rules) mayImportOurs(f file, folder string) bool {
	if slices.Contains(r.TestOnly, folder) && !f.isTest && !slices.Contains(r.TestOnly, f.folder) {
		return false
	}
	if slices.Contains(r.Imports[f.folder], folder) {
		return true
	}
	// An external test imports the package that it tests.
	return f.isTest && (folder == f.folder || slices.Contains(r.TestOnly, folder) || slices.Contains(r.TestData, folder))
}
