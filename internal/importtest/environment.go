package importtest

import (
	"go/ast"
	"strings"
)

// environmentUses returns the places that read or change the environment.
func environmentUses(syntax *ast.File) []*ast.SelectorExpr {
	names := map[string]bool{}
	for _, spec := range syntax.Imports {
		if spec.Path.Value != `"os"` && spec.Path.Value != `"syscall"` {
			continue
		}
		name := strings.Trim(spec.Path.Value, `"`)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = true
	}
	var uses []*ast.SelectorExpr
	for node := range ast.Preorder(syntax) {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			continue
		}
		if x, ok := selector.X.(*ast.Ident); ok && names[x.Name] && isEnvironment(selector.Sel.Name) {
			uses = append(uses, selector)
		}
	}
	return uses
}

func isEnvironment(function string) bool {
	switch function {
	case "Getenv", "LookupEnv", "Environ", "ExpandEnv", "Setenv", "Unsetenv", "Clearenv":
		return true
	}
	return false
}
