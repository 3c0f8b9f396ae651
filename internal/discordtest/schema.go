package discordtest

import (
	"fmt"
	"regexp"
	"testing"

	"footnote/internal/openapi"
)

// validator checks bodies against Discord's OpenAPI document; it is nil where
// a test does not have that.
func validator(t testing.TB) func(method, path string, body []byte) error {
	t.Helper()
	spec := openapi.Find(t, "discord")
	if spec == nil {
		t.Log("no OpenAPI document of Discord: bodies are checked against its limits alone")
		return nil
	}
	return func(method, path string, body []byte) error {
		pointer := spec.RequestBody(method, path)
		if pointer == "" {
			return fmt.Errorf("the OpenAPI document has no body for %s %s", method, path)
		}
		return spec.Validate(pointer, permissionText.ReplaceAll(body, []byte("${1}${2}")))
	}
}

// permissionText is a field that the documentation has as a text and the
// OpenAPI document as a number; Discord takes both.
var permissionText = regexp.MustCompile(`("default_member_permissions"\s*:\s*)"(\d+)"`)
