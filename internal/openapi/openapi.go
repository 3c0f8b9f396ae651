// Package openapi checks JSON bodies against the schemas of an OpenAPI
// document. It serves tests: a scripted server checks with it that what a
// client sends is what the real server documents.
package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Spec is an OpenAPI 3.1 document, whose schemas are JSON Schema draft 2020-12.
type Spec struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	document map[string]any
}

const resource = "openapi:///spec.json"

// Find loads the specification called name ("discord", "openai") from the
// folder shared/specs beside the repository, and returns nil where that
// folder is missing: then a test should say so and go on without it, or skip.
func Find(t testing.TB, name string) *Spec {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	path := filepath.Join(dir, "..", "shared", "specs", name+"-openapi.json")
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	spec, err := Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return spec
}

// Parse reads an OpenAPI document.
func Parse(data []byte) (*Spec, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("parse OpenAPI document: %w", err)
	}
	m, ok := document.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("parse OpenAPI document: not an object")
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(resource, document); err != nil {
		return nil, fmt.Errorf("parse OpenAPI document: %w", err)
	}
	return &Spec{compiler: c, document: m}, nil
}

// RequestBody returns the pointer to the schema of the JSON body that an
// operation takes, such as "post", "/channels/{channel_id}/messages". It is
// empty if the document has no such operation or the operation no such body.
func (s *Spec) RequestBody(method, path string) string {
	keys := []string{"paths", path, strings.ToLower(method), "requestBody", "content", "application/json", "schema"}
	var at any = s.document
	pointer := "#"
	for _, key := range keys {
		m, ok := at.(map[string]any)
		if !ok || m[key] == nil {
			return ""
		}
		at = m[key]
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
	}
	return pointer
}

// Validate checks a JSON body against the schema at a pointer such as
// "#/components/schemas/CreateEmbeddingRequest".
func (s *Spec) Validate(pointer string, body []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	schema, err := s.compiler.Compile(resource + pointer)
	if err != nil {
		return fmt.Errorf("compile schema %s: %w", pointer, err)
	}
	if !json.Valid(body) {
		return fmt.Errorf("body is not JSON: %.80q", body)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("body: %w", err)
	}
	return schema.Validate(value)
}
