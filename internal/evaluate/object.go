package evaluate

import (
	"bytes"
	"encoding/json"
)

// An object is a JSON object under way, whose names keep their order.
type object struct {
	b   bytes.Buffer
	err error
}

func (o *object) add(name string, value any) {
	if o.err != nil {
		return
	}
	for i, part := range []any{name, value} {
		text, err := json.Marshal(part)
		if err != nil {
			o.err = err
			return
		}
		switch {
		case i == 1:
			o.b.WriteByte(':')
		case o.b.Len() > 0:
			o.b.WriteByte(',')
		}
		o.b.Write(text)
	}
}

func (o *object) bytes() ([]byte, error) {
	if o.err != nil {
		return nil, o.err
	}
	return []byte("{" + o.b.String() + "}"), nil
}
