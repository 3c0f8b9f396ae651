package openapi_test

import (
	"testing"

	"footnote/internal/openapi"
)

func TestBodiesAreCheckedAgainstThePublishedSpecs(t *testing.T) {
	for _, c := range []struct {
		spec, method, path, good, bad string
	}{
		{
			"discord", "post", "/channels/{channel_id}/messages",
			`{"content":"hi","allowed_mentions":{"parse":[]}}`, `{"content":7}`,
		},
		{
			"openai", "post", "/embeddings",
			`{"model":"m","input":["a"]}`, `{"input":["a"]}`,
		},
	} {
		spec := openapi.Find(t, c.spec)
		if spec == nil {
			t.Skipf("no shared/specs beside the repository: %s is not checked", c.spec)
		}
		pointer := spec.RequestBody(c.method, c.path)
		if pointer == "" {
			t.Fatalf("%s has no body for %s %s", c.spec, c.method, c.path)
		}
		if err := spec.Validate(pointer, []byte(c.good)); err != nil {
			t.Errorf("%s refused: %v", c.good, err)
		}
		if err := spec.Validate(pointer, []byte(c.bad)); err == nil {
			t.Errorf("%s accepted", c.bad)
		}
	}
}
