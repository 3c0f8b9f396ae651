package limit

import (
	"errors"
	"testing"
)

func TestWhoIsTooManyIsRefusedAtOnce(t *testing.T) {
	b := NewBerths(4, 2)
	take := func(person string, want error) func() {
		t.Helper()
		leave, err := b.Take(person)
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", person, err, want)
		}
		return leave
	}
	first := take("a", nil)
	take("a", nil)
	take("a", ErrPersonFull)
	take("b", nil)
	take("c", nil)
	take("d", ErrFull)
	first()
	take("a", nil)
	if n := b.Taken(); n != 4 {
		t.Errorf("%d are taken", n)
	}
}

func TestBerthsThatWereLeftLeaveNothing(t *testing.T) {
	b := NewBerths(3, 3)
	var all []func()
	for _, person := range []string{"a", "b", "a"} {
		leave, err := b.Take(person)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, leave)
	}
	for _, leave := range all {
		leave()
	}
	if b.Taken()+len(b.of) != 0 {
		t.Errorf("%d are taken, %d people are kept", b.Taken(), len(b.of))
	}
}
